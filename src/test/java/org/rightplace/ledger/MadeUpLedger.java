package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A made-up ledger of six entries, or of eight of which two erase, the same to the byte whenever it is made: ids, times, salts and keys are given, not drawn. */
final class MadeUpLedger {

    static final int SIZE = 6;
    static final int EARLIER = 3;

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;

    final SigningKey secret;
    final NoteKey key;
    final List<Entry> entries = new ArrayList<>();
    final List<List<Audit.Section>> sections = new ArrayList<>();

    /** @param seed of the key: made up, and of no use to anybody */
    MadeUpLedger(int seed) {
        secret = key(seed);
        key = NoteKey.of(Checkpoint.origin(id(0)), secret.publicKey());
        add(
                EntryKind.GENESIS,
                null,
                Map.of(),
                NODE.objectNode().put("algorithm", "Ed25519").put("publicKey", secret.publicKey()));
        add(EntryKind.PLACEMENT_RECOMMENDATION, null, person("Ann Example", "2015-04-12"), advice("NAME_REQUESTED"));
        add(EntryKind.PLACEMENT_RECOMMENDATION, null, person("Ben Example", "2012-09-30"), advice("NEEDS_EVIDENCE"));
        add(EntryKind.HUMAN_CHOICE, id(1), Map.of(), NODE.objectNode().put("choice", "agreed"));
        add(EntryKind.CONTRACT_REVIEW, null, Map.of(), advice("NOT_READY"));
        add(EntryKind.HUMAN_CHOICE, id(2), Map.of(), NODE.objectNode().put("choice", "deferred"));
    }

    private static Map<String, JsonNode> person(String name, String born) {
        var sections = new TreeMap<String, JsonNode>();
        sections.put("person", NODE.objectNode().put("name", name).put("dateOfBirth", born));
        sections.put("views", NODE.textNode("wants to stay with friends"));
        return sections;
    }

    private static JsonNode advice(String outcome) {
        var content = NODE.objectNode();
        content.putObject("result").put("outcome", outcome);
        return content;
    }

    private static String id(int sequence) {
        return "01936b1c-0000-7000-8000-%012d".formatted(sequence);
    }

    /** A key of a seed: what is drawn for it is one byte again and again. */
    static SigningKey key(int seed) {
        try {
            var pairs = KeyPairGenerator.getInstance(SigningKey.ALGORITHM);
            pairs.initialize(255, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    Arrays.fill(bytes, (byte) seed);
                }
            });
            return new SigningKey(pairs.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(EntryKind kind, String follows, Map<String, JsonNode> said, JsonNode content) {
        int sequence = entries.size();
        var kept = new ArrayList<Audit.Section>();
        var commitments = new TreeMap<String, String>();
        said.forEach((name, value) -> {
            var salt = new byte[PrivateSection.SALT_BYTES];
            Arrays.fill(salt, (byte) (16 * sequence + kept.size()));
            var canonical = CanonicalJson.bytes(value);
            kept.add(new Audit.Section(name, salt, canonical));
            commitments.put(name, Commitment.of(salt, canonical));
        });
        var at = Instant.parse("2026-11-20T09:00:00.000Z").plusSeconds(60L * sequence);
        var draft =
                new Draft(kind, follows, "sen-officer", "made-up", null, null, (ObjectNode) content, Map.of(), null);
        var body = Body.of(draft, id(sequence), null, at, "0.1.0", commitments);
        entries.add(new Entry(sequence, id(sequence), kind, at, body, LeafHash.of(body)));
        sections.add(kept);
    }

    /** Another with two erasures: of what entry 2 says, and of one section of entry 1. */
    static MadeUpLedger erased(int seed) {
        var ledger = new MadeUpLedger(seed);
        ledger.erase(2, "person", "views");
        ledger.erase(1, "views");
        return ledger;
    }

    private void erase(int sequence, String... names) {
        var content = NODE.objectNode().put("reason", "made-up");
        content.set(Erased.FIELD, Erased.json(List.of(new Erased(sequence, List.of(names)))));
        add(EntryKind.ERASURE, null, Map.of(), content);
        sections.get(sequence).removeIf(one -> List.of(names).contains(one.name()));
    }

    /** A signed checkpoint of the first entries. */
    String checkpoint(int size) {
        var edge = RightEdge.EMPTY;
        for (Entry entry : entries.subList(0, size)) {
            edge = edge.plus(entry.leafHash()).edge();
        }
        return SignedNote.sign(new Checkpoint(key.name(), size, edge.root()).text(), key, secret)
                .written();
    }

    /** Exports it into a folder that is made, with an earlier checkpoint and with the private sections. */
    void export(Path folder) throws IOException {
        Files.createDirectories(folder);
        Export.entries(
                folder,
                new Export.Source() {
                    @Override
                    public List<Entry> from(long sequence) {
                        return entries.subList((int) sequence, entries.size());
                    }

                    @Override
                    public List<Audit.Section> sections(long sequence) {
                        return sections.get((int) sequence);
                    }
                },
                entries.size(),
                true);
        var earlier = Files.createTempDirectory("earlier").resolve("checkpoint-%012d.txt".formatted(EARLIER));
        Files.writeString(earlier, checkpoint(EARLIER));
        Export.finish(folder, checkpoint(entries.size()), List.of(earlier), key, secret);
        Files.delete(earlier);
        Files.delete(earlier.getParent());
    }

    /** Signs a folder anew, as only somebody with the key can. */
    void sign(Path folder) throws IOException {
        Files.delete(folder.resolve(Manifest.NAME));
        Export.sign(folder, key, secret);
    }

    /** The lines of a file, changed by somebody. */
    static void rewrite(Path file, UnaryOperator<List<String>> change) throws IOException {
        var lines = change.apply(new ArrayList<>(Files.readAllLines(file, UTF_8)));
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}

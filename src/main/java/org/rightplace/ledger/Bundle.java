package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Checks an exported ledger. Opens no database; asks nobody. */
public final class Bundle {

    private static final Pattern LEAF = Pattern.compile("(0|[1-9][0-9]{0,17}) ([0-9a-f]{64})");

    /** Longer than any line an export writes: a body and a private section each have a budget. */
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final Path folder;
    private final List<Audit.Anchor> anchors = new ArrayList<>();
    private final Audit audit;

    private Bundle(Path folder, NoteKey key) {
        this.folder = folder;
        this.audit = new Audit(key, anchors, Files.isRegularFile(folder.resolve(Export.PRIVATE)));
    }

    /**
     * Checks a folder that an export made: bytes first, then what they say.
     *
     * @param trusted key got from elsewhere; null to take the bundle's own, and then its checkpoints anchor nothing
     * @param outside checkpoint files got from elsewhere
     * @throws IllegalArgumentException when the folder is no export; the message says why
     */
    public static Verdict verify(Path folder, NoteKey trusted, List<Path> outside) {
        try {
            if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
                throw new IllegalArgumentException(
                        "This is no exported ledger: there is no file " + Manifest.NAME + " in it");
            }
            var key = trusted == null ? own(folder) : trusted;
            var bundle = new Bundle(folder, key);
            if (key == null) {
                bundle.audit.problem(Export.KEY + " is missing or no key, so that no signature can be checked");
            }
            if (trusted != null && !trusted.equals(own(folder))) {
                bundle.audit.problem(Export.KEY + " is not the key given");
            }
            bundle.bytes(key);
            bundle.checkpoints(key, trusted != null, outside);
            bundle.entries();
            return bundle.audit.verdict();
        } catch (IOException e) {
            throw new IllegalArgumentException("The exported ledger cannot be read; check who may read its files");
        }
    }

    private static NoteKey own(Path folder) throws IOException {
        try {
            return NoteKey.parse(new String(Files.readAllBytes(folder.resolve(Export.KEY)), UTF_8));
        } catch (IllegalArgumentException | NoSuchFileException e) {
            return null;
        }
    }

    /** The manifest's signature, and every file against it. */
    private void bytes(NoteKey key) throws IOException {
        Manifest listed;
        try {
            var note = SignedNote.parse(Files.readAllBytes(folder.resolve(Manifest.NAME)));
            if (key != null && !note.signedBy(key)) {
                audit.problem(Manifest.NAME
                        + " is not signed with the key: a file was changed, or the key is another ledger's");
            }
            listed = Manifest.parse(note.text(), Manifest.EXPORT);
        } catch (IllegalArgumentException e) {
            audit.problem(Manifest.NAME + " cannot be read: " + e.getMessage());
            return;
        }
        var there = Manifest.of(folder).files();
        listed.files().forEach((name, file) -> {
            if (!there.containsKey(name)) {
                audit.problem(name + " is missing");
            } else if (!there.get(name).equals(file)) {
                audit.problem(name + " is not as " + Manifest.NAME + " has it: its bytes were changed");
            }
        });
        there.keySet().stream()
                .filter(name -> !listed.files().containsKey(name))
                .forEach(name -> audit.problem("a file is there that " + Manifest.NAME + " does not list"));
        for (String needed : List.of(Export.ENTRIES, Export.LEAVES, Export.CHECKPOINT, Export.KEY)) {
            if (!listed.files().containsKey(needed)) {
                audit.problem(Manifest.NAME + " does not list " + needed);
            }
        }
    }

    private void checkpoints(NoteKey key, boolean trusted, List<Path> outside) {
        if (key == null) {
            return;
        }
        var newest = folder.resolve(Export.CHECKPOINT);
        CheckpointFiles.one(newest, Export.CHECKPOINT, key, trusted, audit, anchors);
        for (Path file : CheckpointFiles.in(folder.resolve(Export.EARLIER))) {
            CheckpointFiles.one(file, Export.EARLIER + "/" + file.getFileName(), key, trusted, audit, anchors);
        }
        CheckpointFiles.read(outside, key, audit, anchors);
    }

    /** Lines of a file that is missing are none. */
    private InputStream open(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.isRegularFile(file)
                ? new BufferedInputStream(Files.newInputStream(file))
                : InputStream.nullInputStream();
    }

    private void entries() throws IOException {
        try (var entries = open(Export.ENTRIES);
                var leaves = open(Export.LEAVES);
                var sections = open(Export.PRIVATE)) {
            var kept = new Sections(sections);
            for (var body = line(entries); body != null; body = line(entries)) {
                long sequence = audit.size();
                audit.entry(body, leaf(leaves, sequence), kept.of(sequence));
            }
            if (line(leaves) != null) {
                audit.problem(audit.size(), "its hash is recorded, and its body is missing");
            }
            kept.end();
        }
        long covered = anchors.stream()
                .filter(anchor -> anchor.from().equals(Export.CHECKPOINT))
                .mapToLong(anchor -> anchor.checkpoint().size())
                .findFirst()
                .orElse(audit.size());
        if (audit.size() > covered) {
            audit.problem(covered, "it stands after the last one that " + Export.CHECKPOINT + " covers");
        }
    }

    private String leaf(InputStream leaves, long sequence) throws IOException {
        var line = line(leaves);
        var read = LEAF.matcher(line == null ? "" : new String(line, UTF_8));
        if (!read.matches()) {
            return "";
        }
        if (Long.parseLong(read.group(1)) != sequence) {
            audit.problem(
                    sequence,
                    "the number recorded here is " + read.group(1)
                            + ": an entry is missing, or stands where another should");
        }
        return read.group(2);
    }

    /** The next line without its end; null when there is none. What ends without one counts as a line that was cut. */
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST_LINE) {
                throw new IllegalArgumentException(
                        "This is no exported ledger: a line is longer than any that is written");
            }
            line.write(b);
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    /** Private sections, which stand in the order of their entries. */
    private final class Sections {
        private final InputStream in;
        private boolean damaged;
        private long at = -1;
        private Audit.Section next;

        Sections(InputStream in) throws IOException {
            this.in = in;
            advance();
        }

        List<Audit.Section> of(long sequence) throws IOException {
            var found = new ArrayList<Audit.Section>();
            while (next != null && at == sequence) {
                found.add(next);
                advance();
            }
            return found;
        }

        void end() {
            if (next != null && !damaged) {
                audit.problem("a private section in " + Export.PRIVATE
                        + " is of an entry that is not there, or out of order");
            }
        }

        private void advance() throws IOException {
            next = null;
            var line = line(in);
            if (line == null) {
                return;
            }
            try {
                JsonNode read = Audit.STRICT.readTree(line);
                if (Arrays.equals(CanonicalJson.bytes(read), line)
                        && read.path("sequence").isIntegralNumber()
                        && read.has("content")) {
                    at = read.get("sequence").longValue();
                    next = new Audit.Section(
                            read.path("name").asText(),
                            HexFormat.of().parseHex(read.path("salt").asText()),
                            CanonicalJson.bytes(read.get("content")));
                    return;
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                // Said below, without what stands there.
            }
            damaged = true;
            audit.privateUnread();
            audit.problem("a line of " + Export.PRIVATE + " after those of entry " + Math.max(at, 0)
                    + " is not as it was written, so none after it was checked");
        }
    }
}

package org.rightplace.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the entries of a ledger one after the other, wherever they come from: everything is worked out again from their raw bytes. */
final class Audit {

    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FIELDS = Set.of(
            "schema",
            "decisionId",
            "kind",
            "follows",
            "recordedAt",
            "actorRole",
            "subject",
            "question",
            "lawAsAt",
            "factsAsAt",
            "program",
            "content",
            "commitments");

    /**
     * A checkpoint that the entries are held against, its signature already checked.
     *
     * @param from where it came from
     * @param outside whether it anchors: it came from outside what is checked, or was signed with a key that did
     */
    record Anchor(String from, Checkpoint checkpoint, boolean outside) {}

    /** A private section. */
    record Section(String name, byte[] salt, byte[] content) {}

    private final NoteKey key;
    private final List<Anchor> anchors;
    private final List<Verdict.Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private RightEdge edge = RightEdge.EMPTY;
    private long agreed;
    private boolean disagreed;
    private final Missing missing;
    private long sections;
    private long anchored;
    private String by;

    /**
     * @param key that entry 0 has to name; null when it is not known
     * @param withPrivate whether private sections are there, so that one that is not was erased, and an entry says so
     */
    Audit(NoteKey key, List<Anchor> anchors, boolean withPrivate) {
        this.key = key;
        this.anchors = anchors;
        this.missing = new Missing(withPrivate);
    }

    void problem(String words) {
        problems.add(new Verdict.Problem(null, words));
    }

    void problem(long sequence, String words) {
        problems.add(new Verdict.Problem(sequence, words));
    }

    /** How many entries were taken in. */
    long size() {
        return edge.size();
    }

    RightEdge edge() {
        return edge;
    }

    /**
     * Takes in the next entry.
     *
     * @param leaf the hash recorded for it
     * @param there its private sections
     * @return the body; null when it cannot be read
     */
    JsonNode entry(byte[] body, String leaf, List<Section> there) {
        long sequence = edge.size();
        var hash = LeafHash.of(body);
        if (!hash.equals(leaf)) {
            problem(sequence, "its body does not have the hash that was recorded for it; one of the two was changed");
        }
        var read = body(sequence, body);
        if (read != null) {
            sections(sequence, read.get("commitments"), there);
            if (EntryKind.ERASURE.wireName().equals(read.get("kind").textValue())) {
                missing.erasure(sequence, read, this::problem);
            }
        }
        edge = edge.plus(hash).edge();
        for (Anchor anchor : anchors) {
            if (anchor.checkpoint().size() == edge.size()) {
                compare(anchor);
            }
        }
        return read;
    }

    private void compare(Anchor anchor) {
        long size = edge.size();
        if (disagreed) {
            return; // what was changed before changes every root after it
        }
        if (anchor.checkpoint().root().equals(edge.root())) {
            agreed = Math.max(agreed, size);
            if (anchor.outside() && size > anchored) {
                anchored = size;
                by = anchor.from();
            }
        } else {
            problem("the first " + size + " entries do not have the root that " + anchor.from()
                    + " was signed for; one of entries " + agreed + " to " + (size - 1)
                    + " was changed, moved or put in");
            disagreed = true;
        }
    }

    private JsonNode body(long sequence, byte[] raw) {
        JsonNode body;
        try {
            body = STRICT.readTree(raw);
        } catch (JsonProcessingException e) {
            problem(sequence, "its body is not JSON, or a name stands twice in it");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = new HashSet<String>();
        body.fieldNames().forEachRemaining(names::add);
        if (!names.equals(FIELDS)
                || !body.path("commitments").isObject()
                || !body.path("decisionId").isTextual()
                || !Body.SCHEMA.equals(body.path("schema").textValue())) {
            problem(sequence, "its body is not one of schema " + Body.SCHEMA);
            return null;
        }
        try {
            if (!Arrays.equals(CanonicalJson.bytes(body), raw)) {
                problem(sequence, "its body is not in canonical form");
            }
        } catch (NotCanonical e) {
            problem(sequence, "its body has no canonical form");
        }
        links(sequence, body);
        return body;
    }

    private void links(long sequence, JsonNode body) {
        var kind = body.get("kind").textValue();
        if (EntryKind.GENESIS.wireName().equals(kind) != (sequence == 0)) {
            problem(sequence, sequence == 0 ? "the first entry is not genesis" : "only the first entry is genesis");
        }
        if (sequence == 0 && key != null && !names(body, key)) {
            problem(0, "it names another key than the one the checkpoint is signed with");
        }
        var follows = body.get("follows");
        if (!follows.isNull() && !ids.contains(follows.asText())) {
            problem(sequence, "it follows a decision that does not stand before it");
        }
        if (!ids.add(body.get("decisionId").textValue())) {
            problem(sequence, "its decision id stands before it already");
        }
    }

    private static boolean names(JsonNode genesis, NoteKey key) {
        try {
            return NoteKey.of(
                            Checkpoint.origin(genesis.get("decisionId").textValue()),
                            genesis.at("/content/publicKey").asText())
                    .equals(key);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void sections(long sequence, JsonNode commitments, List<Section> there) {
        var seen = new HashSet<String>();
        var given = new HashSet<String>();
        for (Section section : there) {
            sections++;
            var committed = commitments.path(section.name()).textValue();
            given.add(section.name());
            boolean right = section.salt().length == PrivateSection.SALT_BYTES
                    && Commitment.of(section.salt(), section.content()).equals(committed);
            if (!right || !seen.add(section.name())) {
                problem(
                        sequence,
                        "a private section is not the one the entry is committed to"
                                + (committed == null ? "" : ": " + section.name()));
            }
        }
        commitments.fieldNames().forEachRemaining(name -> missing.section(sequence, name, given.contains(name)));
    }

    /** Not all private sections could be read, so that it cannot be told which are missing. */
    void privateUnread() {
        missing.unread();
    }

    /** To be called once all entries are in. */
    Verdict verdict() {
        for (Anchor anchor : anchors) {
            if (anchor.checkpoint().size() > edge.size()) {
                problem(
                        edge.size(),
                        anchor.from() + " covers " + anchor.checkpoint().size() + " entries, and there are only "
                                + edge.size() + ": the last ones were cut off");
            }
        }
        missing.end(this::problem);
        return new Verdict(
                edge.size(), sections, missing.erased(), missing.leftOut(), anchored, by, List.copyOf(problems));
    }
}

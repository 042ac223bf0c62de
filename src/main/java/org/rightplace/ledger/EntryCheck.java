package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks what a ledger says of itself against its signatures, as somebody outside would: from the bytes of an entry, a proof and signed
 * checkpoints, with nothing of what is already worked out taken on trust.
 */
final class EntryCheck {

    private final NoteKey key;
    private final List<Checking.Step> steps = new ArrayList<>();

    EntryCheck(NoteKey key) {
        this.key = key;
    }

    /**
     * That an entry is what its private part and its number say, and is in a checkpoint.
     *
     * @param genesis the body of entry 0
     * @param there the private sections that are left
     */
    static Checking of(
            NoteKey key,
            Entry entry,
            byte[] genesis,
            List<Audit.Section> there,
            InclusionProof proof,
            String checkpoint) {
        var check = new EntryCheck(key);
        check.hash(entry);
        check.sections(entry, there);
        check.key(genesis);
        var signed = check.signature("the newest checkpoint", checkpoint);
        if (signed != null) {
            check.included(entry, proof, signed);
        }
        return new Checking(checkpoint, check.steps);
    }

    /** That what one checkpoint covers is the beginning of what another covers. */
    static Checking of(NoteKey key, String earlier, String later, List<String> path) {
        var check = new EntryCheck(key);
        var first = check.signature("the earlier checkpoint", earlier);
        var second = check.signature("the later checkpoint", later);
        if (first != null && second != null) {
            check.add(
                    "We worked out both totals again from a proof of " + path.size() + " hashes.",
                    MerkleProof.extend(first.size(), first.root(), second.size(), second.root(), path),
                    "The log of " + second.size() + " entries begins with the same " + first.size()
                            + " entries. Nothing among them was changed, taken out or put in.",
                    "The log of " + second.size() + " entries does not begin with the " + first.size()
                            + " entries that were signed for before. Something among them was changed.");
        }
        return new Checking(later, check.steps);
    }

    private void hash(Entry entry) {
        add(
                "We worked out the hash of the record again, from its own bytes.",
                LeafHash.of(entry.bodyBytes()).equals(entry.leafHash()),
                "It is the hash that was written down when the record was made.",
                "It is not the hash that was written down. The record or its hash was changed.");
    }

    private void sections(Entry entry, List<Audit.Section> there) {
        var commitments = CanonicalJson.read(entry.bodyBytes()).path("commitments");
        boolean right = there.stream()
                .allMatch(one -> Commitment.of(one.salt(), one.content())
                        .equals(commitments.path(one.name()).textValue()));
        int gone = commitments.size() - there.size();
        add(
                "We held each private part that is still kept against its seal in the record.",
                right,
                there.isEmpty()
                        ? (commitments.isEmpty()
                                ? "This record has no private part."
                                : "All private parts have been erased.")
                        : "Each of the " + there.size() + " fits its seal."
                                + (gone > 0 ? " " + gone + " more have been erased." : ""),
                "A private part does not fit its seal. It was changed.");
    }

    private void key(byte[] genesis) {
        var body = CanonicalJson.read(genesis);
        boolean named;
        try {
            named = NoteKey.of(
                            Checkpoint.origin(body.path("decisionId").asText()),
                            body.at("/content/publicKey").asText())
                    .equals(key);
        } catch (IllegalArgumentException e) {
            named = false;
        }
        add(
                "We looked whether the key is the one that the first entry of the log names.",
                named,
                "It is.",
                "It is another key. The key or the first entry was changed.");
    }

    /** @return null for a checkpoint of which nothing can be believed */
    private Checkpoint signature(String which, String note) {
        Checkpoint read = null;
        try {
            var parsed = SignedNote.parse(note.getBytes(UTF_8));
            var checkpoint = Checkpoint.parse(parsed.text());
            if (parsed.signedBy(key) && checkpoint.origin().equals(key.name())) {
                read = checkpoint;
            }
        } catch (IllegalArgumentException e) {
            // Said below: what cannot be read is signed by nobody.
        }
        add(
                "We checked the signature of " + which + " with the key of this log.",
                read != null,
                "The signature is right." + (read == null ? "" : " It is signed for " + read.size() + " entries."),
                "The signature is not right. The checkpoint was changed, forged, or is of another log.");
        return read;
    }

    private void included(Entry entry, InclusionProof proof, Checkpoint signed) {
        add(
                "We worked out the total over all " + signed.size()
                        + " entries again, from the hash of this record and the "
                        + proof.path().size() + " hashes beside its way up.",
                MerkleProof.includes(
                        LeafHash.of(entry.bodyBytes()), entry.sequence(), signed.size(), proof.path(), signed.root()),
                "It is the total that was signed. The record is in the log as entry " + entry.sequence()
                        + ", unchanged.",
                "It is not the total that was signed. The record is not in the log under this number as it was.");
    }

    private void add(String what, boolean good, String right, String wrong) {
        steps.add(new Checking.Step(what, good, good ? right : wrong));
    }
}

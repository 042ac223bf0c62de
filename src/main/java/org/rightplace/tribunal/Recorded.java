package org.rightplace.tribunal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.ledger.Commitment;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.LeafHash;
import org.rightplace.ledger.NotCanonical;
import org.rightplace.ledger.NoteKey;
import org.rightplace.ledger.PrivateSection;
import org.rightplace.ledger.Receipt;
import org.rightplace.ledger.StoredEntry;

/**
 * One record as a bundle has it.
 *
 * @param body canonical JSON, whose hash is in the ledger
 * @param sections what is left of its private part
 * @param receipt that proves the body
 */
record Recorded(byte[] body, List<PrivateSection> sections, Receipt receipt) {

    /** As the ledger would give it. */
    StoredEntry stored() {
        var read = receipt.body();
        var contents = new LinkedHashMap<String, JsonNode>();
        sections.forEach(section -> contents.put(section.name(), section.content()));
        var entry = new Entry(
                receipt.sequence(),
                text("decisionId"),
                EntryKind.named(text("kind")),
                Instant.parse(text("recordedAt")),
                body,
                LeafHash.of(body));
        return new StoredEntry(entry, read, contents);
    }

    String text(String field) {
        return receipt.body().path(field).asText();
    }

    /** Names of the private sections it was recorded with and that are not there. */
    List<String> absent() {
        var absent = new ArrayList<String>();
        receipt.body().path("commitments").fieldNames().forEachRemaining(absent::add);
        sections.forEach(section -> absent.remove(section.name()));
        return absent;
    }

    /** What of it is not as it was recorded, each with the file it is in. */
    List<String> wrong(String folder, NoteKey key) {
        var why = receipt.wrong(key);
        if (why.isPresent()) {
            return List.of(folder + Layout.RECEIPT + " proves nothing. " + why.get());
        }
        var wrong = new ArrayList<String>();
        if (!Arrays.equals(CanonicalJson.bytes(receipt.body()), body)) {
            wrong.add(folder + Layout.RECORD + " is not the record that " + folder + Layout.RECEIPT + " is for");
        }
        sections.stream()
                .filter(section -> !committed(section))
                .forEach(section -> wrong.add(folder + Layout.PRIVATE + " holds what was not recorded"));
        return wrong;
    }

    private boolean committed(PrivateSection section) {
        try {
            return receipt.body()
                    .path("commitments")
                    .path(section.name())
                    .asText()
                    .equals(Commitment.of(section.salt(), CanonicalJson.bytes(section.content())));
        } catch (NotCanonical e) {
            return false;
        }
    }
}

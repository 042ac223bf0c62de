package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Proofs;
import org.rightplace.rulebook.Catalogue;

/**
 * Where an answer stands in the ledger.
 *
 * <p>The checkpoint is signed when it is shown, not when the answer is read: a list of answers shows none.
 *
 * @param id decision id; null for a what-if
 * @param sequence in the ledger; null for a what-if
 * @param recordedAt when, ISO 8601; null for a what-if
 * @param logged whether it is in the ledger
 * @param signed gives the checkpoint of the ledger as it was once it held this answer; null for a what-if
 */
public record Decision(String id, Long sequence, String recordedAt, boolean logged, Supplier<String> signed) {

    /** Of an answer that is only tried out. */
    public static final Decision WHAT_IF = new Decision(null, null, null, false, null);

    /** Of an answer an entry records. */
    public static Decision of(Entry entry, Proofs proofs) {
        return of(entry, () -> proofs.checkpoint(entry.sequence() + 1));
    }

    /** Of an answer an entry records, away from its ledger. */
    public static Decision of(Entry entry, Supplier<String> signed) {
        return new Decision(
                entry.decisionId(), entry.sequence(), entry.recordedAt().toString(), true, signed);
    }

    /** The ledger as it was once it held this answer, signed: the same whenever it is asked for. Null for a what-if. */
    public String checkpoint() {
        return logged ? signed.get() : null;
    }

    /** Where the answer is recorded and by which rulebook it was made, an item each, for under every answer. An item may have several lines. */
    public List<String> provenance(Catalogue catalogue, LocalDate lawAsAt) {
        var lines = new ArrayList<String>();
        lines.add(
                logged
                        ? "Recorded as decision " + id + ", entry " + sequence + ", at " + recordedAt + "."
                        : "A trial: not recorded, and nothing may be decided on it.");
        lines.add("Rulebook " + catalogue.manifest().name() + " "
                + catalogue.manifest().version() + ", " + catalogue.digest() + ", law as at " + lawAsAt + ".");
        if (logged) {
            lines.add(
                    "Checkpoint of the log. Keep it: with it anybody can check later that this record was not changed.\n"
                            + checkpoint().strip());
        }
        return List.copyOf(lines);
    }

    /**
     * As the API has it.
     *
     * @param factsAsAt the day whose registers were read; null where none were
     */
    public ObjectNode json(Catalogue catalogue, LocalDate lawAsAt, LocalDate factsAsAt) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("sequence", sequence);
        node.put("recordedAt", recordedAt);
        node.put("logged", logged);
        node.put("lawAsAt", lawAsAt.toString());
        if (factsAsAt != null) {
            node.put("factsAsAt", factsAsAt.toString());
        }
        node.set("rulebook", rulebook(catalogue));
        node.put("checkpoint", checkpoint());
        return node;
    }

    /** Which rulebook an answer was made with: what answers and their records both say. */
    public static ObjectNode rulebook(Catalogue catalogue) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", catalogue.manifest().name())
                .put("version", catalogue.manifest().version())
                .put("digest", catalogue.digest());
    }
}

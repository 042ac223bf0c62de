package org.rightplace.toolkit;

import java.util.Optional;
import org.rightplace.decision.Decision;
import org.rightplace.decision.KeptRulebooks;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;

/** Reads recorded evaluations back, each with the words of the rulebook it was made with. */
public final class ToolkitAnswers {

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;

    public ToolkitAnswers(Ledger ledger) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
    }

    /** A recorded evaluation; empty when there is none of that id, or its private part has been erased. */
    public Optional<ToolkitAnswer> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The evaluation an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<ToolkitAnswer> of(StoredEntry stored) {
        return Optional.of(stored)
                .filter(one -> one.entry().kind() == EntryKind.TOOLKIT_EVALUATION)
                .filter(one ->
                        one.sections().containsKey("answer") && one.sections().containsKey("request"))
                .map(one -> {
                    var catalogue = rulebooks.of(one);
                    return new ToolkitAnswer(Decision.of(one.entry()), ToolkitRecord.read(one, catalogue), catalogue);
                });
    }
}

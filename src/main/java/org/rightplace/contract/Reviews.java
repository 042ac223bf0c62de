package org.rightplace.contract;

import java.util.Optional;
import org.rightplace.decision.Decision;
import org.rightplace.decision.KeptRulebooks;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;

/** Reads recorded reviews back, each with the words of the rulebook it was made with. */
public final class Reviews {

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;

    public Reviews(Ledger ledger) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
    }

    /** A recorded review; empty when there is none of that id, or its private part has been erased. */
    public Optional<Review> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The review an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Review> of(StoredEntry stored) {
        return Optional.of(stored)
                .filter(one -> one.entry().kind() == EntryKind.CONTRACT_REVIEW)
                .filter(one ->
                        one.sections().containsKey("answer") && one.sections().containsKey("request"))
                .map(one -> {
                    var catalogue = rulebooks.of(one);
                    return new Review(
                            Decision.of(one.entry(), ledger.proofs()), ReviewRecord.read(one, catalogue), catalogue);
                });
    }
}

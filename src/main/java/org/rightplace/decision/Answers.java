package org.rightplace.decision;

import java.util.List;
import java.util.Optional;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/** Reads recorded answers of every kind back. */
public final class Answers {

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;
    private final List<Kind<?>> kinds;

    public Answers(Ledger ledger, List<Kind<?>> kinds) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
        this.kinds = List.copyOf(kinds);
    }

    /** A recorded answer; empty when there is none of that id, or its private part has been erased. */
    public Optional<Answered> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** Of the rulebook an answer was made with, whether or not its private part is there. */
    public Catalogue catalogue(StoredEntry stored) {
        return rulebooks.of(stored);
    }

    /** The answer an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Answered> of(StoredEntry stored) {
        return Kind.ofAny(
                kinds, stored, () -> Decision.of(stored.entry(), ledger.proofs()), () -> rulebooks.of(stored));
    }
}

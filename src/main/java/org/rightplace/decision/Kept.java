package org.rightplace.decision;

import java.util.Optional;
import java.util.function.BiFunction;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/** Recorded answers of one kind, read back each with the words of the rulebook it was made with. */
public final class Kept<T extends Answered> {

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;
    private final EntryKind kind;
    private final BiFunction<StoredEntry, Catalogue, T> read;

    /** @param read makes the answer of an entry that has both its private sections */
    public Kept(Ledger ledger, EntryKind kind, BiFunction<StoredEntry, Catalogue, T> read) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
        this.kind = kind;
        this.read = read;
    }

    /** A recorded answer; empty when there is none of that id and kind, or its private part has been erased. */
    public Optional<T> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The answer an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<T> of(StoredEntry stored) {
        return Optional.of(stored)
                .filter(one -> one.entry().kind() == kind)
                .filter(one ->
                        one.sections().containsKey("answer") && one.sections().containsKey("request"))
                .map(one -> read.apply(one, rulebooks.of(one)));
    }
}

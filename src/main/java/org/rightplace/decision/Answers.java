package org.rightplace.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;

/** Reads recorded answers of every kind back. */
public final class Answers {

    private final Ledger ledger;
    private final List<Function<StoredEntry, Optional<? extends Answered>>> readers;

    /** @param readers one for each kind: the answer an entry records, empty when it records something else or has been erased */
    public Answers(Ledger ledger, List<Function<StoredEntry, Optional<? extends Answered>>> readers) {
        this.ledger = ledger;
        this.readers = List.copyOf(readers);
    }

    /** A recorded answer; empty when there is none of that id, or its private part has been erased. */
    public Optional<Answered> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The answer an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Answered> of(StoredEntry stored) {
        return readers.stream()
                .flatMap(reader -> reader.apply(stored).stream())
                .map(Answered.class::cast)
                .findFirst();
    }
}

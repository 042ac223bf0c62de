package org.rightplace.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/** How answers of one kind are read back from the entries that record them, wherever these come from. */
public record Kind<T extends Answered>(EntryKind kind, Reading<T> read) {

    /** Makes the answer of an entry that has both its private sections. */
    public interface Reading<T> {

        /** @param catalogue of the rulebook it was made with */
        T of(Decision decision, StoredEntry stored, Catalogue catalogue);
    }

    /** The answer an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<T> of(StoredEntry stored, Supplier<Decision> decision, Supplier<Catalogue> catalogue) {
        return Optional.of(stored)
                .filter(one -> one.entry().kind() == kind)
                .filter(one ->
                        one.sections().containsKey("answer") && one.sections().containsKey("request"))
                .map(one -> read.of(decision.get(), one, catalogue.get()));
    }

    /** The answer an entry records, whichever of several kinds it is of; empty when of none, or its private part has been erased. */
    public static Optional<Answered> ofAny(
            List<Kind<?>> kinds, StoredEntry stored, Supplier<Decision> decision, Supplier<Catalogue> catalogue) {
        return kinds.stream()
                .flatMap(kind -> kind.of(stored, decision, catalogue).stream())
                .map(Answered.class::cast)
                .findFirst();
    }
}

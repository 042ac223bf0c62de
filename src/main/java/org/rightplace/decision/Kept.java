package org.rightplace.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Glances;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;

/** Recorded answers of one kind, read back each with the words of the rulebook it was made with. */
public final class Kept<T extends Answered> {

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;
    private final Kind<T> kind;

    public Kept(Ledger ledger, Kind<T> kind) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
        this.kind = kind;
    }

    /**
     * The latest answer on each request or contract, by its reference.
     *
     * @param byReference newest first; those a later one of the same reference supersedes are left out
     * @param erased how many answers have lost their private part, and with it what they said was to be done
     */
    public record Latest<T>(Map<String, T> byReference, int erased) {}

    /**
     * The latest of each among those recorded up to and including a day, as days go in England.
     *
     * @param sight of those only that somebody may see; of all for null
     */
    public Latest<T> latest(LocalDate until, Sight sight) {
        return latest(ledger.all(filter(until, sight))
                .map(stored -> new Line<>(reference(stored), () -> of(stored).orElseThrow())));
    }

    /**
     * What a list shows of the answers, each worked out once: for lists that are looked at again and again.
     *
     * @param shown should be small: it is kept for every answer
     */
    public <L> Lines<L> lines(Function<T, L> shown) {
        return new Lines<>(new Glances<>(ledger, stored -> {
            var line = of(stored).map(shown).orElse(null);
            return new Line<>(reference(stored), () -> line);
        }));
    }

    private Filter filter(LocalDate until, Sight sight) {
        return new Filter(kind.kind(), null, until, null, null, null, null, null, sight);
    }

    /** Null where a private part has been erased. */
    private static String reference(StoredEntry stored) {
        return stored.sections().containsKey("answer") && stored.sections().containsKey("request")
                ? stored.sections().get("request").path("reference").textValue()
                : null;
    }

    /** @param shown not to be asked where there is no reference */
    private record Line<L>(String reference, Supplier<L> shown) {}

    private static <L> Latest<L> latest(Stream<Line<L>> newestFirst) {
        var byReference = new LinkedHashMap<String, L>();
        int erased = 0;
        for (Line<L> line : (Iterable<Line<L>>) newestFirst::iterator) {
            if (line.reference() == null) {
                erased++;
            } else {
                byReference.computeIfAbsent(
                        line.reference(), reference -> line.shown().get());
            }
        }
        return new Latest<>(Collections.unmodifiableMap(byReference), erased);
    }

    /** The lines of a list. */
    public final class Lines<L> {

        private final Glances<Line<L>> glances;

        private Lines(Glances<Line<L>> glances) {
            this.glances = glances;
        }

        /** As {@link Kept#latest}. */
        public Latest<L> latest(LocalDate until, Sight sight) {
            return Kept.latest(glances.of(filter(until, sight)).stream());
        }
    }

    /** A recorded answer; empty when there is none of that id and kind, or its private part has been erased. */
    public Optional<T> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The answer an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<T> of(StoredEntry stored) {
        return kind.of(stored, () -> Decision.of(stored.entry(), ledger.proofs()), () -> rulebooks.of(stored));
    }
}

package org.rightplace.placement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.rightplace.decision.Kept;
import org.rightplace.decision.Kind;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;

/** Reads recorded recommendations back, each with the words of the rulebook it was made with. */
public final class Recommendations {

    /** How they are read back. */
    public static final Kind<Recommendation> KIND =
            new Kind<>(EntryKind.PLACEMENT_RECOMMENDATION, Recommendation::read);

    private final Kept<Recommendation> kept;
    private final Kept<Recommendation>.Lines<ChaseList.Asked> asked;

    public Recommendations(Ledger ledger) {
        this.kept = new Kept<>(ledger, KIND);
        this.asked = kept.lines(one -> new ChaseList.Asked(one.decision().id(), one.actions()));
    }

    /** A recorded recommendation; empty when there is none of that id, or its private part has been erased. */
    public Optional<Recommendation> find(String decisionId) {
        return kept.find(decisionId);
    }

    /**
     * What is to be done by the latest of each request, among those recorded up to and including a day, as days go in England.
     *
     * @param sight of those only that somebody may see; of all for null
     */
    Kept.Latest<ChaseList.Asked> asked(LocalDate until, Sight sight) {
        return asked.latest(until, sight);
    }

    /**
     * What a list shows of recommendations, each worked out once.
     *
     * @param shown should be small: it is kept for every recommendation
     */
    public <L> Kept<Recommendation>.Lines<L> lines(Function<Recommendation, L> shown) {
        return kept.lines(shown);
    }

    /** The recommendation an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Recommendation> of(StoredEntry stored) {
        return kept.of(stored);
    }
}

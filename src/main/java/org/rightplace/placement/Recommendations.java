package org.rightplace.placement;

import java.time.LocalDate;
import java.util.Optional;
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

    public Recommendations(Ledger ledger) {
        this.kept = new Kept<>(ledger, KIND);
    }

    /** A recorded recommendation; empty when there is none of that id, or its private part has been erased. */
    public Optional<Recommendation> find(String decisionId) {
        return kept.find(decisionId);
    }

    /** The latest of each request among those recorded up to and including a day, as days go in England. */
    public Kept.Latest<Recommendation> latest(LocalDate until) {
        return latest(until, null);
    }

    /**
     * The same, of those only that somebody may see.
     *
     * @param sight null for all
     */
    public Kept.Latest<Recommendation> latest(LocalDate until, Sight sight) {
        return kept.latest(until, sight);
    }

    /** The recommendation an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Recommendation> of(StoredEntry stored) {
        return kept.of(stored);
    }
}

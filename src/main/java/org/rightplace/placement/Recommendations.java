package org.rightplace.placement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.decision.Decision;
import org.rightplace.decision.KeptRulebooks;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;

/** Reads recorded recommendations back, each with the words of the rulebook it was made with. */
public final class Recommendations {

    private static final int PAGE = 200;

    private final Ledger ledger;
    private final KeptRulebooks rulebooks;

    public Recommendations(Ledger ledger) {
        this.ledger = ledger;
        this.rulebooks = new KeptRulebooks(ledger);
    }

    /** A recorded recommendation; empty when there is none of that id, or its private part has been erased. */
    public Optional<Recommendation> find(String decisionId) {
        return ledger.find(decisionId).flatMap(this::of);
    }

    /** The newest recommendations, newest first; those whose private part has been erased are left out. */
    public List<Recommendation> newest(int limit) {
        return ledger.newest(limit, null, EntryKind.PLACEMENT_RECOMMENDATION).stream()
                .flatMap(stored -> of(stored).stream())
                .toList();
    }

    /**
     * The latest recommendation of each request, by the request's reference.
     *
     * @param byReference newest first; those a later one of the same reference supersedes are left out
     * @param erased how many recommendations have lost their private part, and with it what they said was to be done
     */
    public record Latest(Map<String, Recommendation> byReference, int erased) {}

    /** The latest of each request among those recorded up to and including a day, as days go in England. */
    public Latest latest(LocalDate until) {
        var filter = new Filter(EntryKind.PLACEMENT_RECOMMENDATION, null, until, null, null, null, null, null);
        var byReference = new LinkedHashMap<String, Recommendation>();
        int erased = 0;
        Long before = null;
        List<StoredEntry> page;
        do {
            page = ledger.find(filter, PAGE, before);
            for (StoredEntry stored : page) {
                before = stored.entry().sequence();
                var reference = Optional.ofNullable(stored.sections().get("request"))
                        .map(request -> request.path("reference").textValue());
                if (reference.isEmpty() || !stored.sections().containsKey("answer")) {
                    erased++;
                } else if (!byReference.containsKey(reference.get())) {
                    byReference.put(reference.get(), read(stored));
                }
            }
        } while (page.size() == PAGE);
        return new Latest(Collections.unmodifiableMap(byReference), erased);
    }

    /** The recommendation an entry records; empty when it records something else, or its private part has been erased. */
    public Optional<Recommendation> of(StoredEntry stored) {
        return Optional.of(stored)
                .filter(one -> one.entry().kind() == EntryKind.PLACEMENT_RECOMMENDATION)
                .filter(one -> one.sections().containsKey("answer"))
                .map(this::read);
    }

    private Recommendation read(StoredEntry stored) {
        var catalogue = rulebooks.of(stored);
        return new Recommendation(
                Decision.of(stored.entry(), ledger.proofs()), PlacementRecord.read(stored, catalogue), catalogue);
    }
}

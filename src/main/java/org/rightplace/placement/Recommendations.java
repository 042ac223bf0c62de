package org.rightplace.placement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;

/** Reads recorded recommendations back, each with the words of the rulebook it was made with. */
public final class Recommendations {

    private static final int CATALOGUES_KEPT = 8;
    private static final int PAGE = 200;

    private final Ledger ledger;
    private final Map<String, Catalogue> catalogues = new LinkedHashMap<>(CATALOGUES_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Catalogue> eldest) {
            return size() > CATALOGUES_KEPT;
        }
    };

    public Recommendations(Ledger ledger) {
        this.ledger = ledger;
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
        var catalogue = catalogue(stored.body().at("/content/rulebook/digest").asText());
        var entry = stored.entry();
        return new Recommendation(
                new Recommendation.Decision(
                        entry.decisionId(), entry.sequence(), entry.recordedAt().toString(), true),
                PlacementRecord.read(stored, catalogue),
                catalogue);
    }

    /** Reading a rulebook takes a moment, and a page of decisions was mostly made with one. */
    private Catalogue catalogue(String digest) {
        synchronized (catalogues) {
            return catalogues.computeIfAbsent(
                    digest,
                    key -> ledger.rulebook(key)
                            .map(RulebookFolder::unzip)
                            .map(Rulebook::describe)
                            .orElseThrow(() -> new IllegalStateException(
                                    "the rulebook " + key + " of this decision is not kept")));
        }
    }
}

package org.rightplace.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;

/** Reads recorded recommendations back, each with the words of the rulebook it was made with. */
public final class Recommendations {

    private static final int CATALOGUES_KEPT = 8;

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

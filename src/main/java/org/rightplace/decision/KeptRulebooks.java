package org.rightplace.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;

/** What the rulebooks say that recorded answers were made with. Reading one takes a moment, and most answers were made with a few. */
public final class KeptRulebooks {

    private static final int KEPT = 8;

    private final Ledger ledger;
    private final Map<String, Catalogue> catalogues = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Catalogue> eldest) {
            return size() > KEPT;
        }
    };

    public KeptRulebooks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Of the rulebook an entry names. */
    public Catalogue of(StoredEntry stored) {
        var digest = stored.body().at("/content/rulebook/digest").asText();
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

package org.rightplace.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;

/** Recorded answers of one kind, read back each with the words of the rulebook it was made with. */
public final class Kept<T extends Answered> {

    private static final int PAGE = 200;

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
        var filter = new Filter(kind.kind(), null, until, null, null, null, null, null, sight);
        var byReference = new LinkedHashMap<String, T>();
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
                    byReference.put(reference.get(), of(stored).orElseThrow());
                }
            }
        } while (page.size() == PAGE);
        return new Latest<>(Collections.unmodifiableMap(byReference), erased);
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

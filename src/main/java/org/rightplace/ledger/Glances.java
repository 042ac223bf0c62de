package org.rightplace.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a list shows of entries, worked out once for each and kept in memory, since an entry never changes: a list need not read every
 * record each time somebody looks at it. Once private sections have been erased, here or by another process, what was made of them is
 * forgotten the next time the entry is listed.
 *
 * <p>Safe for many threads. It grows with the number of entries, so what is kept of each should be small.
 *
 * @param <G> what is shown of an entry, never null
 */
public final class Glances<G> {

    private final Ledger ledger;
    private final Function<StoredEntry, G> glance;
    private final Map<Long, Known<G>> known = new ConcurrentHashMap<>();

    /** @param sections how many private ones it was made of */
    private record Known<G>(int sections, G glance) {}

    /** @param glance what is shown of an entry; of one whose private part has been erased too */
    public Glances(Ledger ledger, Function<StoredEntry, G> glance) {
        this.ledger = ledger;
        this.glance = glance;
    }

    /** Of all the entries a filter asks for, the newest first. */
    public List<G> of(Filter filter) {
        return ledger.sighted(filter).stream().map(this::of).toList();
    }

    private G of(SearchStore.Sighted entry) {
        return known.compute(
                        entry.sequence(),
                        (sequence, before) ->
                                before != null && before.sections() == entry.sections() ? before : read(sequence))
                .glance();
    }

    private Known<G> read(long sequence) {
        var stored = ledger.at(sequence).orElseThrow();
        return new Known<>(stored.sections().size(), glance.apply(stored));
    }
}

package org.rightplace.ledger;

import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives entries the tags and words they are found by: many together, and none too late for a search. */
final class Searchable {

    /** So many entries get their tags together: their rows go to the same pages of one index, which are then written once. */
    private static final int AT_ONCE = 16;

    private Searchable() {}

    /** Gives the entries that lack them their tags, a few at a time, so that others do not wait long for the head. */
    static void all(Jdbi jdbi) {
        for (long from = jdbi.withHandle(SearchStore::searchable); from < jdbi.withHandle(LedgerStore::size); ) {
            from = jdbi.inTransaction(handle -> {
                long size = LedgerStore.lockHead(handle);
                long first = SearchStore.searchable(handle);
                return make(handle, first, Math.min(size, first + AT_ONCE));
            });
        }
    }

    /** An append leaves its tags to a later one, or to whoever searches first. */
    static void whenMany(Handle handle, long size) {
        long first = SearchStore.searchable(handle);
        if (size - first >= AT_ONCE) {
            make(handle, first, size);
        }
    }

    /** @return the end: the number of the first entry that is not searchable yet */
    private static long make(Handle handle, long first, long end) {
        var tags = new TreeMap<Long, Set<Tag>>();
        for (long sequence = first; sequence < end; sequence++) {
            var entry = LedgerStore.at(handle, sequence).orElseThrow();
            tags.put(sequence, Tag.of(CanonicalJson.read(entry.bodyBytes())));
            // Those of a program that knew nothing of words have none yet.
            SearchStore.wordless(handle, sequence)
                    .forEach((name, content) -> SearchStore.updateWords(
                            handle, entry.sequence(), name, Words.in(name, CanonicalJson.read(content))));
        }
        SearchStore.insertTags(handle, tags);
        SearchStore.searchableTo(handle, end);
        return end;
    }
}

package org.rightplace.register;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much the register leaves unsaid.
 *
 * @param kinds by kind of setting, in the order of their codes
 * @param all of all kinds together
 */
public record RegisterQuality(List<Unsaid> kinds, Unsaid all) {

    /**
     * Counts of settings of one kind. What is unsaid is counted of those that are not closed.
     *
     * @param kind its code; empty for all
     * @param settings of this kind, closed ones too
     * @param noStatus the register does not say whether it is open
     * @param noNeeds no type of special educational need is named
     * @param noAges the youngest or the oldest age is not said
     * @param noPlace no place on the map
     */
    public record Unsaid(
            String kind,
            long settings,
            long closed,
            long proposed,
            long noStatus,
            long noNeeds,
            long noCapacity,
            long noPlace,
            long noAges,
            long noPhase) {

        private static Unsaid of(String kind, Collection<RegisterEntry> all) {
            var here = all.stream()
                    .filter(entry -> !"closed".equals(entry.status()))
                    .toList();
            return new Unsaid(
                    kind,
                    all.size(),
                    (long) all.size() - here.size(),
                    here.stream()
                            .filter(entry -> "proposed".equals(entry.status()))
                            .count(),
                    here.stream().filter(entry -> entry.status() == null).count(),
                    here.stream().filter(entry -> entry.needs().isEmpty()).count(),
                    here.stream().filter(entry -> entry.capacity() == null).count(),
                    here.stream().filter(entry -> entry.easting() == null).count(),
                    here.stream()
                            .filter(entry -> entry.lowAge() == null || entry.highAge() == null)
                            .count(),
                    here.stream().filter(entry -> entry.phase() == null).count());
        }
    }

    /** @param kind code of the kind of a setting */
    public static RegisterQuality of(Collection<RegisterEntry> entries, Function<RegisterEntry, String> kind) {
        var byKind = entries.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.toList()));
        return new RegisterQuality(
                byKind.entrySet().stream()
                        .map(one -> Unsaid.of(one.getKey(), one.getValue()))
                        .toList(),
                Unsaid.of("", entries));
    }
}

package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rightplace.facts.Conclusion;

/** Turns the order keys the rules gave each option into places in one order. Which key counts first is a parameter, not code. */
final class Ranking {

    private static final String KEYS = "option-order";

    private Ranking() {}

    /** One {@code rank} conclusion, from 1, for each option that has a key; an option without a key stands after those that have it. */
    static List<Conclusion> of(List<Conclusion> orders, Parameters parameters) {
        var values = new HashMap<Integer, Map<String, Long>>();
        orders.forEach(order ->
                values.computeIfAbsent(order.urn(), urn -> new HashMap<>()).put(order.code(), order.value()));
        Comparator<Integer> comparator = (one, other) -> 0;
        for (String key : parameters.words(KEYS)) {
            comparator = comparator.thenComparing(
                    urn -> values.get(urn).get(key), Comparator.nullsLast(Comparator.naturalOrder()));
        }
        var sorted = new ArrayList<>(new TreeSet<>(values.keySet()));
        sorted.sort(comparator);
        var ranks = new ArrayList<Conclusion>();
        for (int i = 0; i < sorted.size(); i++) {
            ranks.add(new Conclusion("rank", "rank", sorted.get(i), (long) i + 1, null, null, null));
        }
        return ranks;
    }
}

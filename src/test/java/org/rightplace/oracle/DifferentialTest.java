package org.rightplace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two readings of the same law, written apart, put to the same made-up cases: every principle of law comes to the same for every subject, for the same
 * reason, and the order of tests to the same outcome and the same setting.
 */
class DifferentialTest {

    /** From each of two seeds. */
    private static final int CASES = Integer.getInteger("rightplace.differential.cases", 10_000);

    private static final long FIXED = 20261120L;

    /** Kinds of difference of which a failure shows a case. */
    private static final int SHOWN = Integer.getInteger("rightplace.differential.shown", 5);

    private static OrderOfTests rules;

    @BeforeAll
    static void load() {
        rules = new OrderOfTests();
    }

    @Test
    void the_plain_reading_and_the_rulebook_agree_on_made_up_cases() {
        long fresh = Long.getLong("rightplace.differential.seed", new Random().nextLong(1_000_000_000L));
        System.out.println(
                "Differential: " + CASES + " cases from seed " + FIXED + " and " + CASES + " from fresh seed " + fresh);
        var outcomes = new ConcurrentHashMap<String, Integer>();
        long from = System.nanoTime();
        for (long seed : new long[] {FIXED, fresh}) {
            var found = compare(seed, CASES, PlainReading::of, outcomes);
            System.out.println("Differential: seed " + seed + " done after " + (System.nanoTime() - from) / 1_000_000 + " ms");
            assertThat(found.isEmpty() ? null : report(seed, found)).isNull();
        }
        System.out.println(
                "Differential: " + (System.nanoTime() - from) / 1_000_000 + " ms, " + new TreeMap<>(outcomes));
        assertThat(outcomes.keySet())
                .contains(
                        "REFER_LEGAL",
                        "NEEDS_EVIDENCE",
                        "NEEDS_CONSULTATION",
                        "NAME_REQUESTED",
                        "NAME_REQUESTED_TRANSPORT_CONDITION",
                        "NAME_OTHER_S39_5",
                        "INDEPENDENT_S9",
                        "EOTAS_FULL_S61",
                        "EOTAS_PART_S61",
                        "NAME_MAINSTREAM_S33",
                        "NAME_LA_CHOICE_S40",
                        "TYPE_ONLY");
    }

    /** How often each thing differs, and for each the first case made as small as it goes. */
    private static String report(long seed, Map<String, Map<Integer, Difference>> found) {
        return "seed " + seed + "\n"
                + found.entrySet().stream()
                        .map(kind -> kind.getKey() + ": " + kind.getValue().size() + " cases, first "
                                + kind.getValue().keySet().iterator().next())
                        .collect(Collectors.joining("\n"))
                + found.entrySet().stream()
                        .limit(SHOWN)
                        .map(kind -> "\n\n"
                                + kind.getValue()
                                        .values()
                                        .iterator()
                                        .next()
                                        .smallest(kind.getKey(), PlainReading::of, rules::read)
                                        .report())
                        .collect(Collectors.joining());
    }

    /** What differs on the cases from a seed, and in which of them. */
    private static Map<String, Map<Integer, Difference>> compare(
            long seed, int cases, Function<Case, Reading> reading, Map<String, Integer> outcomes) {
        var found = new ConcurrentSkipListMap<String, Map<Integer, Difference>>();
        int aDay = cases / Cases.DAYS.size();
        for (int day = 0; day < Cases.DAYS.size(); day++) {
            var today = Cases.DAYS.get(day);
            IntStream.range(day * aDay, (day + 1) * aDay).parallel().forEach(i -> {
                var difference = Difference.of(Cases.of(seed, i, today), reading, rules::read);
                outcomes.merge(difference.plain().answer().outcome(), 1, Integer::sum);
                for (String kind : difference.kinds()) {
                    found.computeIfAbsent(kind, key -> new ConcurrentSkipListMap<>())
                            .put(i, difference);
                }
            });
        }
        return found;
    }
}

package org.rightplace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Option;
import org.rightplace.facts.Request;

/** Two readings of the same law, written apart, put to the same made-up cases: they come to the same outcome and name the same setting. */
class DifferentialTest {

    /** From each of two seeds. */
    private static final int CASES = Integer.getInteger("rightplace.differential.cases", 10_000);

    private static final long FIXED = 20261120L;

    private static OrderOfTests rules;

    @BeforeAll
    static void load() {
        rules = new OrderOfTests();
    }

    /** A case on which two readings differ. */
    private record Difference(List<Fact> facts, Answer plain, Answer rulebook) {

        String report() {
            var text = new StringBuilder("plain reading " + plain + ", rulebook " + rulebook + ", of:");
            facts.forEach(fact -> text.append("\n  ").append(shortly(fact)));
            return text.toString();
        }

        private static String shortly(Fact fact) {
            return fact.toString().replaceAll("\\w+=null(, )?", "").replaceAll(", ]", "]");
        }
    }

    @Test
    void the_plain_reading_and_the_rulebook_agree_on_made_up_cases() {
        long fresh = new Random().nextLong(1_000_000_000L);
        System.out.println(
                "Differential: " + CASES + " cases from seed " + FIXED + " and " + CASES + " from fresh seed " + fresh);
        var outcomes = new ConcurrentHashMap<String, Integer>();
        long from = System.nanoTime();
        for (long seed : new long[] {FIXED, fresh}) {
            var difference = compare(seed, CASES, PlainReading::of, outcomes);
            assertThat(
                            difference == null
                                    ? null
                                    : "seed " + seed + ": "
                                            + smallest(difference, PlainReading::of)
                                                    .report())
                    .isNull();
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

    /** The comparison can fail: with one thing turned round in the plain reading it does, within so many cases. */
    @Test
    void one_thing_turned_round_is_found() {
        var flipped = new TreeMap<String, Function<List<Fact>, Answer>>(Map.of(
                "what came in time came late",
                facts -> new PlainReading(new Facts(facts)) {
                    @Override
                    boolean late() {
                        return !super.late();
                    }
                }.answer(),
                "what is weighed is not",
                facts -> new PlainReading(new Facts(facts)) {
                    @Override
                    boolean weighed() {
                        return !super.weighed();
                    }
                }.answer(),
                "the dearer place is the cheaper one",
                facts -> new PlainReading(new Facts(facts)) {
                    @Override
                    boolean dearerThan(Integer urn) {
                        return !super.dearerThan(urn);
                    }
                }.answer(),
                "nearer is farther",
                facts -> new PlainReading(new Facts(facts)) {
                    @Override
                    boolean nearer(Integer urn) {
                        return !super.nearer(urn);
                    }
                }.answer(),
                "no word on the wish lifts the duty",
                facts -> new PlainReading(new Facts(facts)) {
                    @Override
                    String wish() {
                        return super.wish() == null ? "not-wanted" : super.wish();
                    }
                }.answer()));
        flipped.forEach((what, reading) -> assertThat(compare(FIXED, 4_000, reading, new ConcurrentHashMap<>()))
                .as(what)
                .isNotNull());
    }

    /** The first case from a seed on which a reading and the rulebook differ; null when there is none. */
    private static Difference compare(
            long seed, int cases, Function<List<Fact>, Answer> reading, Map<String, Integer> outcomes) {
        var found = new AtomicReference<Difference>();
        IntStream.range(0, cases).parallel().forEach(i -> {
            if (found.get() == null) {
                var facts = Cases.next(new Random(seed * 1_000_003 + i));
                var difference = difference(facts, reading);
                if (difference.plain().equals(difference.rulebook())) {
                    outcomes.merge(difference.plain().outcome(), 1, Integer::sum);
                } else {
                    found.compareAndSet(null, difference);
                }
            }
        });
        return found.get();
    }

    private static Difference difference(List<Fact> facts, Function<List<Fact>, Answer> reading) {
        return new Difference(facts, reading.apply(facts), rules.answer(facts));
    }

    /** Drops facts one by one while the two still differ; the request stays, and of a setting all or nothing. */
    private static Difference smallest(Difference difference, Function<List<Fact>, Answer> reading) {
        for (Fact fact : difference.facts()) {
            if (!(fact instanceof Request)) {
                var fewer = new ArrayList<>(difference.facts());
                if (fact instanceof Option option) {
                    fewer.removeIf(other -> other.toString().contains("[urn=" + option.urn() + ","));
                } else {
                    fewer.remove(fact);
                }
                var smaller = stillDiffers(fewer, reading);
                if (smaller != null) {
                    return smallest(smaller, reading);
                }
            }
        }
        return difference;
    }

    /** Null when the two agree, or when what is left is no case at all. */
    private static Difference stillDiffers(List<Fact> facts, Function<List<Fact>, Answer> reading) {
        try {
            var difference = difference(facts, reading);
            return difference.plain().equals(difference.rulebook()) ? null : difference;
        } catch (RuntimeException e) {
            return null;
        }
    }
}

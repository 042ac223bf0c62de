package org.rightplace.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
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

    private static final List<String> OUTCOMES = List.of(
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
        var seen = new ConcurrentHashMap<String, Integer>();
        long from = System.nanoTime();
        for (long seed : new long[] {FIXED, fresh}) {
            var found = compare(seed, CASES, PlainReading::of, seen);
            System.out.println(
                    "Differential: seed " + seed + " done after " + (System.nanoTime() - from) / 1_000_000 + " ms");
            assertThat(found.isEmpty() ? null : report(seed, found)).isNull();
        }
        var outcomes = new TreeMap<>(seen);
        outcomes.keySet().removeIf(what -> what.startsWith("LAW-"));
        System.out.println("Differential: " + outcomes);
        assertThat(outcomes.keySet()).containsAll(OUTCOMES);
    }

    /** They are cases that can be sent in, but for a setting asked for that nobody names, which is left when the urn is in dispute. */
    @Test
    void the_cases_are_requests_the_program_accepts() {
        everyDay(400, (number, today) -> {
            var one = Cases.of(FIXED, number, today);
            assertThat(rules.wrongs(one))
                    .as("case %s: %s", number, one.tree())
                    .allMatch(wrong -> wrong.pointer().equals("/request/urn")
                            && wrong.code().equals("missing"));
        });
    }

    /** To agree says something only of what comes up: every outcome, and every reason any principle of law can give, do. */
    @Test
    void the_cases_bring_up_every_reason_there_is() {
        var seen = new ConcurrentHashMap<String, Integer>();
        everyDay(CASES, (number, today) -> count(PlainReading.of(Cases.of(FIXED, number, today)), seen));
        var missing = rules.reasons();
        missing.removeAll(seen.keySet());
        // These two limits have no exception, so that nothing a request can hold brings this up.
        missing.removeAll(List.of("LAW-C983-REPLY excused", "LAW-R18-PHASE-TRANSFER excused"));
        assertThat(missing).isEmpty();
        assertThat(seen.keySet()).containsAll(OUTCOMES);
    }

    /** The comparison can fail: with one thing turned round in the plain reading it does, within so many cases. */
    @Test
    void one_thing_turned_round_is_found() {
        var turned = new TreeMap<String, Function<Case, Reading>>(Map.of(
                "what came in time came late",
                one -> new PlainReading(one) {
                    @Override
                    boolean late() {
                        return !super.late();
                    }
                }.reading(),
                "what is weighed is not",
                one -> new PlainReading(one) {
                    @Override
                    boolean weighed() {
                        return !super.weighed();
                    }
                }.reading(),
                "no extra cost is ever shown",
                one -> new PlainReading(one) {
                    @Override
                    boolean tooDear() {
                        return false;
                    }
                }.reading(),
                "every journey is efficient",
                one -> new PlainReading(one) {
                    @Override
                    boolean journeyInefficient() {
                        return false;
                    }
                }.reading(),
                "steps that would not help lift no duty",
                one -> new PlainReading(one) {
                    @Override
                    boolean stepsWouldNotHelp() {
                        return false;
                    }
                }.reading(),
                "an officer's wish to go on lifts nothing",
                one -> new PlainReading(one) {
                    @Override
                    boolean lifted(String principle) {
                        return false;
                    }
                }.reading()));
        var found = ConcurrentHashMap.<String>newKeySet();
        everyDay(CASES / 4, (number, today) -> {
            var one = Cases.of(FIXED, number, today);
            var rulebook = rules.read(one);
            turned.forEach((what, reading) -> {
                if (!reading.apply(one).equals(rulebook)) {
                    found.add(what);
                }
            });
        });
        assertThat(found).containsExactlyInAnyOrderElementsOf(turned.keySet());
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
            long seed, int cases, Function<Case, Reading> reading, Map<String, Integer> seen) {
        var found = new ConcurrentSkipListMap<String, Map<Integer, Difference>>();
        everyDay(cases, (number, today) -> {
            var difference = differenceOf(seed, number, Cases.of(seed, number, today), reading);
            count(difference.plain(), seen);
            for (String kind : difference.kinds()) {
                found.computeIfAbsent(kind, key -> new ConcurrentSkipListMap<>())
                        .put(number, difference);
            }
        });
        return found;
    }

    private static Difference differenceOf(long seed, int number, Case one, Function<Case, Reading> reading) {
        try {
            return Difference.of(one, reading, rules::read);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", case " + number + ": " + one.tree(), e);
        }
    }

    /** Numbers the cases, a day's in a row, since the program keeps what is in force of one day; those of a day side by side. */
    private static void everyDay(int cases, BiConsumer<Integer, LocalDate> each) {
        int aDay = cases / Cases.DAYS.size();
        for (int day = 0; day < Cases.DAYS.size(); day++) {
            var today = Cases.DAYS.get(day);
            IntStream.range(day * aDay, (day + 1) * aDay).parallel().forEach(number -> each.accept(number, today));
        }
    }

    private static void count(Reading reading, Map<String, Integer> seen) {
        seen.merge(reading.answer().outcome(), 1, Integer::sum);
        reading.law().forEach((key, said) -> seen.merge(key.split(" ")[0] + " " + said.reason(), 1, Integer::sum));
    }
}

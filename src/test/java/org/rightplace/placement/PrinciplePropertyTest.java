package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Cost;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Journey;
import org.rightplace.facts.Option;
import org.rightplace.facts.Outcome;
import org.rightplace.facts.Subject;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Rulebook;

/**
 * What holds of every principle whatever the facts: one answer of each subject, the same in whatever order the facts come; what is not known
 * never turns "cannot tell" into "met"; and neither distance nor cost ever displaces a lawful request.
 *
 * <p>Each runs once from a fixed seed and once from a fresh one, which stands in the name of the test.
 */
class PrinciplePropertyTest extends InMadeUpArea {

    private static final int CASES = Integer.getInteger("rightplace.property.cases", 60);

    static List<Long> seeds() {
        return List.of(20261120L, new Random().nextLong(1_000_000_000L));
    }

    private static Rulebook rules() {
        return MadeUpArea.rules();
    }

    private static List<Fact> facts(ObjectNode request) {
        return area.gather(GeneratedRequests.bytes(request)).facts();
    }

    private static List<Finding> find(List<Fact> facts) {
        return rules().find("placement", MadeUpArea.TODAY, facts);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void each_principle_says_one_thing_of_each_subject(long seed) {
        var requests = new GeneratedRequests(area, new Random(seed));
        var principles = rules().catalogue().principles().stream()
                .filter(p -> p.inForce(MadeUpArea.TODAY) && !p.subject().equals("setting"))
                .toList();
        for (int i = 0; i < CASES; i++) {
            var request = requests.next();
            var facts = facts(request);
            Map<String, Long> times = find(facts).stream()
                    .collect(Collectors.groupingBy(f -> f.principle() + " " + f.key(), Collectors.counting()));
            var expected = new HashMap<String, Long>();
            for (Fact fact : facts) {
                if (fact instanceof Subject subject) {
                    principles.stream()
                            .filter(p -> p.subject().equals(subject.subject())
                                    || p.subject().equals("considered-option")
                                            && subject instanceof Option option
                                            && option.considered())
                            .forEach(p -> expected.put(p.id() + " " + subject.key(), 1L));
                }
            }
            assertThat(times).as("case %s: %s", i, request).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_order_of_findings_makes_no_difference_to_what_is_concluded(long seed) {
        var random = new Random(seed);
        var requests = new GeneratedRequests(area, random);
        for (int i = 0; i < CASES; i++) {
            var request = requests.next();
            var findings = new ArrayList<>(find(facts(request)));
            var concluded = concluded(findings);
            Collections.shuffle(findings, random);
            assertThat(concluded(findings)).as("case %s: %s", i, request).isEqualTo(concluded);
        }
    }

    private static List<Concluded> concluded(List<Finding> findings) {
        return rules().conclude("placement", MadeUpArea.TODAY, findings);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void less_known_never_turns_cannot_tell_into_met(long seed) {
        var requests = new GeneratedRequests(area, new Random(seed));
        for (int i = 0; i < CASES; i++) {
            var request = requests.next();
            var less = requests.lessKnown(request);
            if (less != null) {
                var before = byPrinciple(find(facts(request)));
                var wrong = new TreeSet<String>();
                byPrinciple(find(facts(less))).forEach((key, outcome) -> {
                    if (outcome == Outcome.MET && before.get(key) == Outcome.CANNOT_TELL) {
                        wrong.add(key);
                    }
                });
                assertThat(wrong).as("case %s: %s became %s", i, request, less).isEmpty();
            }
        }
    }

    private static Map<String, Outcome> byPrinciple(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(f -> f.principle() + " " + f.key(), Finding::outcome));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neither_distance_nor_cost_displaces_a_lawful_request(long seed) {
        var random = new Random(seed);
        var requests = new GeneratedRequests(area, random);
        int named = 0;
        for (int tried = 0; named < CASES / 4 && tried < CASES * 10; tried++) {
            var request = requests.next();
            if (!request.at("/request/kind").asText().equals("setting")) {
                continue;
            }
            var facts = facts(request);
            var before = outcome(find(facts));
            if (before.code().equals("NAME_REQUESTED")) {
                named++;
                var findings =
                        find(facts.stream().map(fact -> farOrDear(fact, random)).toList());
                boolean proved = findings.stream()
                        .anyMatch(f -> f.principle().equals("LAW-39-RESOURCES") && f.outcome() == Outcome.MET);
                if (!proved) {
                    var after = outcome(findings);
                    assertThat(after.code() + " " + after.urn())
                            .as("case %s: %s", tried, request)
                            .isEqualTo(before.code() + " " + before.urn());
                }
            }
        }
        assertThat(named).isGreaterThan(CASES / 10);
    }

    private static Conclusion outcome(List<Finding> findings) {
        return concluded(findings).stream()
                .map(Concluded::conclusion)
                .filter(one -> one.kind().equals("outcome"))
                .findFirst()
                .orElseThrow();
    }

    private static Fact farOrDear(Fact fact, Random random) {
        if (fact instanceof Journey journey) {
            long minutes = random.nextInt(300);
            return new Journey(journey.urn(), minutes, minutes * 500, journey.basis());
        }
        if (fact instanceof Cost cost) {
            long place = random.nextInt(300_000_00);
            long transport = random.nextInt(100_000_00);
            return new Cost(cost.urn(), place + transport, cost.basis(), place, transport);
        }
        return fact;
    }
}

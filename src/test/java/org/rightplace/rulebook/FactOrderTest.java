package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.facts.Fact;

/**
 * The order in which facts are put in makes no difference to what a principle finds. A rulebook sorts them before it asks, so this is tried
 * below that, on the facts of every scenario, from a fixed seed and a fresh one, which stands in the name of the test.
 */
class FactOrderTest {

    static List<Long> seeds() {
        return List.of(20261120L, new Random().nextLong(1_000_000_000L));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void facts_in_any_order_give_the_same_findings(long seed) throws RulebookRefused {
        var random = new Random(seed);
        var rulebook = Rulebook.load(RulebookFolder.read(Path.of("rules")));
        int shuffled = 0;
        for (Principle p : rulebook.catalogue().principles()) {
            var file = rulebook.scenarios().get(p.file().replaceAll("\\.drl$", ".scenarios.yaml"));
            for (Scenario scenario : file.scenarios()) {
                var facts =
                        new ArrayList<>(Scenarios.facts(rulebook.catalogue(), scenario.given(), scenario.lawAsAt()));
                var found = found(rulebook, p, scenario, facts);
                Collections.shuffle(facts, random);
                assertThat(found(rulebook, p, scenario, facts))
                        .as("%s «%s»", p.id(), scenario.name())
                        .isEqualTo(found);
                shuffled += facts.size() > 1 ? 1 : 0;
            }
        }
        assertThat(shuffled).isGreaterThan(200);
    }

    private static HashSet<Fact> found(Rulebook rulebook, Principle p, Scenario scenario, List<Fact> facts) {
        return new HashSet<>(rulebook.run(p, scenario.lawAsAt(), facts).inserted());
    }
}

package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The rules of this checkout. */
class RulesFolderTest {

    private static final Path RULES = Path.of("rules");

    @Test
    void the_rules_are_in_order() throws RulebookRefused {
        assertThat(Rulebook.lint(RulebookFolder.read(RULES), LocalDate.of(2026, 11, 20)))
                .isEmpty();
    }

    @Test
    void every_scenario_gives_what_it_expects_and_every_rule_fires_in_one() throws RulebookRefused {
        var report = Rulebook.load(RulebookFolder.read(RULES)).test();
        assertThat(report.failed()).isEmpty();
        assertThat(report.neverFired()).isEmpty();
        assertThat(report.passed()).isGreaterThan(200);
    }
}

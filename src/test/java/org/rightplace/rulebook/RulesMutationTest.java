package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every small change of the rules of this checkout is noticed by a scenario, or listed with the reason why nobody could notice it. */
class RulesMutationTest {

    private static final Path RULES = Path.of("rules");

    @ParameterizedTest
    @ValueSource(strings = {"placement", "contract", "toolkit"})
    void no_change_of_a_rule_goes_unnoticed(String theme) throws RulebookRefused {
        var report = Mutation.run(RulebookFolder.read(RULES), theme, AcceptedMutants.read(RULES));
        assertThat(report.mutants()).isPositive();
        assertThat(report.survivors().stream()
                        .filter(survivor -> survivor.reason() == null)
                        .map(MutationReport.Survivor::mutant))
                .as(
                        "changes that no scenario notices: write one, or list the change in rules/.mutants.yaml with the reason")
                .isEmpty();
        assertThat(report.stale())
                .as(
                        "listed in rules/.mutants.yaml as changes nobody could notice, and a scenario does, or there is no such change")
                .isEmpty();
        assertThat(report.share())
                .as("the share caught by scenarios, the accepted not counted")
                .isGreaterThanOrEqualTo(95);
    }
}

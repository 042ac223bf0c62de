package org.rightplace.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.placement.MadeUpArea;

/** Every check of the toolkit, in each scope it is for: in place, not in place, not answered and left out with a reason. */
class EachCheckTest {

    static Stream<Arguments> checks() {
        return MadeUpArea.rules().catalogue().table("toolkit-checks").rows().stream()
                .flatMap(check -> check.list("scopes").stream()
                        .map(scope -> Arguments.of(check.text("id"), scope, check.is("critical"))));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("checks")
    void is_found_both_ways(String check, String scope, boolean critical) {
        assertThat(outcome("AUT-CHECK", check, scope, 3, null)).isEqualTo(Outcome.MET);
        assertThat(outcome("AUT-CHECK", check, scope, 0, null)).isEqualTo(Outcome.NOT_MET);
        assertThat(outcome("AUT-CHECK", check, scope, null, null)).isEqualTo(Outcome.CANNOT_TELL);
        assertThat(outcome("AUT-CHECK", check, scope, null, "It has no building"))
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome("AUT-CRITICAL", check, scope, 0, null))
                .isEqualTo(critical ? Outcome.NOT_MET : Outcome.NOT_APPLICABLE);
        assertThat(outcome("AUT-EVIDENCE", check, scope, 3, null)).isEqualTo(Outcome.MET);
    }

    private static Outcome outcome(String principle, String check, String scope, Integer score, String excuse) {
        var evaluation = JsonNodeFactory.instance.objectNode();
        evaluation.put("reference", "TK-1").put("scope", scope).put("evaluatedOn", "2026-09-01");
        evaluation.put("cqcRegistered", true).put("healthService", true);
        var subject = evaluation.putObject("subject");
        if (scope.equals("placement")) {
            subject.put("urn", 900001);
        } else {
            subject.put("contract", "CT-1");
        }
        var answer = evaluation.putArray("answers").addObject().put("check", check);
        answer.put("score", score).put("notApplicable", excuse);
        if (score != null && score > 0) {
            answer.putArray("evidence").add("A record");
        }
        var read = Evaluations.read(evaluation.toString());
        assertThat(read.errors()).isEmpty();
        var evaluated = Evaluated.of(MadeUpArea.rules(), read.evaluation());
        List<Finding> found = evaluated.byCheck(MadeUpArea.rules().catalogue()).get(check);
        return found.stream()
                .filter(finding -> finding.principle().equals(principle))
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}

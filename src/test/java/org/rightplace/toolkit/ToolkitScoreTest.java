package org.rightplace.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.toolkit.Evaluations.CATALOGUE;
import static org.rightplace.toolkit.Evaluations.NON_SEND;
import static org.rightplace.toolkit.Evaluations.PLACEMENT;
import static org.rightplace.toolkit.Evaluations.SEND;
import static org.rightplace.toolkit.Evaluations.answer;
import static org.rightplace.toolkit.Evaluations.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolkitScoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Test
    void aWholeEvaluationHasAScoreAndABand() {
        var score = score(PLACEMENT, e -> {});
        assertThat(score)
                .isEqualTo(
                        new ToolkitScore(33, 33, 68, 68, 68, "adequate", List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsNotAnsweredLeavesTheScoreOpen() {
        var score = score(SEND, e -> {});
        assertThat(score.score()).isNull();
        assertThat(score.unanswered()).containsExactly("AT-31", "AT-38");
        assertThat(score.atLeast()).isLessThan(score.atMost());
        assertThat(score.band()).isNull();
        assertThat(score.criticalNoughts()).containsExactly("AT-34");
        assertThat(score.withoutEvidence()).containsExactly("AT-22");
    }

    @Test
    void aBandIsKnownWhereBothBoundsAreInIt() {
        var score = score(PLACEMENT, e -> answer(e, "AT-24").putNull("score"));
        assertThat(score.score()).isNull();
        assertThat(score.band()).isEqualTo("adequate");
    }

    @Test
    void aContractForEverybodyAnswersTheShortFormUnlessItIsForHealth() {
        var score = score(NON_SEND, e -> {});
        assertThat(score.applicable()).isEqualTo(18);
        assertThat(score.unanswered()).isEmpty();
        assertThat(score.criticalNoughts()).containsExactly("AT-07");
        var health = score(NON_SEND, e -> e.put("healthService", true).put("cqcRegistered", true));
        assertThat(health.unanswered()).containsExactly("AT-02", "AT-16");
        assertThat(health.conditionUnknown()).isEmpty();
    }

    @Test
    void aConditionThatIsNotKnownIsAskedForAndNeverReadAsNo() {
        var score = score(NON_SEND, e -> e.putNull("cqcRegistered").remove("healthService"));
        assertThat(score.unanswered()).containsExactly("AT-02", "AT-16");
        assertThat(score.conditionUnknown()).containsExactly("cqc-registered", "health-service");
        assertThat(score.score()).isNull();
    }

    @Test
    void nothingThatAppliesHasNoScore() {
        var score = score(PLACEMENT, e -> {
            var answers = (ArrayNode) e.get("answers");
            answers.forEach(one -> ((com.fasterxml.jackson.databind.node.ObjectNode) one)
                    .putNull("score")
                    .put("notApplicable", "closed"));
        });
        assertThat(score)
                .isEqualTo(new ToolkitScore(0, 0, null, null, null, null, List.of(), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, not-ready",
        "39, not-ready",
        "40, improve",
        "59, improve",
        "60, adequate",
        "79, adequate",
        "80, strong",
        "100, strong"
    })
    void aBandBeginsWhereTheParameterSays(int percent, String band) {
        assertThat(ToolkitScore.band(percent, CATALOGUE.parametersOn(DAY))).isEqualTo(band);
    }

    /** Whatever the answers: bounds in order and in range, every check that applies counted once, more points never a lower score. */
    @Test
    void generatedAnswersAddUp() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var parameters = CATALOGUE.parametersOn(DAY);
        var checks = CATALOGUE.table("toolkit-checks").codes();
        for (int i = 0; i < 500; i++) {
            var answers = new ArrayList<ToolkitEvaluation.Answer>();
            for (String check : checks) {
                switch (random.nextInt(4)) {
                    case 0 -> answers.add(new ToolkitEvaluation.Answer(check, null, null, "not here"));
                    case 1 -> {}
                    default ->
                        answers.add(new ToolkitEvaluation.Answer(check, random.nextInt(3), List.of("seen"), null));
                }
            }
            for (String scope : CATALOGUE.table("toolkit-scopes").codes()) {
                var score = ToolkitScore.of(scope, Map.of("cqcRegistered", true), answers, CATALOGUE, parameters);
                assertThat(score.answered() + score.unanswered().size())
                        .as("seed " + seed)
                        .isEqualTo(score.applicable());
                if (score.applicable() > 0) {
                    assertThat(score.atLeast()).as("seed " + seed).isBetween(0, score.atMost());
                    assertThat(score.atMost()).as("seed " + seed).isLessThanOrEqualTo(100);
                    var better = answers.stream()
                            .map(one -> one.score() == null
                                    ? one
                                    : new ToolkitEvaluation.Answer(one.check(), one.score() + 1, one.evidence(), null))
                            .toList();
                    assertThat(ToolkitScore.of(scope, Map.of("cqcRegistered", true), better, CATALOGUE, parameters)
                                    .atLeast())
                            .as("seed " + seed)
                            .isGreaterThanOrEqualTo(score.atLeast());
                }
            }
        }
    }
}

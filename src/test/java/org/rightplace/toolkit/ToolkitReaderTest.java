package org.rightplace.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.toolkit.Evaluations.NON_SEND;
import static org.rightplace.toolkit.Evaluations.PLACEMENT;
import static org.rightplace.toolkit.Evaluations.SEND;
import static org.rightplace.toolkit.Evaluations.answer;
import static org.rightplace.toolkit.Evaluations.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ToolkitReaderTest {

    private static List<String> wrong(String name, Consumer<ObjectNode> change) {
        return read(name, change).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void theExamplesAreRead() {
        Evaluations.ALL.forEach(
                name -> assertThat(read(name, e -> {}).errors()).as(name).isEmpty());
        var evaluation = read(PLACEMENT, e -> {}).evaluation();
        assertThat(evaluation.reference()).isEqualTo("TK-2026-001");
        assertThat(evaluation.subject()).isEqualTo(new ToolkitEvaluation.Subject(900_001, null));
        assertThat(evaluation.evaluatedOn()).isEqualTo(LocalDate.of(2026, 9, 14));
        assertThat(evaluation.cqcRegistered()).isFalse();
        assertThat(evaluation.answers()).hasSize(34);
        assertThat(evaluation.answers().get(0).score()).isEqualTo(3);
        assertThat(evaluation.answers().get(0).evidence()).hasSize(1);
    }

    @Test
    void whatIsNotSaidIsNull() {
        var read = read(
                "{\"reference\":\"T\",\"scope\":\"placement\",\"subject\":{\"urn\":900001},\"evaluatedOn\":\"2026-09-14\"}");
        assertThat(read.errors()).isEmpty();
        assertThat(read.evaluation().cqcRegistered()).isNull();
        assertThat(read.evaluation().answers()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        assertThat(read("{}").errors())
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactly("/evaluatedOn missing", "/reference missing", "/scope missing", "/subject missing");
    }

    @Test
    void anUnknownCheckIsRefused() {
        assertThat(wrong(SEND, e -> answer(e, "AT-03").put("check", "AT-99")))
                .containsExactly("/answers/2/check not-in-list");
    }

    @Test
    void aCheckAnsweredTwiceIsRefused() {
        assertThat(wrong(SEND, e -> answer(e, "AT-03").put("check", "AT-01")))
                .containsExactly("/answers/2/check duplicate-check");
    }

    @Test
    void aScoreOutOfRangeIsRefused() {
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("score", 4)))
                .containsExactly("/answers/0/score too-large-number");
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("score", -1))).containsExactly("/answers/0/score too-small");
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("score", 1000)))
                .containsExactly("/answers/0/score too-large-number");
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("score", 1.5)))
                .containsExactly("/answers/0/score wrong-type");
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("score", "good")))
                .containsExactly("/answers/0/score wrong-type");
    }

    @Test
    void aCheckThatDoesNotApplyHasNoScore() {
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("notApplicable", "no staff")))
                .containsExactly("/answers/0/score score-and-not-applicable");
        assertThat(wrong(SEND, e -> answer(e, "AT-01").put("notApplicable", "  ")))
                .contains("/answers/0/notApplicable pattern");
    }

    @Test
    void aCheckOfAnotherScopeIsRefused() {
        assertThat(wrong(
                        NON_SEND,
                        e -> ((ArrayNode) e.get("answers"))
                                .addObject()
                                .put("check", "AT-35")
                                .put("score", 3)))
                .containsExactly("/answers/18/check not-in-scope");
    }

    @Test
    void theSubjectGoesWithTheScope() {
        assertThat(wrong(PLACEMENT, e -> e.putObject("subject").put("contract", "CT-1")))
                .containsExactly("/subject/contract not-in-scope", "/subject/urn missing");
        assertThat(wrong(SEND, e -> e.putObject("subject"))).containsExactly("/subject/contract missing");
        assertThat(wrong(PLACEMENT, e -> e.putObject("subject").put("urn", 900_002)))
                .containsExactly("/subject/urn unknown-urn");
        assertThat(wrong(PLACEMENT, e -> e.put("subject", 900_001))).containsExactly("/subject wrong-type");
    }

    @Test
    void anEvaluationBeforeTheRulebookIsRefused() {
        assertThat(wrong(SEND, e -> e.put("evaluatedOn", "1999-01-01")))
                .containsExactly("/evaluatedOn before-the-rulebook");
        assertThat(wrong(SEND, e -> e.put("evaluatedOn", "2026-02-30"))).containsExactly("/evaluatedOn not-a-date");
    }

    @Test
    void whatWasGivenIsNeverRepeated() {
        var canary = "Zebedee O'Canary 77";
        var read = read(SEND, e -> {
            e.put("scope", canary).put("evaluatedOn", canary).put(canary, canary);
            answer(e, "AT-01").put("check", canary).put("score", canary);
        });
        assertThat(read.errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.toString()).doesNotContain("Zebedee", "Canary"));
    }
}

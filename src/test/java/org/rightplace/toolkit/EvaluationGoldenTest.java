package org.rightplace.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Asks;
import org.rightplace.ledger.EntryKind;
import org.rightplace.placement.Golden;
import org.rightplace.placement.InMadeUpArea;
import org.rightplace.placement.MadeUpArea;

/**
 * Every example self-evaluation against its expected answer and its expected explanation to each reader, in {@code fixtures/golden/toolkit}.
 * Run with {@code -Dgolden.update=true} to write them anew, and read the difference before it is committed.
 */
class EvaluationGoldenTest extends InMadeUpArea {

    private static Golden golden;

    @BeforeAll
    static void folder() throws IOException {
        golden = Golden.in("golden/toolkit");
    }

    static List<String> names() {
        return Evaluations.ALL;
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(MadeUpArea.FIXTURES.resolve("toolkit/" + name + ".json"));
    }

    private static ToolkitAnswer answer(String name) throws IOException {
        var given = area.toolkit.evaluate(bytes(name), Asker.local("test"));
        assertThat(given.errors()).isEmpty();
        return given.answer();
    }

    @ParameterizedTest
    @MethodSource("names")
    void answer_is_as_expected_and_as_its_schema_has_it(String name) throws IOException {
        var json = answer(name).json();
        assertThat(MadeUpArea.rules()
                        .schemas()
                        .of("evaluation")
                        .read(json.toString().getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {})
                        .errors())
                .isEmpty();
        json.remove("decision");
        json.set("findings", Golden.brief(json.get("findings")));
        json.get("checks").forEach(check -> ((ObjectNode) check).set("findings", Golden.brief(check.get("findings"))));
        golden.compare(name + ".json", json.toPrettyString() + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void explanation_is_as_expected(String name) throws IOException {
        golden.compareExplained(name, answer(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_recorded_evaluation_is_explained_again_in_the_same_words(String name) throws IOException {
        var given = answer(name);
        Golden.same(given, area.answers.find(given.decision().id()).orElseThrow());
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        golden.noneLeftOver(names());
    }

    /** No free text of the evaluation and no reference is in what nothing erases. */
    @ParameterizedTest
    @MethodSource("names")
    void the_body_of_the_record_holds_codes_only(String name) throws IOException {
        var stored = area.ledger.find(answer(name).decision().id()).orElseThrow();
        assertThat(stored.entry().kind()).isEqualTo(EntryKind.TOOLKIT_EVALUATION);
        assertThat(stored.sections().keySet()).isEqualTo(Set.of("request", "answer"));
        var sent = Evaluations.read(name, tree -> {}).evaluation();
        var body = stored.body().toString();
        assertThat(body).doesNotContain(sent.reference());
        assertThat(sent.answers())
                .flatExtracting(ToolkitEvaluation.Answer::evidence)
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(body).doesNotContain((String) evidence));
    }

    @Test
    void without_an_answer_all_is_asked_for_in_words_and_nothing_is_taken_for_nought() {
        var bare = "{\"reference\":\"TK-1\",\"scope\":\"non-send-contract\",\"subject\":{\"contract\":\"CT-1\"},"
                + "\"evaluatedOn\":\"2026-09-01\"}";
        var json = area.toolkit
                .evaluate(bare.getBytes(StandardCharsets.UTF_8), Asker.local("test"))
                .answer()
                .json();
        assertThat(json.at("/advice/outcome").asText()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(json.get("score").isNull()).isTrue();
        assertThat(json.get("band").isNull()).isTrue();
        assertThat(json.get("criticalNoughts")).isEmpty();
        assertThat(json.get("evidence")).hasSameSizeAs(json.get("unanswered")).isNotEmpty();
        var asked = json.findValues("asks").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
        assertThat(asked).contains("cqcRegistered", "healthService", "answers", "answers[AT-01].score");
        var words = Asks.of(MadeUpArea.rules().catalogue());
        assertThat(asked)
                .allSatisfy(path -> assertThat(words.row(path)).as(path).isPresent());
    }

    @Test
    void a_critical_check_left_out_with_a_reason_is_for_a_person_to_weigh() {
        var read = Evaluations.read(Evaluations.PLACEMENT, tree -> {
            var answer = Evaluations.answer(tree, "AT-07");
            answer.removeAll();
            answer.put("check", "AT-07").put("notApplicable", "It has no building");
        });
        var evaluated = Evaluated.of(MadeUpArea.rules(), read.evaluation());
        assertThat(evaluated.codes("judgement")).containsExactly("AUT-CRITICAL");
    }

    @Test
    void what_is_refused_is_not_recorded_and_says_where() {
        long before = area.ledger.size();
        var given = area.toolkit.evaluate(
                "{\"reference\":\"TK-1\",\"scope\":\"placement\",\"subject\":{\"urn\":123456},\"evaluatedOn\":\"2026-09-01\"}"
                        .getBytes(StandardCharsets.UTF_8),
                Asker.local("test"));
        assertThat(given.errors()).extracting(error -> error.pointer()).containsExactly("/subject/urn");
        assertThat(area.ledger.size()).isEqualTo(before);
    }
}

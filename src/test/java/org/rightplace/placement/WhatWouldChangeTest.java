package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.decision.Asker;
import org.rightplace.decision.FindingCodec;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Change;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Node;
import org.rightplace.facts.Outcome;

/** What would change an answer, and why not another setting: for every example, by the answer itself and by trying it. */
class WhatWouldChangeTest extends InMadeUpArea {

    static List<String> examples() throws IOException {
        try (var files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_change_of_an_answer_comes_about_when_it_is_tried(String example) throws IOException {
        var request = SentIn.JSON.readTree(MadeUpArea.request(example));
        var answer = area.tryOut(MadeUpArea.request(example)).json();
        for (JsonNode change : answer.get("wouldChange")) {
            JsonNode changed = request;
            for (JsonNode fact : change.get("set")) {
                changed = RequestPath.with(changed, fact.get("path").asText(), fact.get("to"));
            }
            var then = area.tryOut(changed.toString()).json();
            assertThat(then.at("/advice/outcome")).isEqualTo(change.get("then"));
            assertThat(then.at("/advice/settingUrn")).isEqualTo(change.get("settingUrn"));
            assertThat(List.of(then.at("/advice/outcome"), then.at("/advice/settingUrn")))
                    .isNotEqualTo(List.of(answer.at("/advice/outcome"), answer.at("/advice/settingUrn")));
        }
    }

    /** Condition, value read, value needed and source: of each option, for each of its findings that is not met or cannot be told. */
    @ParameterizedTest
    @MethodSource("examples")
    void why_not_names_condition_value_read_value_needed_and_source(String example) throws IOException {
        var answer = area.tryOut(MadeUpArea.request(example));
        for (EvaluatedOption option : answer.evaluated().options()) {
            var node = Explainer.option(answer.account(), option.urn(), Audience.OFFICER, List.of())
                    .orElseThrow();
            for (var finding : option.findings()) {
                if (finding.outcome() != Outcome.NOT_MET && finding.outcome() != Outcome.CANNOT_TELL) {
                    continue;
                }
                var said = node.children().stream()
                        .filter(child -> finding.principle().equals(child.principle()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(finding.principle() + " is not said"));
                assertThat(said.text()).isNotBlank().doesNotContain("{");
                assertThat(said.cites()).isNotEmpty();
                var under = said.children().stream().map(Node::text).toList();
                assertThat(under).as(finding.principle()).anyMatch(text -> text.startsWith("Read: "));
                assertThat(under)
                        .as(finding.principle())
                        .anyMatch(text -> text.startsWith("Needed: ") && !text.endsWith("not known"));
                finding.facts()
                        .forEach(saw ->
                                assertThat(under.get(0)).as(finding.principle()).contains(": "));
            }
        }
    }

    @Test
    void what_would_have_another_setting_advised_has_it_advised() throws IOException {
        int found = 0;
        for (String example : List.of(
                "08-no-request-four-local",
                "23-every-ring-passed-over",
                "26-mainstream-wanted-no-school-asked-for",
                "27-mainstream-stands-none-can-meet")) {
            var bytes = MadeUpArea.request(example);
            var request = SentIn.JSON.readTree(bytes);
            for (EvaluatedOption option : area.tryOut(bytes).evaluated().options()) {
                if (!option.contacted()) {
                    continue;
                }
                for (Change change :
                        area.placement.wouldAdvise(bytes, option.urn(), null).orElseThrow()) {
                    JsonNode changed = request;
                    for (Change.Fact fact : change.set()) {
                        changed = RequestPath.with(changed, fact.path(), FindingCodec.value(fact.to()));
                    }
                    assertThat(area.tryOut(changed.toString())
                                    .json()
                                    .at("/advice/settingUrn")
                                    .asInt())
                            .isEqualTo(option.urn());
                    found++;
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void a_missing_record_that_alone_holds_the_answer_back_is_the_change() {
        var request = Requests.child().asksFor(900033).yes(900033).put("/views/child", SentIn.json("{}"));
        var answer = answer(request).json();

        assertThat(answer.at("/advice/outcome").asText()).isEqualTo("NEEDS_EVIDENCE");
        assertThat(answer.at("/wouldChange/0/set/0/path").asText()).isEqualTo("views.child.captured");
        assertThat(answer.at("/wouldChange/0/then").asText()).isEqualTo("NAME_REQUESTED");
        assertThat(answer.at("/wouldChange/0/whose").asText()).isEqualTo("council");
    }

    @Test
    void two_records_that_hold_it_back_change_together() {
        var request = Requests.child()
                .asksFor(900033)
                .yes(900033)
                .put("/views/child", SentIn.json("{}"))
                .put("/adviceOffered", SentIn.json("{}"));
        var answer = answer(request).json();

        assertThat(answer.at("/wouldChange/0/set")).hasSize(2);
        assertThat(answer.at("/wouldChange/0/then").asText()).isEqualTo("NAME_REQUESTED");
    }

    @Test
    void nobody_is_nudged_to_change_what_they_asked_for_or_who_they_are() throws IOException {
        for (String example : examples()) {
            for (JsonNode change :
                    area.tryOut(MadeUpArea.request(example)).json().get("wouldChange")) {
                StreamSupport.stream(change.get("set").spliterator(), false)
                        .map(fact -> fact.get("path").asText())
                        .forEach(path ->
                                assertThat(path).doesNotStartWith("person").doesNotStartWith("request"));
            }
        }
    }

    @Test
    void a_recorded_answer_keeps_what_would_change_it() throws IOException {
        var request = Requests.child().asksFor(900033).yes(900033).put("/views/child", SentIn.json("{}"));
        var given = area.placement
                .recommend(
                        request.json().getBytes(StandardCharsets.UTF_8),
                        PlacementService.Purpose.ADVICE,
                        Asker.local("caseworker"))
                .recommendation();
        var read = area.recommendations.find(given.decision().id()).orElseThrow();

        assertThat(read.evaluated().wouldChange())
                .isNotEmpty()
                .isEqualTo(given.evaluated().wouldChange());
    }
}

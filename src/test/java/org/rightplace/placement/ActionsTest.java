package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By when each action is to be done, through the whole program: the days of the rulebook, cut short by the law's. */
class ActionsTest extends InMadeUpArea {

    private static final LocalDate DECIDED = LocalDate.parse(Requests.DECIDED);

    private static LocalDate due(Requests request, String kind) {
        return LocalDate.parse(
                answer(request).action(kind).orElseThrow().get("due").asText());
    }

    private static int days(String kind) {
        return MadeUpArea.rules()
                .catalogue()
                .parametersOn(DECIDED)
                .number("action-days", kind)
                .value()
                .intValue();
    }

    /** Asked for and consulted, so that all there is to do is to decide; the final plan is due twenty weeks after the request. */
    private static Requests toDecide(String received) {
        return Requests.child().asksFor(900027).yes(900027).put("/clocks/requestReceivedOn", received);
    }

    @ParameterizedTest
    @CsvSource({
        // Last day far ahead: the days of the rulebook, seven after 20 November.
        "2026-10-01, 2026-11-27",
        // Last day 28, 27, 26 November.
        "2026-07-11, 2026-11-27",
        "2026-07-10, 2026-11-27",
        "2026-07-09, 2026-11-26",
        // Last day the decision date itself, the day before it, and long before.
        "2026-07-03, 2026-11-20",
        "2026-07-02, 2026-11-20",
        "2026-01-05, 2026-11-20",
    })
    void what_serves_the_naming_is_never_to_be_done_after_the_plan_is_due(String received, String expected) {
        assertThat(due(toDecide(received), "decide")).isEqualTo(LocalDate.parse(expected));
    }

    @Test
    void a_limit_that_does_not_run_cuts_nothing_short() {
        var sent = toDecide("2026-07-03").put("/clocks/finalPlanSentOn", "2026-11-19");
        assertThat(due(sent, "decide")).isEqualTo(DECIDED.plusDays(days("decide")));
        var excused = toDecide("2026-06-01")
                .put("/clocks/exceptions", List.of(Map.of("clock", "final-plan", "exception", "absent-from-area")));
        assertThat(due(excused, "decide")).isEqualTo(DECIDED.plusDays(days("decide")));
        var unknown = toDecide("2026-07-03").without("/clocks/requestReceivedOn");
        assertThat(due(unknown, "decide")).isEqualTo(DECIDED.plusDays(days("decide")));
    }

    @Test
    void what_does_not_serve_the_naming_keeps_its_days() {
        var gap = Requests.child().asksFor(900027).no(900027).put("/clocks/requestReceivedOn", "2026-07-03");
        assertThat(due(gap, "decide")).isEqualTo(DECIDED);
        assertThat(due(gap, "sufficiency-gap")).isEqualTo(DECIDED.plusDays(days("sufficiency-gap")));
    }

    @Test
    void a_gap_says_need_phase_and_authority_or_that_they_are_not_known() {
        var gap = Requests.child().asksFor(900027).no(900027);
        assertThat(answer(gap).action("sufficiency-gap").orElseThrow().get("gap"))
                .isEqualTo(SentIn.json("{'need':'ASD','phase':'secondary','authority':'873'}"));
        assertThat(answer(gap.copy().without("/person/needs"))
                        .action("sufficiency-gap")
                        .orElseThrow()
                        .get("gap"))
                .isEqualTo(SentIn.json("{'need':null,'phase':'secondary','authority':'873'}"));
    }

    @Test
    void waiting_goes_by_the_last_day_of_the_answer() {
        var waiting = Requests.child().asksFor(900027).silent(900027, "2026-11-12");
        assertThat(due(waiting, "await-reply")).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void what_follows_from_the_outcome_rests_on_what_the_outcome_rests_on() {
        assertThat(answer(toDecide("2026-10-01")).action("decide").orElseThrow().get("because"))
                .extracting(JsonNode::asText)
                .containsExactly("LAW-38-REQUEST", "LAW-39-CONSULTED");
    }

    @Test
    void every_action_of_every_example_has_a_day_and_says_who_and_because_of_what() throws IOException {
        var running = Set.of("final-plan", "phase-transfer", "post-16-move", "review-final");
        var kinds = MadeUpArea.rules().catalogue().table("action-kinds");
        for (String name : GoldenTest.requests().toList()) {
            var json = area.tryOut(MadeUpArea.request(name)).json();
            var decided = LocalDate.parse(json.at("/decision/lawAsAt").asText());
            for (JsonNode action : json.get("actions")) {
                var due = LocalDate.parse(action.get("due").asText());
                assertThat(due).as(name).isAfterOrEqualTo(decided);
                assertThat(action.get("who").asText()).isNotEmpty();
                assertThat(action.get("because")).as(name + " " + action).isNotEmpty();
                for (JsonNode deadline : json.get("deadlines")) {
                    if (running.contains(deadline.get("clock").asText())
                            && Set.of("due", "at-risk")
                                    .contains(deadline.get("state").asText())
                            && kinds.row(action.get("kind").asText())
                                            .orElseThrow()
                                            .text("serves")
                                    != null) {
                        assertThat(due)
                                .as(name + " " + action)
                                .isBeforeOrEqualTo(
                                        LocalDate.parse(deadline.get("due").asText()));
                    }
                }
            }
        }
    }
}

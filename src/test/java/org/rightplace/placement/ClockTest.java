package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.rulebook.Table;

/** Each time limit on the day before its last day, on it and after it, through the whole program. */
class ClockTest extends InMadeUpArea {

    /** The codes the API promises for {@code deadlines.clock}. */
    private static final Set<String> CODES = Set.of(
            "assess-decision",
            "advice",
            "no-plan-notice",
            "draft-representations",
            "final-plan",
            "phase-transfer",
            "post-16-move",
            "review-decision",
            "review-final",
            "consultation-reply");

    /**
     * A request with nothing in it but dates.
     *
     * @param clocks fields of {@code clocks}, with single quotes and without braces
     */
    private static ObjectNode dated(String trigger, String decided, String clocks) {
        var request = (ObjectNode) SentIn.least();
        request.put("trigger", trigger).put("decisionDate", decided);
        request.set("clocks", SentIn.json("{" + (clocks == null ? "" : clocks) + "}"));
        return request;
    }

    private static ObjectNode starting(ObjectNode request, String born, String placementFrom) {
        request.withObject("/person").put("dateOfBirth", born);
        request.withObject("/plan").put("placementFrom", placementFrom);
        return request;
    }

    /** State and last day of one clock of the request: {@code met 2026-08-12}; none where it does not run. */
    private static String clock(ObjectNode request, String code) {
        var deadlines = area.tryOut(request.toString()).json().get("deadlines");
        var found = StreamSupport.stream(deadlines.spliterator(), false)
                .filter(one ->
                        one.get("clock").asText().equals(code) && one.get("urn").isNull())
                .map(one -> one.get("state").asText() + " " + one.get("due").asText())
                .toList();
        assertThat(found).hasSizeLessThan(2);
        return found.isEmpty() ? "none" : found.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-08-04 | 'requestReceivedOn':'2026-07-01' | due 2026-08-12",
                "2026-08-05 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-08-12",
                "2026-08-11 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-08-12",
                "2026-08-12 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-08-12",
                "2026-08-13 | 'requestReceivedOn':'2026-07-01' | overdue 2026-08-12",
                "2026-09-01 | 'requestReceivedOn':'2026-07-01','assessDecidedOn':'2026-08-11' | met 2026-08-12",
                "2026-09-01 | 'requestReceivedOn':'2026-07-01','assessDecidedOn':'2026-08-12' | met 2026-08-12",
                "2026-09-01 | 'requestReceivedOn':'2026-07-01','assessDecidedOn':'2026-08-13' | overdue 2026-08-12",
                "2026-09-01 | 'requestReceivedOn':'2026-07-01','adviceRequestedOn':'2026-08-10' | unknown 2026-08-12",
                "2026-09-01 | 'assessDecidedOn':'2026-08-12' | unknown null",
                "2028-03-01 | 'requestReceivedOn':'2028-01-20' | at-risk 2028-03-02",
                "2027-03-01 | 'requestReceivedOn':'2027-01-20' | at-risk 2027-03-03",
            })
    void whether_to_assess_is_told_within_six_weeks_of_the_request(String decided, String clocks, String expected) {
        assertThat(clock(dated("new-plan", decided, clocks), "assess-decision")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-09-13 | 'adviceRequestedOn':'2026-08-10' | due 2026-09-21",
                "2026-09-14 | 'adviceRequestedOn':'2026-08-10' | at-risk 2026-09-21",
                "2026-09-20 | 'adviceRequestedOn':'2026-08-10' | at-risk 2026-09-21",
                "2026-09-21 | 'adviceRequestedOn':'2026-08-10' | at-risk 2026-09-21",
                "2026-09-22 | 'adviceRequestedOn':'2026-08-10' | overdue 2026-09-21",
                "2026-10-01 | 'adviceRequestedOn':'2026-08-10','adviceReceivedOn':'2026-09-20' | met 2026-09-21",
                "2026-10-01 | 'adviceRequestedOn':'2026-08-10','adviceReceivedOn':'2026-09-21' | met 2026-09-21",
                "2026-10-01 | 'adviceRequestedOn':'2026-08-10','adviceReceivedOn':'2026-09-22' | overdue 2026-09-21",
                "2026-10-20 | 'adviceRequestedOn':'2026-08-10','draftServedOn':'2026-10-12' | unknown 2026-09-21",
                "2026-10-01 | 'requestReceivedOn':'2026-07-01','adviceReceivedOn':'2026-08-03' | unknown null",
            })
    void advice_is_due_six_weeks_from_the_day_it_was_asked_for(String decided, String clocks, String expected) {
        assertThat(clock(dated("new-plan", decided, clocks), "advice")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-10-06 | 'requestReceivedOn':'2026-07-01' | due 2026-10-21",
                "2026-10-07 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-10-21",
                "2026-10-20 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-10-21",
                "2026-10-21 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-10-21",
                "2026-10-22 | 'requestReceivedOn':'2026-07-01' | overdue 2026-10-21",
                "2026-11-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-20' | met 2026-10-21",
                "2026-11-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-21' | met 2026-10-21",
                "2026-11-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-22' | overdue 2026-10-21",
                "2026-11-01 | 'requestReceivedOn':'2026-07-01','draftServedOn':'2026-10-30' | none",
                "2026-11-01 | 'noPlanNoticeSentOn':'2026-10-20' | unknown null",
            })
    void that_there_is_no_plan_is_told_within_sixteen_weeks(String decided, String clocks, String expected) {
        assertThat(clock(dated("new-plan", decided, clocks), "no-plan-notice")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-10-11 | '2026-10-01' | '2026-10-15' | due 2026-10-15",
                "2026-10-12 | '2026-10-01' | '2026-10-15' | at-risk 2026-10-15",
                "2026-10-14 | '2026-10-01' | '2026-10-15' | at-risk 2026-10-15",
                "2026-10-15 | '2026-10-01' | '2026-10-15' | at-risk 2026-10-15",
                "2026-10-16 | '2026-10-01' | '2026-10-15' | met 2026-10-15",
                // One day too short: the law's own last day stands.
                "2026-10-14 | '2026-10-01' | '2026-10-14' | at-risk 2026-10-15",
                "2026-10-15 | '2026-10-01' | '2026-10-14' | at-risk 2026-10-15",
                "2026-10-16 | '2026-10-01' | '2026-10-14' | overdue 2026-10-15",
                // Longer than the law asks for: the day that was given.
                "2026-10-16 | '2026-10-01' | '2026-10-20' | due 2026-10-20",
                "2026-10-21 | '2026-10-01' | '2026-10-20' | met 2026-10-20",
                "2026-10-12 | '2026-10-01' | null         | unknown 2026-10-15",
                "2026-10-30 | '2026-10-01' | null         | unknown 2026-10-15",
                "2026-10-30 | null         | '2026-10-15' | unknown null",
                "2028-03-06 | '2028-02-20' | '2028-03-05' | met 2028-03-05",
                "2027-03-06 | '2027-02-20' | '2027-03-05' | at-risk 2027-03-06",
            })
    void fifteen_days_to_answer_begin_with_the_day_of_service(
            String decided, String served, String ends, String expected) {
        var draft = dated("new-plan", decided, "'draftServedOn':" + served + ",'noticeEndsOn':" + ends);
        draft.withObject("/plan").put("status", "draft");
        assertThat(clock(draft, "draft-representations")).isEqualTo(expected);
        var amendments = dated("review", decided, "'amendmentNoticeOn':" + served + ",'noticeEndsOn':" + ends);
        assertThat(clock(amendments, "draft-representations")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-10-20 | 'requestReceivedOn':'2026-07-01' | due 2026-11-18",
                "2026-10-21 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-11-18",
                "2026-11-17 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-11-18",
                "2026-11-18 | 'requestReceivedOn':'2026-07-01' | at-risk 2026-11-18",
                "2026-11-19 | 'requestReceivedOn':'2026-07-01' | overdue 2026-11-18",
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','finalPlanSentOn':'2026-11-17' | met 2026-11-18",
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','finalPlanSentOn':'2026-11-18' | met 2026-11-18",
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','finalPlanSentOn':'2026-11-19' | overdue 2026-11-18",
                "2026-12-01 | 'finalPlanSentOn':'2026-11-18' | unknown null",
                // Told that there is no plan: none is owed, unless a draft was served since.
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-20' | none",
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-20','draftServedOn':'2026-11-01' | overdue 2026-11-18",
                "2026-12-01 | 'requestReceivedOn':'2026-07-01','noPlanNoticeSentOn':'2026-10-20','draftServedOn':'2026-10-01' | none",
                "2027-12-01 | 'requestReceivedOn':'2027-10-15' | due 2028-03-03",
            })
    void the_final_plan_is_sent_within_twenty_weeks(String decided, String clocks, String expected) {
        assertThat(clock(dated("new-plan", decided, clocks), "final-plan")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2016-03-08 | 2027-09-01 | 2027-01-16 |            | due 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-01-17 |            | at-risk 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-02-13 |            | at-risk 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-02-14 |            | at-risk 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-02-15 |            | overdue 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-02-16 |            | overdue 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-03-01 | 2027-02-13 | met 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-03-01 | 2027-02-14 | met 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-03-01 | 2027-02-15 | overdue 2027-02-14",
                "2016-03-08 | 2027-09-01 | 2027-03-01 | 2027-02-16 | overdue 2027-02-14",
                "2017-03-08 | 2028-09-01 | 2028-02-14 |            | at-risk 2028-02-14",
                "2017-03-08 | 2028-09-01 | 2028-02-15 |            | overdue 2028-02-14",
                "2011-01-09 | 2027-09-01 | 2027-03-29 |            | at-risk 2027-03-30",
                "2011-01-09 | 2027-09-01 | 2027-03-30 |            | at-risk 2027-03-30",
                "2011-01-09 | 2027-09-01 | 2027-03-31 |            | overdue 2027-03-30",
                "2011-01-09 | 2027-09-01 | 2027-04-10 | 2027-03-29 | met 2027-03-30",
                "2011-01-09 | 2027-09-01 | 2027-04-10 | 2027-03-30 | met 2027-03-30",
                "2011-01-09 | 2027-09-01 | 2027-04-10 | 2027-03-31 | overdue 2027-03-30",
                "2012-01-09 | 2028-09-01 | 2028-03-30 |            | at-risk 2028-03-30",
                "2016-03-08 |            | 2027-03-01 | 2027-02-14 | unknown null",
            })
    void the_plan_for_the_next_phase_is_sent_before_15_february_or_31_march(
            String born, String starts, String decided, String sent, String expected) {
        var request = starting(dated("phase-transfer", decided, null), born, starts);
        request.withObject("/clocks").put("reviewFinalSentOn", sent);
        assertThat(clock(request, "phase-transfer")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2027-09-01 | 2027-03-03 |            | due 2027-04-01",
                "2027-09-01 | 2027-03-04 |            | at-risk 2027-04-01",
                "2027-09-01 | 2027-03-31 |            | at-risk 2027-04-01",
                "2027-09-01 | 2027-04-01 |            | at-risk 2027-04-01",
                "2027-09-01 | 2027-04-02 |            | overdue 2027-04-01",
                "2027-09-01 | 2027-05-01 | 2027-03-31 | met 2027-04-01",
                "2027-09-01 | 2027-05-01 | 2027-04-01 | met 2027-04-01",
                "2027-09-01 | 2027-05-01 | 2027-04-02 | overdue 2027-04-01",
                "           | 2027-05-01 | 2027-04-01 | unknown null",
                // Months back from the end of a month: the last day of one that is shorter.
                "2027-01-31 | 2026-06-01 |            | due 2026-08-31",
                "2027-05-31 | 2026-06-01 |            | due 2026-12-31",
                "2027-07-31 | 2026-06-01 |            | due 2027-02-28",
                "2027-07-29 | 2026-06-01 |            | due 2027-02-28",
                "2027-07-28 | 2026-06-01 |            | due 2027-02-28",
                "2027-11-30 | 2026-06-01 |            | due 2027-06-30",
                "2027-12-31 | 2026-06-01 |            | due 2027-07-31",
                "2028-07-31 | 2026-06-01 |            | due 2028-02-29",
                "2028-07-29 | 2026-06-01 |            | due 2028-02-29",
                "2028-07-28 | 2026-06-01 |            | due 2028-02-28",
            })
    void the_plan_for_another_college_is_sent_five_months_before_the_move(
            String starts, String decided, String sent, String expected) {
        var request = starting(dated("review", decided, "'movingFrom':'post-16'"), "2008-03-10", starts);
        request.withObject("/clocks").put("reviewFinalSentOn", sent);
        assertThat(clock(request, "post-16-move")).isEqualTo(expected);
    }

    @Test
    void which_limit_a_move_has_depends_on_what_it_is_from() {
        var next = starting(dated("phase-transfer", "2026-11-20", null), "2008-03-10", "2027-09-01");
        assertThat(clock(next, "phase-transfer")).isEqualTo("due 2027-03-30");
        assertThat(clock(next, "post-16-move")).isEqualTo("none");
        next.withObject("/clocks").put("movingFrom", "post-16");
        assertThat(clock(next, "phase-transfer")).isEqualTo("none");
        assertThat(clock(next, "post-16-move")).isEqualTo("due 2027-04-01");
        var review = starting(dated("review", "2026-11-20", null), "2008-03-10", "2027-09-01");
        assertThat(clock(review, "post-16-move")).isEqualTo("unknown null");
        assertThat(new Answered(area.tryOut(review.toString()).json()).asks()).contains("clocks.movingFrom");
        for (String from : List.of("none", "school")) {
            review.withObject("/clocks").put("movingFrom", from);
            assertThat(clock(review, "post-16-move")).as(from).isEqualTo("none");
        }
        var child = starting(dated("review", "2026-11-20", null), "2016-03-08", "2027-09-01");
        assertThat(clock(child, "post-16-move")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-10-13 | | due 2026-10-21",
                "2026-10-14 | | at-risk 2026-10-21",
                "2026-10-20 | | at-risk 2026-10-21",
                "2026-10-21 | | at-risk 2026-10-21",
                "2026-10-22 | | overdue 2026-10-21",
                "2026-11-01 | 'reviewDecisionSentOn':'2026-10-20','amendmentNoticeOn':'2026-10-20' | met 2026-10-21",
                "2026-11-01 | 'reviewDecisionSentOn':'2026-10-21','amendmentNoticeOn':'2026-10-21' | met 2026-10-21",
                "2026-11-01 | 'reviewDecisionSentOn':'2026-10-22','amendmentNoticeOn':'2026-10-22' | overdue 2026-10-21",
                // The amendments share the four weeks of the decision.
                "2026-11-01 | 'reviewDecisionSentOn':'2026-10-01','amendmentNoticeOn':'2026-10-22' | overdue 2026-10-21",
                "2026-11-01 | 'reviewDecisionSentOn':'2026-10-01','notAmendingToldOn':'2026-10-01' | met 2026-10-21",
                "2026-10-13 | 'reviewDecisionSentOn':'2026-10-01' | due 2026-10-21",
                "2026-10-21 | 'reviewDecisionSentOn':'2026-10-01' | at-risk 2026-10-21",
                "2026-10-22 | 'reviewDecisionSentOn':'2026-10-01' | unknown 2026-10-21",
                "2026-10-30 | 'amendmentNoticeOn':'2026-10-20' | unknown 2026-10-21",
            })
    void the_decision_after_a_review_is_sent_within_four_weeks_of_the_meeting(
            String decided, String more, String expected) {
        var clocks = "'reviewMeetingOn':'2026-09-23'" + (more == null ? "" : "," + more);
        for (String trigger : List.of("review", "phase-transfer", "emergency", "move-in")) {
            assertThat(clock(dated(trigger, decided, clocks), "review-decision"))
                    .as(trigger)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Eight weeks from the notice end first, then both on one day, then twelve from the meeting first.
                "2026-09-01 | 2026-09-08 | 2026-10-05 | due 2026-11-03",
                "2026-09-01 | 2026-09-28 | 2026-10-05 | due 2026-11-23",
                "2026-09-01 | 2026-09-29 | 2026-10-05 | due 2026-11-24",
                "2026-09-01 | 2026-09-30 | 2026-10-05 | due 2026-11-24",
                "2026-09-01 | 2026-10-20 | 2026-10-25 | due 2026-11-24",
                "2026-09-01 | 2026-09-08 | 2026-10-06 | at-risk 2026-11-03",
                "2026-09-01 | 2026-09-08 | 2026-11-02 | at-risk 2026-11-03",
                "2026-09-01 | 2026-09-08 | 2026-11-03 | at-risk 2026-11-03",
                "2026-09-01 | 2026-09-08 | 2026-11-04 | overdue 2026-11-03",
                // No notice yet: twelve weeks, at the latest. No meeting on record: only what is certain.
                "2026-09-01 |            | 2026-10-27 | at-risk 2026-11-24",
                "2026-09-01 |            | 2026-11-25 | overdue 2026-11-24",
                "           | 2026-09-08 | 2026-11-03 | unknown 2026-11-03",
                "           | 2026-09-08 | 2026-11-04 | overdue 2026-11-03",
                "           |            | 2026-11-04 | unknown null",
                // A notice of an earlier review says nothing of this one.
                "2026-09-01 | 2025-10-01 | 2026-10-05 | due 2026-11-24",
                "2027-12-20 | 2028-01-10 | 2028-02-01 | due 2028-03-06",
                "2027-12-06 | 2028-01-10 | 2028-01-12 | due 2028-02-28",
            })
    void the_amended_plan_is_due_by_the_earlier_of_two_days(
            String meeting, String notice, String decided, String expected) {
        var request = dated("review", decided, null);
        request.withObject("/clocks").put("reviewMeetingOn", meeting).put("amendmentNoticeOn", notice);
        assertThat(clock(request, "review-final")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-09-01 | 2026-09-08 | 'reviewFinalSentOn':'2026-11-02' | met 2026-11-03",
                "2026-09-01 | 2026-09-08 | 'reviewFinalSentOn':'2026-11-03' | met 2026-11-03",
                "2026-09-01 | 2026-09-08 | 'reviewFinalSentOn':'2026-11-04' | overdue 2026-11-03",
                "2026-09-01 |            | 'reviewFinalSentOn':'2026-11-24' | unknown 2026-11-24",
                "2026-09-01 |            | 'reviewFinalSentOn':'2026-11-25' | overdue 2026-11-24",
                "           | 2026-09-08 | 'reviewFinalSentOn':'2026-11-03' | unknown 2026-11-03",
                "           |            | 'reviewFinalSentOn':'2026-11-03' | unknown null",
                // Not amending after all has eight weeks from the notice.
                "2026-09-01 | 2026-09-08 | 'notAmendingToldOn':'2026-11-03' | none",
                "2026-09-01 | 2026-09-08 | 'notAmendingToldOn':'2026-11-04' | overdue 2026-11-03",
                "2026-09-01 | 2026-10-20 | 'notAmendingToldOn':'2026-11-30' | none",
                "2026-09-01 |            | 'notAmendingToldOn':'2026-09-20' | none",
            })
    void what_ends_the_time_for_the_amended_plan(String meeting, String notice, String done, String expected) {
        var request = dated("review", "2026-12-15", done);
        request.withObject("/clocks").put("reviewMeetingOn", meeting).put("amendmentNoticeOn", notice);
        assertThat(clock(request, "review-final")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 2026-10-12, due",
        "2026-10-01, 2026-10-13, at-risk",
        "2026-10-01, 2026-10-15, at-risk",
        "2026-10-01, 2026-10-16, at-risk",
        "2026-10-01, 2026-10-17, overdue",
        "2028-02-20, 2028-03-06, at-risk",
        "2028-02-20, 2028-03-07, overdue",
        "2027-02-20, 2027-03-07, at-risk",
        "2027-02-20, 2027-03-08, overdue",
    })
    void a_setting_has_fifteen_days_after_it_was_asked(String sent, String decided, String expected) {
        var request = dated("new-plan", decided, null);
        request.withArray("/consultations").addObject().put("urn", 900027).put("sentOn", sent);
        var deadlines = area.tryOut(request.toString()).json().get("deadlines");
        assertThat(deadlines.findValuesAsText("clock")).contains("consultation-reply");
        for (JsonNode one : deadlines) {
            if (one.get("clock").asText().equals("consultation-reply")) {
                assertThat(one.get("state").asText()).isEqualTo(expected);
                assertThat(one.get("urn").asInt()).isEqualTo(900027);
            }
        }
    }

    @Test
    void the_same_consultation_on_record_twice_is_one_time_limit_with_its_last_day() {
        var request = dated("new-plan", "2026-10-12", null);
        for (String basis : new String[] {"marginal", "average"}) {
            request.withArray("/consultations")
                    .addObject()
                    .put("urn", 900027)
                    .put("sentOn", "2026-10-01")
                    .put("costBasis", basis);
        }
        var deadlines = area.tryOut(request.toString()).json().get("deadlines");
        assertThat(StreamSupport.stream(deadlines.spliterator(), false)
                        .filter(one -> one.get("urn").asInt() == 900027)
                        .map(one ->
                                one.get("state").asText() + " " + one.get("due").asText()))
                .containsExactly("due 2026-10-16");
    }

    @Test
    void the_last_day_of_an_awaited_answer_goes_with_what_there_is_to_wait_for() {
        var answered = answer(Requests.child().asksFor(900027).silent(900027, "2026-11-12"));
        assertThat(answered.action("await-reply").orElseThrow().get("due").asText())
                .isEqualTo("2026-11-27");
    }

    @ParameterizedTest
    @CsvSource({
        "assess-decision, absent-from-area, none",
        "assess-decision, advice-from-closed-school, none",
        "assess-decision, missed-appointment, overdue",
        "advice, missed-appointment, none",
        "advice, exceptional-circumstances, none",
        "advice, advice-from-closed-school, overdue",
        "no-plan-notice, exceptional-circumstances, none",
        "no-plan-notice, missed-appointment, overdue",
        "final-plan, absent-from-area, none",
        "final-plan, advice-from-closed-school, none",
        "final-plan, exceptional-circumstances, none",
        "final-plan, missed-appointment, overdue",
        "final-plan, other, overdue",
    })
    void only_the_exceptions_a_limit_has_excuse_being_late(String code, String exception, String expected) {
        var request =
                dated("new-plan", "2026-12-20", "'requestReceivedOn':'2026-07-01','adviceRequestedOn':'2026-08-10'");
        if (code.equals("assess-decision")) {
            request.withObject("/clocks").remove("adviceRequestedOn");
        }
        assertThat(clock(request, code)).startsWith("overdue");
        request.withObject("/clocks")
                .withArray("/exceptions")
                .addObject()
                .put("clock", code)
                .put("exception", exception);
        assertThat(clock(request, code)).startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phase-transfer", "review-decision", "review-final", "draft-representations"})
    void nothing_excuses_a_limit_that_has_no_exception(String code) {
        var request = starting(
                dated(
                        "phase-transfer",
                        "2027-03-01",
                        "'reviewMeetingOn':'2026-09-01','amendmentNoticeOn':'2026-12-01','noticeEndsOn':'2026-12-02'"),
                "2016-03-08",
                "2027-09-01");
        request.withObject("/clocks")
                .remove(code.equals("review-decision") ? List.of("amendmentNoticeOn", "noticeEndsOn") : List.of());
        for (String exception :
                MadeUpArea.rules().catalogue().table("clock-exceptions").codes()) {
            request.withObject("/clocks")
                    .withArray("/exceptions")
                    .addObject()
                    .put("clock", code)
                    .put("exception", exception);
        }
        assertThat(clock(request, code)).startsWith("overdue");
    }

    @ParameterizedTest
    @CsvSource({
        "new-plan, draftServedOn, 2026-10-10, 2026-10-15, listed",
        "new-plan, draftServedOn, 2026-10-10, 2026-10-16, none",
        "new-plan, draftServedOn, 2026-10-20, 2026-10-20, listed",
        "new-plan, draftServedOn, 2026-10-20, 2026-10-21, none",
        "emergency, draftServedOn, 2026-10-10, 2026-10-15, listed",
        "emergency, draftServedOn, 2026-10-10, 2026-10-16, none",
        "review, amendmentNoticeOn, 2026-10-10, 2026-10-15, listed",
        "review, amendmentNoticeOn, 2026-10-10, 2026-10-16, none",
        "review, draftServedOn, 2026-10-10, 2026-10-16, listed",
    })
    void a_notice_that_is_too_short_makes_no_request_late(
            String trigger, String served, String noticeEnds, String asked, String expected) {
        var request = Requests.child().asksFor(900027).put("/trigger", trigger).put("/request/on", asked);
        request.put("/clocks", SentIn.json("{'" + served + "':'2026-10-01','noticeEndsOn':'" + noticeEnds + "'}"));
        assertThat(answer(request).json().at("/advice/requestClass").asText()).isEqualTo(expected);
    }

    @Test
    void a_limit_runs_only_for_what_it_is_for() {
        var everything = "'requestReceivedOn':'2026-07-01','adviceRequestedOn':'2026-08-10',"
                + "'draftServedOn':'2026-10-01','noticeEndsOn':'2026-10-20',"
                + "'reviewMeetingOn':'2026-09-23','amendmentNoticeOn':'2026-10-01','movingFrom':'school'";
        assertThat(running("new-plan", everything))
                .containsExactlyInAnyOrder("assess-decision", "advice", "draft-representations", "final-plan");
        assertThat(running("review", everything))
                .containsExactlyInAnyOrder("draft-representations", "review-decision", "review-final");
        assertThat(running("phase-transfer", everything))
                .containsExactlyInAnyOrder(
                        "draft-representations", "phase-transfer", "review-decision", "review-final");
        for (String trigger : List.of("emergency", "move-in")) {
            assertThat(running(trigger, everything))
                    .containsExactlyInAnyOrder("draft-representations", "review-decision", "review-final");
            assertThat(running(trigger, "'requestReceivedOn':'2026-07-01'")).isEmpty();
            assertThat(running(trigger, "'draftServedOn':'2026-10-01'")).containsExactly("draft-representations");
        }
    }

    private static List<String> running(String trigger, String clocks) {
        var request = starting(dated(trigger, "2026-11-20", clocks), "2016-03-08", "2027-09-01");
        return area.tryOut(request.toString()).json().get("deadlines").findValuesAsText("clock");
    }

    @Test
    void what_was_done_before_a_limit_began_or_is_only_planned_does_not_end_it() {
        var request = "'requestReceivedOn':'2026-07-01','finalPlanSentOn':";
        assertThat(clock(dated("new-plan", "2026-11-10", request + "'2025-02-03'"), "final-plan"))
                .isEqualTo("at-risk 2026-11-18");
        assertThat(clock(dated("new-plan", "2026-11-10", request + "'2026-11-11'"), "final-plan"))
                .isEqualTo("at-risk 2026-11-18");
        assertThat(clock(dated("new-plan", "2026-11-10", request + "'2026-11-10'"), "final-plan"))
                .isEqualTo("met 2026-11-18");
        // The plan a child has is not the one amended for the next phase.
        var next = starting(
                dated("phase-transfer", "2027-03-01", "'finalPlanSentOn':'2024-05-01'"), "2016-03-08", "2027-09-01");
        assertThat(clock(next, "phase-transfer")).isEqualTo("overdue 2027-02-14");
    }

    @Test
    void a_missing_day_is_asked_for_and_never_reads_as_in_time() {
        for (String trigger : List.of("new-plan", "review", "phase-transfer")) {
            var request = dated(trigger, "2026-11-20", null);
            request.withObject("/plan").put("status", "draft");
            var deadlines = area.tryOut(request.toString()).json().get("deadlines");
            assertThat(deadlines.findValuesAsText("state"))
                    .as(trigger)
                    .isNotEmpty()
                    .containsOnly("unknown");
        }
        assertThat(asks("new-plan"))
                .contains("clocks.requestReceivedOn", "clocks.adviceRequestedOn", "clocks.draftServedOn");
        assertThat(asks("review")).contains("clocks.reviewMeetingOn", "clocks.amendmentNoticeOn");
        assertThat(asks("phase-transfer")).contains("plan.placementFrom", "clocks.reviewMeetingOn");
    }

    private static TreeSet<String> asks(String trigger) {
        return new Answered(area.tryOut(dated(trigger, "2026-11-20", null).toString())
                        .json())
                .asks();
    }

    @Test
    void a_disputed_day_is_an_unknown_one() {
        var request = dated("new-plan", "2026-11-10", "'requestReceivedOn':'2026-07-01'");
        request.withArray("/disputed").addObject().put("path", "clocks.requestReceivedOn");
        assertThat(clock(request, "final-plan")).isEqualTo("unknown null");
    }

    @Test
    void being_late_changes_nothing_but_the_deadlines() {
        var late = Requests.child()
                .asksFor(900027)
                .yes(900027)
                .put("/clocks/requestReceivedOn", "2025-01-06")
                .put("/clocks/adviceRequestedOn", "2025-02-03");
        var inTime = late.copy()
                .put("/clocks/requestReceivedOn", "2026-09-20")
                .put("/clocks/adviceRequestedOn", "2026-10-05");
        assertThat(answer(late).json().get("deadlines").findValuesAsText("state"))
                .contains("overdue");
        assertThat(answer(late).gist()).isEqualTo(answer(inTime).gist());
        var review = Requests.child()
                .asksFor(900027)
                .yes(900027)
                .put("/trigger", "review")
                .put("/plan/status", "final")
                .put("/clocks", SentIn.json("{'reviewMeetingOn':'2026-06-01','noticeEndsOn':'2026-10-27'}"));
        var early = review.copy().put("/clocks/reviewMeetingOn", "2026-11-16");
        assertThat(answer(review).json().get("deadlines").findValuesAsText("state"))
                .contains("overdue");
        assertThat(answer(review).gist()).isEqualTo(answer(early).gist());
    }

    /** A child whose views are not taken, at a review, with an officer who wishes to go on without them. */
    private static Requests withoutViews(String clocks) {
        return Requests.child()
                .wish("not-wanted")
                .yes(900027)
                .put("/trigger", "review")
                .put("/plan/status", "final")
                .put("/views/child/captured", false)
                .without("/views/child/capturedOn")
                .put("/clocks", SentIn.json("{" + clocks + "}"))
                .add(
                        "proceedWithout",
                        one -> one.put("principle", "STAT-10")
                                .put("officer", Requests.OFFICER)
                                .put("reason", "The decision cannot wait"));
    }

    private static boolean lifted(Requests request) {
        var answered = answer(request);
        boolean blocked = answered.texts("/advice/blocking").contains("STAT-10");
        assertThat(answered.outcome().equals("NEEDS_EVIDENCE")).isEqualTo(blocked);
        return !blocked;
    }

    @Test
    void an_officer_may_go_on_only_while_a_limit_that_waits_for_the_advice_presses() {
        // Seven days before the decision after the review, not eight; and not once it is sent.
        assertThat(lifted(withoutViews("'reviewMeetingOn':'2026-10-30'"))).isTrue();
        assertThat(lifted(withoutViews("'reviewMeetingOn':'2026-10-31'"))).isFalse();
        assertThat(lifted(withoutViews("'reviewMeetingOn':'2026-10-30','reviewDecisionSentOn':'2026-11-18'")))
                .isFalse();
        // Twenty-eight days before the amended plan, not twenty-nine.
        var sent = "'reviewMeetingOn':'2026-09-30','reviewDecisionSentOn':'2026-10-20','amendmentNoticeOn':";
        assertThat(lifted(withoutViews(sent + "'2026-10-23'"))).isTrue();
        assertThat(lifted(withoutViews(sent + "'2026-10-24'"))).isFalse();
        // Not where the family was told that nothing will be amended, nor where no day is known.
        assertThat(lifted(withoutViews(sent + "'2026-10-20','notAmendingToldOn':'2026-11-02'")))
                .isFalse();
        assertThat(lifted(withoutViews("'reviewMeetingOn':null"))).isFalse();
    }

    @Test
    void an_officer_may_not_go_on_because_another_limit_presses() {
        var request = withoutViews("'requestReceivedOn':'2026-08-10','adviceRequestedOn':'2026-09-01',"
                        + "'draftServedOn':'2026-11-07','noticeEndsOn':'2026-11-21'")
                .put("/trigger", "new-plan")
                .put("/plan/status", "draft");
        var answered = answer(request);
        assertThat(answered.json().get("deadlines").findValuesAsText("state")).contains("at-risk", "due");
        assertThat(lifted(request)).isFalse();
        // The family's time is short, advice and decision are late; the plan has time.
        request.put("/clocks/requestReceivedOn", "2026-07-31");
        assertThat(lifted(request)).isTrue();
    }

    @Test
    void every_row_of_the_table_names_what_there_is() {
        var catalogue = MadeUpArea.rules().catalogue();
        var parameters = catalogue.parametersOn(MadeUpArea.TODAY);
        var codes = new TreeSet<String>();
        for (Table.Row row : catalogue.table("clocks").rows()) {
            var code = row.text("code");
            codes.add(row.text("deadline") == null ? code : row.text("deadline"));
            assertThat(catalogue.principle(row.text("principle"), MadeUpArea.TODAY))
                    .as(code)
                    .isPresent();
            assertThat(parameters.inForce().stream().map(p -> p.id()).collect(Collectors.toSet()))
                    .as(code)
                    .contains(row.text("length"));
            assertThat(row.list("cites"))
                    .as(code)
                    .isNotEmpty()
                    .allSatisfy(cite ->
                            assertThat(catalogue.provision(cite)).as(cite).isPresent());
            assertThat(catalogue.table("clock-exceptions").codes()).as(code).containsAll(row.list("excusedBy"));
            assertThat(catalogue.table("triggers").codes())
                    .as(code)
                    .containsAll(row.list("triggers"))
                    .containsAll(row.list("onceKnown"));
            assertThat(catalogue.table("moving-from").codes())
                    .as(code)
                    .containsAll(row.list("movingFrom"))
                    .containsAll(row.list("notMovingFrom"));
        }
        assertThat(codes).isEqualTo(new TreeSet<>(CODES));
    }
}

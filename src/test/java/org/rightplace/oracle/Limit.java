package org.rightplace.oracle;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;

/**
 * One time limit of the SEND Regulations 2014 for one case: calendar days, the last day itself in time.
 *
 * @param runs whether the case has it at all
 * @param due last day; null where it cannot be told
 * @param done the day it was met; null if it has not been
 * @param closed whether later steps show that it no longer runs
 * @param excused whether an exception the regulations allow is recorded
 * @param atRisk days before the last from which it presses: a local working rule, not law
 */
record Limit(boolean runs, LocalDate due, LocalDate done, boolean closed, boolean excused, int atRisk) {

    private static final int SIX_WEEKS = 42;
    private static final int SIXTEEN_WEEKS = 112;
    private static final int TWENTY_WEEKS = 140;
    private static final int FOUR_WEEKS = 28;
    private static final int EIGHT_WEEKS = 56;
    private static final int TWELVE_WEEKS = 84;
    private static final int MONTHS_BEFORE_A_MOVE = 5;
    private static final int FOUR = 4;
    private static final int SIXTEEN = 16;

    private static final List<String> ASSESSMENT_EXCEPTIONS =
            List.of("advice-from-closed-school", "exceptional-circumstances", "absent-from-area");
    private static final List<String> ADVICE_EXCEPTIONS =
            List.of("exceptional-circumstances", "absent-from-area", "missed-appointment");

    /** Regulation 5. */
    static Limit assess(Case one) {
        var dates = one.dates();
        return new Limit(
                newPlan(one),
                after(dates.requestReceivedOn(), SIX_WEEKS),
                dates.assessDecidedOn(),
                since(
                        dates.requestReceivedOn(),
                        dates.adviceRequestedOn(),
                        dates.adviceReceivedOn(),
                        dates.draftServedOn(),
                        dates.noPlanNoticeSentOn(),
                        dates.finalPlanSentOn()),
                excused(one, "assess-decision", ASSESSMENT_EXCEPTIONS),
                7);
    }

    /** Regulation 8: six weeks from being asked. */
    static Limit advice(Case one) {
        var dates = one.dates();
        return new Limit(
                newPlan(one),
                after(dates.adviceRequestedOn(), SIX_WEEKS),
                dates.adviceReceivedOn(),
                since(
                        dates.adviceRequestedOn(),
                        dates.draftServedOn(),
                        dates.noPlanNoticeSentOn(),
                        dates.finalPlanSentOn()),
                excused(one, "advice", ADVICE_EXCEPTIONS),
                7);
    }

    /** Regulation 10(1). */
    static Limit noPlan(Case one) {
        var dates = one.dates();
        return new Limit(
                newPlan(one),
                after(dates.requestReceivedOn(), SIXTEEN_WEEKS),
                dates.noPlanNoticeSentOn(),
                since(dates.requestReceivedOn(), dates.draftServedOn(), dates.finalPlanSentOn()),
                excused(one, "no-plan-notice", ASSESSMENT_EXCEPTIONS),
                14);
    }

    /** Regulation 13(2). A notice that there will be no plan ends it, a draft served since then opens it again. */
    static Limit finalPlan(Case one) {
        var dates = one.dates();
        boolean told = dates.noPlanNoticeSentOn() != null;
        boolean since =
                told && dates.draftServedOn() != null && !dates.draftServedOn().isBefore(dates.noPlanNoticeSentOn());
        return new Limit(
                newPlan(one),
                after(dates.requestReceivedOn(), TWENTY_WEEKS),
                dates.finalPlanSentOn(),
                told && !since,
                excused(one, "final-plan", ASSESSMENT_EXCEPTIONS),
                28);
    }

    /** Regulation 18(1): before 15 February of the year of the move, or before 31 March for a move to post-16. */
    static Limit phaseTransfer(Case one) {
        var starts = one.request().plan().placementFrom();
        return new Limit(
                one.request().trigger().equals("phase-transfer")
                        && !"post-16".equals(one.dates().movingFrom()),
                starts == null
                        ? null
                        : post16(one) ? LocalDate.of(starts.getYear(), 3, 30) : LocalDate.of(starts.getYear(), 2, 14),
                one.dates().reviewFinalSentOn(),
                false,
                false,
                28);
    }

    /** Regulation 18(2): five months before a move between post-16 institutions. */
    static Limit post16Move(Case one) {
        var starts = one.request().plan().placementFrom();
        var from = one.dates().movingFrom();
        boolean review = one.request().trigger().equals("review");
        boolean otherwiseKnown = !one.request().trigger().equals("new-plan") && from != null && starts != null;
        return new Limit(
                post16(one) && (from == null || from.equals("post-16")) && (review || otherwiseKnown),
                starts == null || from == null ? null : starts.minusMonths(MONTHS_BEFORE_A_MOVE),
                one.dates().reviewFinalSentOn(),
                false,
                false,
                28);
    }

    /** Regulation 20(10). */
    static Limit reviewDecision(Case one) {
        var dates = one.dates();
        return new Limit(
                reviewed(one) || elsewhere(one) && dates.reviewMeetingOn() != null,
                after(dates.reviewMeetingOn(), FOUR_WEEKS),
                dates.reviewDecisionSentOn(),
                since(
                        dates.reviewMeetingOn(),
                        dates.amendmentNoticeOn(),
                        dates.notAmendingToldOn(),
                        dates.reviewFinalSentOn()),
                false,
                7);
    }

    /** Regulation 22(3) with R (L, M and P) v Devon: eight weeks of the notice and twelve of the meeting, whichever ends first. */
    static Limit reviewFinal(Case one) {
        var dates = one.dates();
        var twelve = after(dates.reviewMeetingOn(), TWELVE_WEEKS);
        var eight = after(dates.amendmentNoticeOn(), EIGHT_WEEKS);
        return new Limit(
                reviewed(one) || elsewhere(one) && (twelve != null || eight != null),
                twelve == null ? eight : eight == null || twelve.isBefore(eight) ? twelve : eight,
                dates.reviewFinalSentOn(),
                dates.notAmendingToldOn() != null,
                false,
                28);
    }

    static LocalDate lastDayToTellOfNoAmendment(Case one) {
        return after(one.dates().amendmentNoticeOn(), EIGHT_WEEKS);
    }

    /** Still to be done, and by a day that is past or near. */
    boolean presses(LocalDate today) {
        return open() && due != null && !today.plusDays(atRisk).isBefore(due);
    }

    boolean open() {
        return runs && done == null && !closed && !excused;
    }

    /** Whether one of some steps was taken, on the day of the start or later: what came before belongs to something else. */
    private static boolean since(LocalDate start, LocalDate... steps) {
        return Arrays.stream(steps).anyMatch(step -> step != null && (start == null || !step.isBefore(start)));
    }

    private static LocalDate after(LocalDate start, int days) {
        return start == null ? null : start.plusDays(days);
    }

    static boolean newPlan(Case one) {
        return one.request().trigger().equals("new-plan");
    }

    static boolean reviewed(Case one) {
        return List.of("review", "phase-transfer").contains(one.request().trigger());
    }

    /** An emergency or a move into the area, where a limit runs only if what it hangs on is on record. */
    static boolean elsewhere(Case one) {
        return !newPlan(one) && !reviewed(one);
    }

    private static boolean post16(Case one) {
        return years(one) >= SIXTEEN;
    }

    /** A school week is the measure neither in early years nor after sixteen. */
    static boolean schoolAge(Case one) {
        return years(one) >= FOUR && !post16(one);
    }

    /** Age on the last of August before the place starts, which the phase goes by. */
    private static int years(Case one) {
        var starts = one.request().plan().placementFrom();
        var day = starts == null ? one.today() : starts;
        var august = LocalDate.of(day.getYear(), 8, 31);
        august = day.isAfter(august) ? august : august.minusYears(1);
        return Period.between(one.request().person().dateOfBirth(), august).getYears();
    }

    private static boolean excused(Case one, String clock, List<String> allowed) {
        return one.dates().exceptions().stream()
                .anyMatch(given -> clock.equals(given.clock()) && allowed.contains(given.exception()));
    }
}

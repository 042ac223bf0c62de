package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.List;

/** The time limits of the SEND Regulations 2014, each told apart from what the answer should be. A missing start is asked for, never guessed. */
final class LawOfTime {

    private static final int FAMILY_AT_RISK = 3;

    private LawOfTime() {}

    /** LAW-R5-ASSESS and LAW-R8-ADVICE: a later step shows that it was done, and not when. */
    static Said shownByLaterSteps(Limit limit, LocalDate today) {
        return limit.runs() && limit.due() != null && limit.done() == null && limit.closed()
                ? Said.cannotTell("day-not-known")
                : plain(limit, today);
    }

    /** LAW-R10-NO-PLAN. */
    static Said noPlan(Limit limit, LocalDate today) {
        return limit.runs() && limit.done() == null && limit.closed()
                ? Said.notApplicable("plan-being-made")
                : plain(limit, today);
    }

    /** LAW-R13-FINAL-PLAN. */
    static Said finalPlan(Limit limit, LocalDate today) {
        return limit.runs() && limit.done() == null && limit.closed()
                ? Said.notApplicable("told-no-plan")
                : plain(limit, today);
    }

    /** LAW-R18-PHASE-TRANSFER, and what the others come to where nothing of their own does. */
    static Said plain(Limit limit, LocalDate today) {
        if (!limit.runs()) {
            return Said.notApplicable("does-not-apply");
        }
        if (limit.due() == null) {
            return Said.cannotTell("start-not-known");
        }
        if (limit.done() != null) {
            return !limit.done().isAfter(limit.due())
                    ? Said.met("done-in-time")
                    : limit.excused() ? Said.notApplicable("excused") : Said.notMet("done-late");
        }
        if (!today.isAfter(limit.due())) {
            return Said.met(limit.presses(today) || near(limit, today) ? "at-risk" : "time-left");
        }
        return limit.excused() ? Said.notApplicable("excused") : Said.notMet("overdue");
    }

    private static boolean near(Limit limit, LocalDate today) {
        return !today.plusDays(limit.atRisk()).isBefore(limit.due());
    }

    /** LAW-R18-POST-16. */
    static Said post16Move(Case one) {
        var limit = Limit.post16Move(one);
        return limit.runs()
                        && one.request().plan().placementFrom() != null
                        && one.dates().movingFrom() == null
                ? Said.cannotTell("move-not-known")
                : plain(limit, one.today());
    }

    /** LAW-R13-REPRESENTATIONS. */
    static Said draftRepresentations(Case one) {
        var dates = one.dates();
        boolean elsewhere = Limit.elsewhere(one) && dates.draftServedOn() != null && dates.amendmentNoticeOn() == null;
        if (!Limit.newPlan(one) && !elsewhere) {
            return Said.notApplicable("does-not-apply");
        }
        if (dates.draftServedOn() == null && one.request().plan().status().equals("none")) {
            return Said.notApplicable("no-draft-yet");
        }
        return representations(one, dates.draftServedOn());
    }

    /** LAW-R22-REPRESENTATIONS. */
    static Said amendmentRepresentations(Case one) {
        var dates = one.dates();
        if (!Limit.reviewed(one) && !(Limit.elsewhere(one) && dates.amendmentNoticeOn() != null)) {
            return Said.notApplicable("does-not-apply");
        }
        if (dates.amendmentNoticeOn() == null && dates.notAmendingToldOn() != null) {
            return Said.notApplicable("no-amendments");
        }
        return representations(one, dates.amendmentNoticeOn());
    }

    /** At least fifteen days beginning with the day of service: the last is the fourteenth day after it, or later if more was given. */
    private static Said representations(Case one, LocalDate served) {
        if (served == null) {
            return Said.cannotTell("start-not-known");
        }
        var given = one.dates().noticeEndsOn();
        var law = served.plusDays(14);
        if (given == null) {
            return Said.cannotTell("notice-end-not-known");
        }
        if (given.isBefore(law)) {
            return Said.notMet(one.today().isAfter(law) ? "notice-was-too-short" : "notice-too-short");
        }
        return one.today().isAfter(given)
                ? Said.met("period-over")
                : Said.met(one.today().plusDays(FAMILY_AT_RISK).isBefore(given) ? "time-left" : "at-risk");
    }

    /** LAW-R20-REVIEW-DECISION: the decision and any amendments proposed share the four weeks (R (L, M and P) v Devon). */
    static Said reviewDecision(Case one) {
        var limit = Limit.reviewDecision(one);
        var dates = one.dates();
        if (!limit.runs() || limit.due() == null || limit.done() == null) {
            return shownByLaterSteps(limit, one.today());
        }
        if (limit.done().isAfter(limit.due())) {
            return Said.notMet("done-late");
        }
        if (dates.amendmentNoticeOn() != null) {
            return dates.amendmentNoticeOn().isAfter(limit.due())
                    ? Said.notMet("amendments-late")
                    : Said.met("done-in-time");
        }
        if (dates.notAmendingToldOn() != null) {
            return Said.met("decided-not-amending");
        }
        if (one.today().isAfter(limit.due())) {
            return Said.cannotTell("amendments-not-known");
        }
        return Said.met(near(limit, one.today()) ? "amendments-at-risk" : "amendments-left");
    }

    /** LAW-R22-REVIEW-FINAL. */
    static Said reviewFinal(Case one) {
        var limit = Limit.reviewFinal(one);
        var dates = one.dates();
        if (!limit.runs()) {
            return Said.notApplicable("does-not-apply");
        }
        if (limit.done() == null && limit.closed()) {
            var last = Limit.lastDayToTellOfNoAmendment(one);
            return last != null && dates.notAmendingToldOn().isAfter(last)
                    ? Said.notMet("told-late")
                    : Said.notApplicable("not-amending");
        }
        if (limit.due() == null) {
            return Said.cannotTell("start-not-known");
        }
        boolean late = (limit.done() == null ? one.today() : limit.done()).isAfter(limit.due());
        if (!late && dates.reviewMeetingOn() == null) {
            return Said.cannotTell("meeting-not-known");
        }
        if (!late && limit.done() != null && dates.amendmentNoticeOn() == null) {
            return Said.cannotTell("notice-not-known");
        }
        return plain(limit, one.today());
    }

    /**
     * LAW-PROCEED-WITHOUT: an officer, a reason, and one of the limits that what is advised here serves pressing: a final or amended plan, or the
     * decision after a review.
     */
    static Said proceedWithout(Case one, String officer, String reason) {
        if (officer == null || !Case.written(reason)) {
            return Said.cannotTell("waiver-incomplete");
        }
        var limits = List.of(
                Limit.finalPlan(one),
                Limit.phaseTransfer(one),
                Limit.post16Move(one),
                Limit.reviewDecision(one),
                Limit.reviewFinal(one));
        if (limits.stream().anyMatch(limit -> limit.presses(one.today()))) {
            return Said.met("clock-pressing");
        }
        // Where not one of them is known to run, as after a move nobody dated, that is not known either.
        return limits.stream().noneMatch(Limit::runs)
                        || limits.stream().anyMatch(limit -> limit.open() && limit.due() == null)
                ? Said.cannotTell("clock-not-known")
                : Said.notMet("no-clock-pressing");
    }
}

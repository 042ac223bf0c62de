package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The dates of a made-up case: in order, some missing, many within a few days of a limit. None is later than the decision. */
record CaseDates(Draw draw, LocalDate today, String trigger) {

    /** Days the law counts with, from which most starts are drawn; a few days are added or taken off. */
    private static final List<Integer> ASSESSMENT = List.of(42, 80, 112, 140, 140, 150, 120, 120, 120, 60);

    private static final List<Integer> REVIEW = List.of(14, 28, 28, 84, 84, 56, 40, 120);
    private static final List<String> EXCEPTIONS = List.of(
            "advice-from-closed-school",
            "exceptional-circumstances",
            "absent-from-area",
            "missed-appointment",
            "other");

    /** The field clocks. */
    Map<String, Object> all() {
        boolean old = draw.oneIn(3);
        boolean plan = trigger.equals("new-plan") || (trigger.equals("move-in") || trigger.equals("emergency")) && old;
        return plan ? assessment() : review();
    }

    private Map<String, Object> assessment() {
        var asked = near(ASSESSMENT);
        var decided = step(asked, 36);
        var advice = step(asked, 40);
        var came = advice == null ? null : step(advice, 38);
        boolean told = draw.oneIn(25);
        var no = told ? step(asked, 108) : null;
        var served = draw.oneIn(3)
                ? today.minusDays(11 + draw.upTo(8))
                : draw.oneIn(12) ? null : step(asked, 75 + draw.upTo(20));
        if (draw.oneIn(80)) {
            served = asked.minusDays(1 + draw.upTo(3));
        }
        var sent = draw.oneIn(6) ? step(asked, 134) : null;
        return Draw.object(
                "requestReceivedOn", draw.orNot(asked),
                "assessDecidedOn", decided,
                "adviceRequestedOn", advice,
                "adviceReceivedOn", came,
                "noPlanNoticeSentOn", no,
                "draftServedOn", served,
                "noticeEndsOn", ends(served),
                "finalPlanSentOn", sent,
                "movingFrom", draw.oneIn(4) ? draw.pick("none", "school", "post-16") : null,
                "exceptions", exceptions());
    }

    private Map<String, Object> review() {
        var meeting = near(REVIEW);
        var decided = draw.oneIn(2) ? step(meeting, draw.pick(3, 23)) : null;
        var notice = draw.oneIn(3) ? null : step(meeting, 25);
        if (draw.oneIn(4)) {
            notice = today.minusDays(56 + draw.upTo(6) - 3);
            notice = notice.isBefore(meeting) ? meeting : notice;
        }
        var told = draw.oneIn(7) ? notice != null && !draw.oneIn(4) ? step(notice, 53) : step(meeting, 26) : null;
        var sent = draw.oneIn(3) ? notice == null ? step(meeting, 81) : step(notice, 53) : null;
        return Draw.object(
                "reviewMeetingOn",
                draw.orNot(meeting),
                "reviewDecisionSentOn",
                decided,
                "amendmentNoticeOn",
                notice,
                "noticeEndsOn",
                ends(notice),
                "notAmendingToldOn",
                told,
                "reviewFinalSentOn",
                sent,
                "movingFrom",
                draw.pick("school", "post-16", "post-16", null),
                "exceptions",
                exceptions());
    }

    private LocalDate near(List<Integer> days) {
        int slack = draw.oneIn(2) ? 35 : 4;
        return today.minusDays(Math.max(1, draw.pick(days) + draw.upTo(slack) - slack / 2));
    }

    /** So many days on, up to ten more; null if that is still to come. */
    private LocalDate step(LocalDate from, int days) {
        var day = from.plusDays(days + draw.upTo(10));
        return day.isAfter(today) || draw.oneIn(5) ? null : day;
    }

    /** The last day a notice gave: about what the law asks for, never before its service. */
    private LocalDate ends(LocalDate served) {
        if (served == null) {
            return draw.oneIn(3) ? today.minusDays(10 + draw.upTo(20)) : null;
        }
        return draw.oneIn(8) ? null : served.plusDays(14 + (draw.oneIn(2) ? draw.upTo(6) - 3 : 0));
    }

    private List<Map<String, Object>> exceptions() {
        return draw.oneIn(6)
                ? List.of(Draw.object(
                        "clock",
                        draw.pick("assess-decision", "advice", "no-plan-notice", "final-plan", "final-plan"),
                        "exception",
                        draw.pick(EXCEPTIONS)))
                : List.of();
    }
}

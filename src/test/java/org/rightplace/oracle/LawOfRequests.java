package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.Set;

/** Children and Families Act 2014 sections 24, 36 to 41: what is asked for, by whom and when, and the papers it rests on. */
final class LawOfRequests {

    /** Regulations 13(1) and 22(2)(c): at least fifteen days beginning with the day of service, so the last is fourteen days on. */
    private static final int NOTICE = 14;

    private static final Set<String> LOCAL = Set.of("873", "874");

    private LawOfRequests() {}

    /** LAW-24-SCOPE. */
    static Said scope(Case one) {
        var authority = one.request().person().responsibleAuthority();
        return authority == null
                ? Said.cannotTell("responsible-authority-not-known")
                : LOCAL.contains(authority)
                        ? Said.met("authority-responsible")
                        : Said.notMet("another-authority-responsible");
    }

    /** LAW-24-HOME-AGREES. */
    static Said homeAgrees(Case one) {
        var home = one.request().person().home();
        if (home.authority() == null || one.postcodeAuthority() == null) {
            return Said.cannotTell("home-not-known");
        }
        if (home.authority().equals(one.postcodeAuthority())) {
            return Said.met("home-agrees");
        }
        return Case.written(home.authorityReason()) ? Said.met("difference-explained") : Said.notMet("home-disagrees");
    }

    /** LAW-36-DATES-AGREE. */
    static Said datesAgree(Case one) {
        var asked = one.dates().requestReceivedOn();
        var served = one.dates().draftServedOn();
        if (!one.request().trigger().equals("new-plan")) {
            return Said.notApplicable("not-a-new-plan");
        }
        if (asked == null || served == null) {
            return Said.cannotTell("dates-not-known");
        }
        return served.isBefore(asked) ? Said.notMet("draft-before-request") : Said.met("dates-agree");
    }

    /** LAW-37-PROVISION. Without a plan there is none for a place to make, and nothing for Part 3 to name a place by. */
    static Said provision(Case one) {
        if (one.request().plan().status().equals("none")) {
            return Said.notMet("no-plan");
        }
        if (!one.tree().at("/plan/provision").isArray()) {
            return Said.cannotTell("provision-not-known");
        }
        return one.request().plan().provision().isEmpty()
                ? Said.notMet("no-provision")
                : Said.met("provision-specified");
    }

    /** LAW-38-SECTION-I: section 38(5) speaks of drafts. */
    static Said sectionI(Case one) {
        if (!one.request().plan().status().equals("draft")) {
            return Said.notApplicable("not-a-draft");
        }
        var blank = one.request().plan().sectionIBlank();
        return blank == null
                ? Said.cannotTell("section-i-not-known")
                : blank ? Said.met("section-i-blank") : Said.notMet("section-i-filled");
    }

    /** LAW-38-MADE-BY. A wish for a type is a view. */
    static Said madeBy(Case one) {
        if (Set.of("none", "type").contains(one.kind())) {
            return Said.notApplicable("no-request");
        }
        var maker = one.request().request().madeBy();
        if (maker == null) {
            return Said.cannotTell("maker-not-known");
        }
        if (!one.ageKnown()) {
            return Said.cannotTell("age-not-known");
        }
        return maker.equals(Decider.holder(one)) ? Said.met("made-by-holder") : Said.notMet("made-by-someone-else");
    }

    /** LAW-38-REQUEST. */
    static Said request(Case one) {
        switch (one.kind()) {
            case "none":
                return Said.notApplicable("no-request");
            case "type":
                return Said.notApplicable("type-only");
            case "eotas", "home-education", "outside-england":
                return Said.notApplicable(one.kind());
            default:
                break;
        }
        var asked = one.asked();
        if (asked == null) {
            return Said.cannotTell("setting-not-known");
        }
        return switch (asked.setting().law().listing()) {
            case "yes" -> Said.met("listed");
            case "no" -> Said.notMet("not-requestable");
            case "if-approved" ->
                asked.approved() == null
                        ? Said.cannotTell("approval-not-known")
                        : asked.approved() ? Said.met("listed") : Said.notMet("independent");
            default -> Said.cannotTell("type-unsure");
        };
    }

    /** LAW-41-APPROVAL. */
    static Said approval(Case one) {
        var asked = one.asked();
        if (asked == null || !asked.setting().law().listing().equals("if-approved")) {
            return Said.notApplicable("approval-not-needed");
        }
        return asked.approved() == null
                ? Said.cannotTell("approval-not-known")
                : asked.approved() ? Said.met("on-the-list") : Said.notMet("not-on-the-list");
    }

    /**
     * The last day the law itself gives, from the service of the draft of a new plan or of the amendments after a review; elsewhere from
     * whichever was served, the amendments before the draft. Null when no service is on record.
     */
    static LocalDate lawLastDay(Case one) {
        var dates = one.dates();
        var served = switch (one.request().trigger()) {
            case "new-plan" -> dates.draftServedOn();
            case "review", "phase-transfer" -> dates.amendmentNoticeOn();
            default -> dates.amendmentNoticeOn() != null ? dates.amendmentNoticeOn() : dates.draftServedOn();
        };
        return served == null ? null : served.plusDays(NOTICE);
    }

    /** LAW-39-IN-TIME: sections 39(1) and 40(1). The later of the notice's own last day and the law's counts; nothing missing makes late. */
    static Said inTime(Case one) {
        if (!one.kind().equals("setting")) {
            return Said.notApplicable("no-setting-asked-for");
        }
        var on = one.request().request().on();
        var ends = one.dates().noticeEndsOn();
        var law = lawLastDay(one);
        if (on == null) {
            return Said.cannotTell(ends == null ? "notice-end-not-known" : "request-date-not-known");
        }
        if (ends != null && !on.isAfter(ends)) {
            return Said.met("in-time");
        }
        if (law != null && !on.isAfter(law)) {
            return Said.met(ends == null ? "in-time-by-law" : "in-time-notice-too-short");
        }
        if (ends == null) {
            return Said.cannotTell("notice-end-not-known");
        }
        return law == null ? Said.cannotTell("notice-start-not-known") : Said.notMet("late");
    }
}

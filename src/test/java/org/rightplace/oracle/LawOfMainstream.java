package org.rightplace.oracle;

import java.util.List;
import java.util.Objects;

/** Children and Families Act 2014 sections 33, 34 and 83: mainstream as a type, with a plan and without one. */
final class LawOfMainstream {

    private LawOfMainstream() {}

    /** The wish of whoever decides, as recorded; for a young person who lacks capacity the one recorded for the parents. */
    private static String recordedWish(Case one) {
        var views = one.request().views();
        return Decider.youngPerson(one) && !Decider.lacksCapacity(one)
                ? views.child().mainstream()
                : views.parent().mainstream();
    }

    /** LAW-33-DUTY: section 33(2)(a). Only a wish against it, of the one who decides, lifts the duty. */
    static Said duty(Case one) {
        if ("otherwise".equals(one.request().plan().route())) {
            return Said.notApplicable("education-otherwise");
        }
        var wish = recordedWish(one);
        if (wish != null) {
            return switch (wish) {
                case "wanted" -> Said.met("mainstream-wanted");
                case "no-view" -> Said.met("no-view-on-mainstream");
                default -> Said.notMet("mainstream-not-wanted");
            };
        }
        if (!one.kind().equals("type")) {
            return Said.cannotTell("wish-not-known");
        }
        var maker = one.request().request().madeBy();
        if (maker == null) {
            return Said.cannotTell("maker-not-known");
        }
        if (!maker.equals(Decider.holder(one))) {
            return Said.cannotTell("wish-not-known");
        }
        return one.request().request().type().equals("mainstream")
                ? Said.met("mainstream-asked-for")
                : Said.notMet("special-asked-for");
    }

    /** LAW-33-OTHERS: section 33(2)(b) with (3) and (4), where it is relied on. */
    static Said others(Case one) {
        var claim = one.request().mainstream();
        if (claim == null || !Boolean.TRUE.equals(claim.incompatibleWithOthers())) {
            return Said.notApplicable("not-relied-on");
        }
        var steps = claim.reasonableSteps();
        if (steps.stream().anyMatch(step -> "adopted".equals(step.outcome()))) {
            return Said.notMet("a-step-would-work");
        }
        if ("one-school".equals(claim.scope())) {
            return Said.notMet("one-school-only");
        }
        boolean settled = !steps.isEmpty()
                && steps.stream().allMatch(step -> "rejected".equals(step.outcome()) && Case.written(step.reason()));
        boolean evidence = claim.evidence().stream()
                .anyMatch(held -> List.of("class-profile", "incident-data", "health-and-safety", "effect-of-one-more")
                        .contains(held.kind()));
        return settled && evidence && claim.officer() != null && "all-schools".equals(claim.scope())
                ? Said.met("no-step-would-work")
                : Said.cannotTell("steps-not-shown");
    }

    /** LAW-33-PLACE, of one setting. */
    static Said place(Place place) {
        switch (place.setting().law().mainstream()) {
            case "no":
                return Said.notMet("not-mainstream");
            case "unsure":
                return Said.cannotTell("type-unsure");
            default:
                break;
        }
        if (!place.base()) {
            return Said.met("mainstream-school");
        }
        return place.separateSchool() == null
                ? Said.cannotTell("base-may-be-separate")
                : place.separateSchool() ? Said.notMet("base-is-separate-school") : Said.met("base-part-of-school");
    }

    /** LAW-34-NO-PLAN: without a plan, mainstream, with narrow exceptions. */
    static Said withoutPlan(Case one) {
        if (!one.request().plan().status().equals("none")) {
            return Said.notApplicable("has-plan");
        }
        boolean setting = one.kind().equals("setting")
                && (one.asked() == null || !one.asked().mainstream());
        boolean type = one.kind().equals("type")
                && Objects.equals(one.request().request().type(), "special");
        if (!setting && !type) {
            return Said.met("nothing-special-asked-for");
        }
        var exception = one.request().withoutPlan() == null
                ? null
                : one.request().withoutPlan().exception();
        return exception == null
                ? Said.cannotTell("exception-not-known")
                : exception.equals("none") ? Said.notMet("special-without-plan") : Said.met("exception-recorded");
    }
}

package org.rightplace.oracle;

import java.util.Objects;

/** Children and Families Act 2014 section 19 and Education Act 1996 section 9: what must be weighed before the authority chooses. */
final class LawOfWeighing {

    private LawOfWeighing() {}

    /** LAW-19-WEIGHED. */
    static Said section19(Case one) {
        return recorded(one, "section-19");
    }

    /** LAW-9-WEIGHED: section 9 speaks of pupils and parents, so not of a young person. */
    static Said section9(Case one) {
        return Decider.youngPerson(one) ? Said.notApplicable("young-person") : recorded(one, "section-9");
    }

    private static Said recorded(Case one, String duty) {
        var entries = one.request().weighed().stream()
                .filter(entry -> entry.principle().equals(duty))
                .toList();
        if (entries.stream().anyMatch(entry -> entry.officer() != null && entry.on() != null)) {
            return Said.met("weighed");
        }
        return entries.isEmpty() ? Said.cannotTell("weighing-not-recorded") : Said.notMet("weighing-incomplete");
    }

    /** LAW-9-INDEPENDENT: a candidate outside the list, weighed by a named officer one way or the other. */
    static Said independent(Case one) {
        var asked = one.asked();
        if (asked == null
                || !asked.setting().law().listing().equals("if-approved")
                || !Boolean.FALSE.equals(asked.approved())) {
            return Said.notApplicable("not-independent-outside-list");
        }
        var entry = one.request().section9();
        if (entry == null
                || !Objects.equals(entry.urn(), asked.urn())
                || entry.officer() == null
                || entry.weighed() == null) {
            return Said.cannotTell("not-weighed");
        }
        return entry.weighed().equals("family-wishes") ? Said.met("weighed-in-favour") : Said.notMet("weighed-against");
    }
}

package org.rightplace.oracle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Who decides under Part 3 of the 2014 Act (section 80), and whether it is a child or a young person who is spoken of. */
final class Decider {

    private static final int LEAVES_IN_THE_YEAR_OF = 16;

    private Decider() {}

    /**
     * Education Act 1996 section 8: school age ends on the last Friday of June of the school year (September to August) in which they turn 16.
     * Null when the age is not known.
     */
    static Boolean overSchoolAge(Case one) {
        if (!one.ageKnown()) {
            return null;
        }
        var sixteenth = one.request().person().dateOfBirth().plusYears(LEAVES_IN_THE_YEAR_OF);
        int year = sixteenth.getMonthValue() > 8 ? sixteenth.getYear() + 1 : sixteenth.getYear();
        return one.today().isAfter(LocalDate.of(year, 7, 1).with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)));
    }

    /** An age nobody knows is read as a child's, so that what is asked of a child is asked. */
    static boolean youngPerson(Case one) {
        return Boolean.TRUE.equals(overSchoolAge(one));
    }

    /** Nothing said of capacity means capacity. */
    static boolean lacksCapacity(Case one) {
        return Boolean.TRUE.equals(one.request().person().lacksCapacity());
    }

    static boolean represented(Case one) {
        return Case.written(one.request().person().representative());
    }

    /** Parent, young-person or representative; null where there is nobody, since the regulations have no rule for it. */
    static String holder(Case one) {
        boolean young = youngPerson(one);
        if (young && !lacksCapacity(one)) {
            return "young-person";
        }
        if (young && represented(one)) {
            return "representative";
        }
        if (!Boolean.TRUE.equals(one.request().person().parentLacksCapacity())) {
            return "parent";
        }
        return represented(one) ? "representative" : null;
    }

    /** LAW-80-HOLDER. */
    static Said decides(Case one) {
        if (overSchoolAge(one) == null) {
            return Said.cannotTell("age-not-known");
        }
        var holder = holder(one);
        if (holder == null) {
            return Said.notMet("nobody-can-decide");
        }
        return Said.met(
                switch (holder) {
                    case "young-person" -> "young-person-decides";
                    case "representative" -> "representative-decides";
                    default -> youngPerson(one) ? "parent-decides-for-young-person" : "parent-decides";
                });
    }
}

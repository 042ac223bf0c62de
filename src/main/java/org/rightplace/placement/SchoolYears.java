package org.rightplace.placement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;

/** The calendar of education law: dates only, no judgement. */
final class SchoolYears {

    private SchoolYears() {}

    /** The last day of the school year a date lies in: the school year runs from 1 September to 31 August. */
    static LocalDate schoolYearEnd(LocalDate date) {
        int year = date.getMonthValue() >= Month.SEPTEMBER.getValue() ? date.getYear() + 1 : date.getYear();
        return LocalDate.of(year, Month.AUGUST, 31);
    }

    /** Age in whole years on the 31 August on or before a date: how admission ages are counted for a place that starts then. */
    static long schoolAge(LocalDate birth, LocalDate placeStarts) {
        var lastOfAugust = schoolYearEnd(placeStarts).minusYears(1);
        return Period.between(birth, lastOfAugust).getYears();
    }

    /**
     * The last day of compulsory school age: the last Friday of June of the school year in which they reach the age (Education Act
     * 1996 s.8(3); SI 1997/1970).
     */
    static LocalDate compulsorySchoolAgeEnds(LocalDate birth, long leavingAge) {
        var year = schoolYearEnd(birth.plusYears(leavingAge)).getYear();
        return LocalDate.of(year, Month.JUNE, 30).with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
    }

    /**
     * The last day of the academic year in which they reach an age, as it is counted for further education: the twelve months that end
     * on 31 July (SEND Regulations 2014 r.46). Another course may end on another day; a person must check.
     */
    static LocalDate academicYearEnds(LocalDate birth, long age) {
        var birthday = birth.plusYears(age);
        int year = birthday.getMonthValue() > Month.JULY.getValue() ? birthday.getYear() + 1 : birthday.getYear();
        return LocalDate.of(year, Month.JULY, 31);
    }
}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * A part-time timetable at a setting.
 *
 * @param urn the option
 * @param reviewOn the day it is next reviewed; null if not said
 * @param fullTimeFrom the day full time is meant to begin; null if not said
 * @param daysPartTime days from its first day, or that of the place, to full time; null if either is not known
 */
public record Timetable(Integer urn, LocalDate reviewOn, LocalDate fullTimeFrom, Long daysPartTime) implements Fact {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * A dated number of law or policy, as it stood on the decision date.
 *
 * @param id {@code journey-guide-minutes}
 * @param of what it is for, where there is one for each of several things ({@code primary}); empty otherwise
 * @param value in {@code unit}; null when the parameter is a word
 * @param word the code, when the parameter is not a number; null otherwise
 * @param unit minutes, days, pence, metres …
 * @param from first day it is in force
 * @param cites key in {@code rules/sources}
 */
public record Parameter(String id, String of, Long value, String word, String unit, LocalDate from, String cites)
        implements Fact {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * The latest figure of a measure whose time had ended by the review: none where nothing was to be measured yet.
 *
 * @param kpi id of the measure
 * @param fromOn first day of the time it is for
 * @param toOn last day of it
 * @param value the figure, as a plain decimal; null where there is none
 * @param meets whether it is at the target or on the better side of it; null where that cannot be told
 * @param perMille figure over target in thousandths, rounded down, target over figure where lower is better; null where the quotient says
 *     nothing, as with a target of nothing or below
 */
public record KpiObservation(String kpi, LocalDate fromOn, LocalDate toOn, String value, Boolean meets, Long perMille)
        implements Fact {}

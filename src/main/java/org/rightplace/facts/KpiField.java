package org.rightplace.facts;

/**
 * Something a measure must state to be SMART: one for each row of {@code tables/smart-fields} that goes with its unit.
 *
 * @param kpi id of the measure
 * @param letter specific, measurable, time-bound
 * @param field its name in the contract
 * @param name the same in words
 * @param stated whether the contract states it
 */
public record KpiField(String kpi, String letter, String field, String name, Boolean stated) implements Fact {}

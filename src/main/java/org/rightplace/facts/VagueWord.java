package org.rightplace.facts;

/**
 * A word of {@code tables/vague-words} found in a measure.
 *
 * @param kpi id of the measure
 * @param where the field it stands in: text or action
 * @param word as the table has it
 */
public record VagueWord(String kpi, String where, String word) implements Fact {}

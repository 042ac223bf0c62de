package org.rightplace.facts;

/**
 * Something a health contract should hold: one for each row of {@code tables/health-items}.
 *
 * @param code of the row
 * @param name of the row
 * @param present whether the contract holds it; null where that is not known
 */
public record HealthItem(String code, String name, Boolean present) implements Fact {}

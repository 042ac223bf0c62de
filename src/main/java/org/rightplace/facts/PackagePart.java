package org.rightplace.facts;

/**
 * What one agency brings to the plan as a whole: one fact for each row of {@code tables/agencies}.
 *
 * @param agency education, health or care
 * @param agreed whether its part is settled and fits with the others; null if unknown
 * @param funds whether it pays towards the whole; null if unknown. Never how much
 */
public record PackagePart(String agency, Boolean agreed, Boolean funds) implements Fact {}

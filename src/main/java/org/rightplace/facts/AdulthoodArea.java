package org.rightplace.facts;

/**
 * One of the four areas of preparing for adulthood: one fact for each row of {@code tables/adulthood-areas}.
 *
 * @param area code of the table, which is also the name of its field
 * @param outcomes number of outcomes the plan has in it; null when the request does not list them
 */
public record AdulthoodArea(String area, Long outcomes) implements Fact {}

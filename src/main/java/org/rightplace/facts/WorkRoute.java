package org.rightplace.facts;

/**
 * One way into work: one fact for each row of {@code tables/work-routes}.
 *
 * @param route code of the table
 * @param considered null when the request does not list what was considered
 */
public record WorkRoute(String route, Boolean considered) implements Fact {}

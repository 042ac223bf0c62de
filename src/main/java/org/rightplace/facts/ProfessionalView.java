package org.rightplace.facts;

/**
 * Whether somebody who works with children of a vulnerable group was asked: one fact for each row of {@code tables/professional-roles} and each
 * group it is for.
 *
 * @param role code of the table
 * @param group code of {@code tables/vulnerable-groups}
 * @param captured false is known not to be done; null is unknown
 */
public record ProfessionalView(String role, String group, Boolean captured) implements Fact {}

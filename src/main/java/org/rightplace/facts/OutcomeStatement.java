package org.rightplace.facts;

/**
 * What a setting would do for one of the six outcomes families want: one fact for each setting asked for or consulted and each row of
 * {@code tables/family-outcomes}.
 *
 * @param urn the option
 * @param outcome code of the table
 * @param stated true where it is written down; null where nothing is
 */
public record OutcomeStatement(Integer urn, String outcome, Boolean stated) implements Fact {}

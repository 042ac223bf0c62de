package org.rightplace.facts;

/**
 * Whether a personal budget was offered.
 *
 * @param offered false is known not to have been; null is unknown
 */
public record PersonalBudget(Boolean offered) implements Fact {}

package org.rightplace.facts;

/**
 * Whether visits to a distant or residential place are planned.
 *
 * @param urn the option
 * @param planned false is known not to be; null is unknown
 */
public record VisitPlan(Integer urn, Boolean planned) implements Fact {}

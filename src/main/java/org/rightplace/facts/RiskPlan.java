package org.rightplace.facts;

/**
 * Whether a place comes with a plan for the risk that it breaks down or of admission to hospital.
 *
 * @param urn the option
 * @param addressed false is known to be none; null is unknown
 */
public record RiskPlan(Integer urn, Boolean addressed) implements Fact {}

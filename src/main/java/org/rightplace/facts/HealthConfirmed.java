package org.rightplace.facts;

/**
 * Whether the health service can give the health care provision of the plan at a setting.
 *
 * @param urn the option
 * @param confirmed false says that it cannot; null if unknown
 */
public record HealthConfirmed(Integer urn, Boolean confirmed) implements Fact {}

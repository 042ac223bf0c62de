package org.rightplace.facts;

/**
 * Whether a contract says what it holds for health.
 *
 * @param stated whether it does
 */
public record HealthContract(Boolean stated) implements Fact {}

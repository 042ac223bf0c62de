package org.rightplace.facts;

/**
 * The way from home to an option.
 *
 * @param urn the option
 * @param minutes one way; null if home or the setting has no known place
 * @param metres straight line; null with {@code minutes}
 * @param basis how the minutes were come by: straight-line-estimate
 */
public record Journey(Integer urn, Long minutes, Long metres, String basis) implements Fact {}

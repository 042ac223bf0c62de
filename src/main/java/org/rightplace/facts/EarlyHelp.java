package org.rightplace.facts;

/**
 * What was done for the family before and beside a place.
 *
 * @param assessed whether an early help assessment was made; null if unknown
 * @param supports number of kinds of family support that were considered; null when the request does not list them
 */
public record EarlyHelp(Boolean assessed, Long supports) implements Fact {}

package org.rightplace.facts;

/**
 * What a place would cost the public a year. Kept in a fact of its own so that lint can prove what never reads it.
 *
 * @param urn the option
 * @param publicPence place, therapy, transport, escort and other costs less what they avoid, in pence a year, any public body's; null
 *     when place or transport is not known
 * @param basis marginal or average, as the cost sheet says; null if unknown
 * @param placePence fee or top-up alone, pence a year; null if not known
 * @param transportPence transport alone, pence a year; null if not known
 */
public record Cost(Integer urn, Long publicPence, String basis, Long placePence, Long transportPence) implements Fact {}

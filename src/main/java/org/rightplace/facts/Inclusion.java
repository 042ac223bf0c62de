package org.rightplace.facts;

/**
 * What a contract says on including children and young people with SEND.
 *
 * @param clause whether a clause says how they are included
 * @param reasonableAdjustments true where it sets adjustments out; null where nothing is said
 * @param accessibilityStatement whether there is a statement on accessibility
 */
public record Inclusion(Boolean clause, Boolean reasonableAdjustments, Boolean accessibilityStatement)
        implements Fact {}

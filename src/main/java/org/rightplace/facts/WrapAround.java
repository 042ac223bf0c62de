package org.rightplace.facts;

/**
 * Whether an agency was asked what it could add to make a local place work.
 *
 * @param agency education, health or care
 * @param asked null if unknown
 */
public record WrapAround(String agency, Boolean asked) implements Fact {}

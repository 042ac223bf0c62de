package org.rightplace.facts;

/**
 * Whether a statutory partner has agreed to a costly place.
 *
 * @param agency health or care
 * @param agreed null if unknown
 */
public record Partner(String agency, Boolean agreed) implements Fact {}

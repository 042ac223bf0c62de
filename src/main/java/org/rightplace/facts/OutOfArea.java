package org.rightplace.facts;

/**
 * The recorded reason for looking outside the local area.
 *
 * @param urn the option
 * @param reason family-request, no-suitable-local, looked-after-moved, tribunal-order, other; null if not said
 * @param explained whether words are written beside the code
 */
public record OutOfArea(Integer urn, String reason, Boolean explained) implements Fact {}

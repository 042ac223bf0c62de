package org.rightplace.facts;

/**
 * How confident the family is in a setting.
 *
 * @param urn the option
 * @param confidence points from 1, not at all, to 5, very confident; null if not said
 * @param concerns number of things that worry them; null when the request does not list them
 */
public record FamilyView(Integer urn, Long confidence, Long concerns) implements Fact {}

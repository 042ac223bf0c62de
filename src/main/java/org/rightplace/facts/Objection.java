package org.rightplace.facts;

/**
 * One objection of a consulted setting.
 *
 * @param urn the setting
 * @param kind code of {@code tables/objection-kinds}; null if not said
 * @param adjusts whether that kind says something would have to be adjusted, from the table; null if the kind is not said
 * @param wouldMeet whether it says what would meet the objection
 */
public record Objection(Integer urn, String kind, Boolean adjusts, Boolean wouldMeet) implements Fact {}

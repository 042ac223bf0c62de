package org.rightplace.facts;

/**
 * One who sits on the multi-agency transitions panel: one fact for each row of {@code tables/panel-members}.
 *
 * @param role code of the table
 * @param present null when the request does not list who was there
 */
public record PanelMember(String role, Boolean present) implements Fact {}

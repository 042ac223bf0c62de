package org.rightplace.facts;

/**
 * Whether the child or young person is described by more than needs.
 *
 * @param strengths true where strengths are written down; null where nothing is
 * @param aspirations the same of what they hope for
 */
public record Profile(Boolean strengths, Boolean aspirations) implements Fact {}

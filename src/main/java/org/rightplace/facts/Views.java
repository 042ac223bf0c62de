package org.rightplace.facts;

/**
 * What is recorded of somebody's views.
 *
 * @param of child (the child or young person) or parent
 * @param captured false is known not to be done; null is unknown
 * @param mainstream wanted, not-wanted, no-view; null if unknown
 */
public record Views(String of, Boolean captured, String mainstream) implements Fact {}

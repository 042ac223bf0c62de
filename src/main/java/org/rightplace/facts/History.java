package org.rightplace.facts;

/**
 * Where the child or young person has been at school so far.
 *
 * @param moves how often a place ended other than at a usual change of phase; null if unknown
 * @param exclusions suspensions and permanent exclusions so far; null if unknown
 */
public record History(Long moves, Long exclusions) implements Fact {}

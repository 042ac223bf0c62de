package org.rightplace.facts;

/**
 * A rung of the local-first ladder that the request passes over.
 *
 * @param ringName code of {@code tables/ring-names}
 * @param reasoned whether a reason is written down
 */
public record RingPassedOver(String ringName, Boolean reasoned) implements Fact {}

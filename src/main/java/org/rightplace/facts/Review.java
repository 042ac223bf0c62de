package org.rightplace.facts;

/**
 * What the review meeting looked at.
 *
 * @param adulthoodDiscussed whether provision to prepare for adulthood was; null if unknown
 * @param localConsidered whether it was asked if a local setting could now meet need; null if unknown
 */
public record Review(Boolean adulthoodDiscussed, Boolean localConsidered) implements Fact {}

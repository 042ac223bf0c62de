package org.rightplace.facts;

/**
 * One of those who must be invited to a review meeting: one fact for each row of {@code tables/review-invitees}.
 *
 * @param role code of the table
 * @param invited false is known not to have been; null is unknown
 * @param attended null if unknown
 * @param reported whether a report was sent; null if unknown
 */
public record Invitee(String role, Boolean invited, Boolean attended, Boolean reported) implements Fact {}

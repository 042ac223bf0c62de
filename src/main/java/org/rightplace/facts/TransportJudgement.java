package org.rightplace.facts;

/**
 * An officer's judgement that the journey to the setting asked for is, or is not, an inefficient use of resources.
 *
 * @param entry place in the request's list, from 0
 * @param urn the setting asked for
 * @param nearerUrn the nearer setting it is compared with; null if none is named
 * @param officer role; null if none is named
 * @param judged inefficient or efficient; null if not said
 */
public record TransportJudgement(Long entry, Integer urn, Integer nearerUrn, String officer, String judged)
        implements Fact {}

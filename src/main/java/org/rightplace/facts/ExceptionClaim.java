package org.rightplace.facts;

/**
 * One entry that says an exception of s.39(4) applies to the setting asked for.
 *
 * @param entry place in the request's list, from 0
 * @param urn the setting it is about
 * @param limb unsuitable-age, unsuitable-ability, unsuitable-aptitude, unsuitable-need, others-education, resources
 * @param officer role of the officer who relies on it; null if none is named
 * @param comparatorUrn the setting compared with (resources); null if none is named
 * @param stepsConsidered number of reasonable steps considered with a reason; null if the entry lists none
 */
public record ExceptionClaim(
        Long entry, Integer urn, String limb, String officer, Integer comparatorUrn, Long stepsConsidered)
        implements Fact {}

package org.rightplace.facts;

/**
 * What is recorded on s.33(2)(b): whether mainstream would be incompatible with the efficient education of others.
 *
 * @param incompatibleWithOthers what the officer says; null if nothing is recorded
 * @param scope all-schools (steps by the authority, s.33(3)) or one-school (by the authority or the school, s.33(4)); null if unknown
 * @param officer role; null if none is named
 * @param stepsRejected number of reasonable steps rejected with a reason
 * @param stepsAdopted number of steps that would work
 * @param stepsOpen number of steps whose outcome or reason is missing
 */
public record MainstreamClaim(
        Boolean incompatibleWithOthers,
        String scope,
        String officer,
        Long stepsRejected,
        Long stepsAdopted,
        Long stepsOpen)
        implements Fact {}

package org.rightplace.facts;

/**
 * What is recorded of health support and of the move to adult health services.
 *
 * @param supportFollowsNeed whether support is given as needed, with no condition waited for first; null if unknown
 * @param provisionLines number of lines of Section G; null when the request does not list them
 * @param learningDisabilityRegister whether they are on the doctor's learning disability register; null if unknown
 * @param annualCheckDone whether the annual health check was ever done; null if unknown
 * @param annualCheckDaysAgo days from the last one to the decision date; null without its date
 * @param continuingCare whether they have children's continuing care; null if unknown
 * @param adultChecklistDone whether the checklist for adult continuing healthcare was done; null if unknown
 * @param services number of children's health services in use; null when the request does not list them
 */
public record Health(
        Boolean supportFollowsNeed,
        Long provisionLines,
        Boolean learningDisabilityRegister,
        Boolean annualCheckDone,
        Long annualCheckDaysAgo,
        Boolean continuingCare,
        Boolean adultChecklistDone,
        Long services)
        implements Fact {}

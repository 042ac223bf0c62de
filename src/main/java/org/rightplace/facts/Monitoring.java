package org.rightplace.facts;

import java.time.LocalDate;

/**
 * How a contract is looked at.
 *
 * @param frequencyMonths months from one look to the next; 0 where it is more often than monthly
 * @param riskTier low, medium, high
 * @param lastReviewedOn the day it was last looked at
 * @param personCentred true where it is said what shows that the service goes by the person; null where nothing is said
 * @param impact true where it is said what shows what it does for children with SEND; null where nothing is said
 * @param averageTravelMinutes minutes children travel to it, one way
 * @param feedbackCount how many things people said are recorded; null where it is not known
 * @param feedbackActedOn of how many it is recorded what was done
 * @param deliveryAreas how many areas it is delivered in; null where that is not said
 */
public record Monitoring(
        Long frequencyMonths,
        String riskTier,
        LocalDate lastReviewedOn,
        Boolean personCentred,
        Boolean impact,
        Long averageTravelMinutes,
        Long feedbackCount,
        Long feedbackActedOn,
        Long deliveryAreas)
        implements Fact {}

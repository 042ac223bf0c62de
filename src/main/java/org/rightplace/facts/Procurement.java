package org.rightplace.facts;

import java.time.LocalDate;

/**
 * How a contract was bought.
 *
 * @param sendQuestion whether bids were asked about children and young people with SEND
 * @param weightPercent weight of that question
 * @param needsAnalysisOn date of the needs analysis it rests on
 * @param needsAnalysisMonths whole months from that date to the day the procurement began, to the review where that is not known
 * @param poolingConsidered whether pooling budgets was considered
 * @param operatingFramework true where a joint operating framework is named; null where none is
 * @param approvalReference true where the approval is named; null where none is
 * @param coproducers how many groups are recorded as having helped to shape it; null where it is not known
 * @param influential of how many it is recorded what they changed
 */
public record Procurement(
        Boolean sendQuestion,
        Long weightPercent,
        LocalDate needsAnalysisOn,
        Long needsAnalysisMonths,
        Boolean poolingConsidered,
        Boolean operatingFramework,
        Boolean approvalReference,
        Long coproducers,
        Long influential)
        implements Fact {}

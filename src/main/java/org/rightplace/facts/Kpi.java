package org.rightplace.facts;

import java.time.LocalDate;

/**
 * One measure of a contract, a key performance indicator. Figures are in its unit, as plain decimals without trailing zeros: a rule
 * compares them only for being there or being a certain figure, and reads how they stand to each other from what was worked out.
 *
 * @param id within the contract
 * @param sendCohort whether those counted are children and young people with SEND; null where it is not said who is counted
 * @param unit code of the unit
 * @param denominatorSize of how many a share is counted
 * @param target the figure to reach
 * @param planForExtreme whether it is said how a target of none or all is to be reached; null where nothing is said
 * @param targetAgainstBaseline whether the target is better or worse than the start, or the same; null where it cannot be compared
 * @param targetAgainstComparator the same for the figure of a comparable service
 * @param changePerMille of the largest change seen before, the change from start to target, in thousandths; null where unknown
 * @param linkedGoal the goal it serves: a code of {@code tables/linked-goals}
 * @param goalCounts whether that is a goal at all; null with {@code linkedGoal}
 * @param startOn first day it is counted; where that is not said, the first day of the contract
 * @param firstFigureOn the day by which a first figure can be there: so many months after the first; null where either is not known
 * @param dueOn the day the target is to be reached
 * @param endOn last day of the contract
 * @param frequencyMonths months from one count to the next; 0 where it is more often than monthly
 * @param frameworkCode whether it has a code in the shared outcomes framework; null where none is given
 */
public record Kpi(
        String id,
        Boolean sendCohort,
        String unit,
        Long denominatorSize,
        String target,
        Boolean planForExtreme,
        String targetAgainstBaseline,
        String targetAgainstComparator,
        Long changePerMille,
        String linkedGoal,
        Boolean goalCounts,
        LocalDate startOn,
        LocalDate firstFigureOn,
        LocalDate dueOn,
        LocalDate endOn,
        Long frequencyMonths,
        Boolean frameworkCode)
        implements Subject {

    @Override
    public String subject() {
        return "kpi";
    }

    @Override
    public String key() {
        return id;
    }
}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * A time limit that applies to this request, worked out from {@code tables/clocks} and the request's dates.
 *
 * @param clock code of its row: final-plan, review-final, consultation-reply …
 * @param urn the consulted setting, for consultation-reply; null otherwise
 * @param startedOn the day it runs from; null if not known
 * @param alsoFrom the second day, for one that runs from two and ends with the earlier; null if there is none or it is not known,
 *     and then {@code dueOn} is only the latest it can be
 * @param dueOn last day in time; null if it cannot be worked out
 * @param doneOn the day the thing was done; null if it has not been
 * @param closedOn the day something later shows that the limit no longer runs, whatever became of it; null if nothing does
 * @param daysLeft days from the decision date to {@code dueOn}, below 0 when past; null without {@code dueOn}
 * @param excused whether an exception the law allows is recorded for it
 */
public record Clock(
        String clock,
        Integer urn,
        LocalDate startedOn,
        LocalDate alsoFrom,
        LocalDate dueOn,
        LocalDate doneOn,
        LocalDate closedOn,
        Long daysLeft,
        Boolean excused)
        implements Fact {}

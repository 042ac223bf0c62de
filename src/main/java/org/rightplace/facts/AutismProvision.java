package org.rightplace.facts;

import java.time.LocalDate;

/**
 * What a contract says of autism, and what its answers to the autism toolkit add up to.
 *
 * @param schedule whether it has an autism schedule
 * @param needsAssessmentOn the day of the autism needs assessment it rests on
 * @param healthPassport whether health passports are used
 * @param toolkitOn the day it was evaluated with the toolkit
 * @param criticalNoughts critical checks that are not in place; null where it is not known which checks are for it
 * @param criticalOpen critical checks that are not answered; null as above
 * @param band code of {@code tables/toolkit-bands}; null where it is open
 * @param atLeast percent of the points there could be, were every unanswered check nought
 * @param atMost the same, were every unanswered check the highest score
 */
public record AutismProvision(
        Boolean schedule,
        LocalDate needsAssessmentOn,
        Boolean healthPassport,
        LocalDate toolkitOn,
        Long criticalNoughts,
        Long criticalOpen,
        String band,
        Long atLeast,
        Long atMost)
        implements Fact {}

package org.rightplace.facts;

/**
 * The next change of phase, and getting ready for adult life.
 *
 * @param monthsToNext whole months from the decision date to the next change of phase: the day the request gives, else 1 September at the usual age; null if there is none
 * @param planned whether the next change is being planned for; null if unknown
 * @param complexity usual or complex; null if unknown
 * @param panelHeld whether the transitions panel has looked at the case; null if unknown
 * @param postSixteenShown number of kinds of choice after sixteen that were shown; null when the request does not list them
 * @param careAssessmentAsked whether an assessment for adult social care was asked for; null if unknown
 * @param careAssessmentDone whether it was done; null if unknown
 */
public record Transition(
        Long monthsToNext,
        Boolean planned,
        String complexity,
        Boolean panelHeld,
        Long postSixteenShown,
        Boolean careAssessmentAsked,
        Boolean careAssessmentDone)
        implements Fact {}

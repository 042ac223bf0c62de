package org.rightplace.facts;

/**
 * Something on which it hangs whether a check of the autism toolkit applies to a contract for everybody.
 *
 * @param asks the field of the evaluation that says it
 * @param open whether it is not known, and a check that hangs on it is not answered
 */
public record CheckCondition(String asks, Boolean open) implements Fact {}

package org.rightplace.facts;

/**
 * One thing a part-time timetable must have.
 *
 * @param urn the option
 * @param part name of the field: rationale, planWrittenOn, reviewOn, fullTimeFrom, parentUnderstands, onRegister
 * @param there false is known not to be so; null where the record does not say
 */
public record TimetablePart(Integer urn, String part, Boolean there) implements Fact {}

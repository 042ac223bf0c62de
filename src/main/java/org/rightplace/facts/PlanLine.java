package org.rightplace.facts;

/**
 * A line of Section F where education otherwise than at school is asked for (s.61).
 *
 * @param line id
 * @param inappropriate whether it would be inappropriate to make it in any setting; null if not said
 * @param shown whether that is shown: an officer and professional advice stand behind it
 */
public record PlanLine(String line, Boolean inappropriate, Boolean shown) implements Fact {}

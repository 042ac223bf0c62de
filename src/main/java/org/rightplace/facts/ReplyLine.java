package org.rightplace.facts;

/**
 * Whether one option can make one line of Section F: one for each option and each line of the plan.
 *
 * @param urn the option
 * @param line id of the plan line
 * @param answer yes, partly, no; null when it is unknown, disputed or not asked
 * @param otherwise whether the line is shown to need provision otherwise than in any setting (s.61), so that no setting has to make it
 */
public record ReplyLine(Integer urn, String line, String answer, Boolean otherwise) implements Fact {}

package org.rightplace.oracle;

import org.rightplace.facts.Outcome;

/**
 * What one principle comes to for one subject.
 *
 * @param outcome one of the four
 * @param reason code with words in the principle's words file
 */
record Said(Outcome outcome, String reason) {

    static Said met(String reason) {
        return new Said(Outcome.MET, reason);
    }

    static Said notMet(String reason) {
        return new Said(Outcome.NOT_MET, reason);
    }

    static Said cannotTell(String reason) {
        return new Said(Outcome.CANNOT_TELL, reason);
    }

    static Said notApplicable(String reason) {
        return new Said(Outcome.NOT_APPLICABLE, reason);
    }

    boolean isMet() {
        return outcome == Outcome.MET;
    }

    @Override
    public String toString() {
        return outcome + " " + reason;
    }
}

package org.rightplace.rulebook;

/**
 * One small change to the rulebook that some scenario should notice.
 *
 * @param file that was changed, below the rules folder
 * @param line of the change, from 1
 * @param of name of the rule, or id of the parameter, that was changed
 * @param change what was changed, in words; no two changes of one rule or parameter have the same
 * @param text the rule, or the whole file of the parameter, as changed
 */
public record Mutant(String file, int line, String of, String change, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": \"" + of + "\" " + change;
    }
}

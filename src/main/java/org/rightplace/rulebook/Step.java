package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.List;

/**
 * One step of the order of tests: a file in {@code conclusions/}.
 *
 * @param name {@code s39-name-requested}
 * @param theme placement, contract, toolkit
 * @param file its rules, below the rules folder
 * @param number place in {@code conclusions/steps.yaml}, from 1
 * @param rules all of them
 * @param words what it says
 */
public record Step(String name, String theme, String file, int number, List<ParsedRule> rules, Words words) {

    /** The same with other rules. */
    Step with(List<ParsedRule> others) {
        return new Step(name, theme, file, number, others, words);
    }

    /** The same step with only the rules in force on a day. */
    Step inForce(LocalDate day) {
        return new Step(
                name,
                theme,
                file,
                number,
                rules.stream().filter(rule -> rule.inForce(day)).toList(),
                words);
    }
}

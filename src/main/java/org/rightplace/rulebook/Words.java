package org.rightplace.rulebook;

import java.util.Map;

/**
 * What a principle, or a step of the order of tests, says for each of its reasons.
 *
 * @param title of the principle or step
 * @param question a step's question; null for a principle, whose question stands in its rules
 * @param passed what a step says when it comes to nothing and the next one is asked; null for a principle
 * @param reasons sentences by reason code
 */
public record Words(String title, String question, Sentences passed, Map<String, Sentences> reasons) {

    static final Words NONE = new Words("?", null, null, Map.of());

    /**
     * One reason for three readers. In braces: the last name of a path the rule saw, a parameter's id, or {@code setting}.
     *
     * @param headline under 140 characters once filled in; only for the reason of an outcome
     */
    public record Sentences(String headline, String officer, String panel, String family) {}
}

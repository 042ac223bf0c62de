package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.List;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;

/**
 * One question of the order of tests, and what it was answered.
 *
 * @param question as the rulebook asks it
 * @param answers sentences
 * @param findings what the answers rest on
 * @param decides whether the advice follows from it; the tests before it led on to the next
 */
public record LegalTest(String question, List<String> answers, List<Finding> findings, boolean decides) {

    /** The tests of an explanation, in the order the law sets, up to the one that decides. */
    static List<LegalTest> of(Explanation explanation, Sentences sentences) {
        var asked = explanation.nodes("tests");
        var advice = explanation.nodes("advice").stream().map(Node::text).toList();
        var tests = new ArrayList<LegalTest>();
        for (Node one : asked) {
            var findings = one.children().stream()
                    .flatMap(answer -> answer.children().stream())
                    .distinct()
                    .toList();
            var answers = one.children().stream().map(Node::text).toList();
            tests.add(new LegalTest(
                    one.text(),
                    answers,
                    Finding.of(findings, sentences),
                    answers.stream().anyMatch(advice::contains)));
        }
        return List.copyOf(tests);
    }

    public Tag tag() {
        return decides ? new Tag("Decides the advice", "green") : new Tag("On to the next test", "grey");
    }
}

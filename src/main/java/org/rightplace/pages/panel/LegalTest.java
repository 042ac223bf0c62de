package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.List;
import org.rightplace.explanation.Account;
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
    static List<LegalTest> of(Explanation explanation, Account account) {
        var sentences = new Sentences(account.catalogue(), account.names());
        var last = account.of("outcome").get(0).number();
        var deciding = account.catalogue().steps().stream()
                .filter(step -> step.number() == last)
                .map(step -> step.words().question())
                .toList();
        var tests = new ArrayList<LegalTest>();
        for (Node one : explanation.nodes("tests")) {
            var findings = one.children().stream()
                    .flatMap(answer -> answer.children().stream())
                    .distinct()
                    .toList();
            tests.add(new LegalTest(
                    one.text(),
                    one.children().stream().map(Node::text).toList(),
                    Finding.of(findings, sentences),
                    deciding.contains(one.text())));
        }
        return List.copyOf(tests);
    }

    public Tag tag() {
        return decides ? new Tag("Decides the advice", "green") : new Tag("On to the next test", "grey");
    }
}

package org.rightplace.pages.commissioner;

import java.util.List;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.toolkit.ToolkitScore;

/**
 * What the answers to the autism toolkit add up to, in words.
 *
 * @param words the score, or the bounds it lies between
 * @param band in words
 * @param answered of how many checks how many are answered
 * @param critical checks that must be in place and are not
 * @param unanswered checks that apply, or may, and are not answered
 */
public record Score(String words, String band, String answered, List<Check> critical, List<Check> unanswered) {

    /**
     * A check by its name.
     *
     * @param evidence what would show it
     */
    public record Check(String id, String name, String evidence) {}

    static Score of(ToolkitScore score, Catalogue catalogue) {
        return new Score(
                words(score),
                score.band() == null
                        ? "Not known until more checks are answered"
                        : catalogue.name("toolkit-bands", score.band()),
                score.answered() + " of the " + score.applicable() + " checks that apply",
                checks(score.criticalNoughts(), catalogue),
                checks(score.unanswered(), catalogue));
    }

    private static String words(ToolkitScore score) {
        if (score.score() != null) {
            return score.score() + " percent";
        }
        return score.atLeast() == null
                ? "No check applies"
                : "At least " + score.atLeast() + " and at most " + score.atMost() + " percent";
    }

    private static List<Check> checks(List<String> ids, Catalogue catalogue) {
        return ids.stream().map(id -> check(id, catalogue)).toList();
    }

    /** A check by its id, which stands for its name where the rulebook at hand has none. */
    static Check check(String id, Catalogue catalogue) {
        return catalogue
                .row("toolkit-checks", id)
                .map(row -> new Check(id, row.text("name"), row.text("evidence")))
                .orElse(new Check(id, id, ""));
    }
}

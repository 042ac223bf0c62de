package org.rightplace.pages.panel;

import java.util.List;
import org.rightplace.choice.Choices;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.placement.Recommendation;

/**
 * A recorded recommendation as a panel reads it.
 *
 * @param id of the decision
 * @param reference of the request
 * @param outcome what is advised, in the rulebook's words
 * @param explanation for a panel
 * @param tests in the order the law sets
 * @param options in their order
 * @param notShown how many settings within reach are not among them, and why; empty where all are
 * @param choices what people chose on it so far, a line each
 * @param under where it is recorded, and by which rulebook it was made
 */
public record RecommendationView(
        String id,
        String reference,
        String outcome,
        Explanation explanation,
        List<LegalTest> tests,
        List<OptionCard> options,
        List<Node> notShown,
        List<Deadline> deadlines,
        List<ToDo> actions,
        List<String> choices,
        List<String> under) {

    /** Something to do next. */
    public record ToDo(String what, String who, String due) {}

    /** @param stored the entry, with its private part */
    static RecommendationView of(StoredEntry stored, Recommendation found, Choices choices) {
        var explanation = found.explain(Audience.PANEL);
        var account = found.account();
        return new RecommendationView(
                stored.entry().decisionId(),
                stored.sections().get("request").path("reference").asText(),
                InWords.name(
                        found.catalogue(),
                        "outcomes",
                        found.evaluated().outcome().conclusion().code()),
                explanation,
                LegalTest.of(explanation, account),
                OptionCard.of(found),
                Explainer.notShown(account, Audience.PANEL).stream().toList(),
                Deadline.of(found),
                found.actions().stream()
                        .map(one -> new ToDo(one.text(), ChaseLine.who(one.who()), Days.of(one.due())))
                        .distinct()
                        .toList(),
                choices.lines(found.catalogue()),
                found.provenance());
    }

    /** What stands in a branch of the explanation. */
    public List<Node> nodes(String section) {
        return explanation.nodes(section);
    }

    /** The options somebody asked for, consulted or named, and the one advised. */
    public List<OptionCard> considered() {
        return options.stream().filter(one -> one.contacted() || one.advised()).toList();
    }

    /** The options that are there only because they are near home. */
    public List<OptionCard> near() {
        return options.stream()
                .filter(one -> !one.contacted() && !one.advised())
                .toList();
    }
}

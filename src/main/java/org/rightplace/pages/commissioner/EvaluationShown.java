package org.rightplace.pages.commissioner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.pages.Days;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;
import org.rightplace.toolkit.ToolkitAnswer;
import org.rightplace.toolkit.ToolkitEvaluation.Answer;

/**
 * An evaluation with the autism toolkit as its page shows it.
 *
 * @param about what was evaluated, in words
 * @param outcome in words
 * @param headline the outcome in one line
 * @param standing what an evaluation is and is not
 * @param evaluatedOn in words
 * @param groups what the checks are about, each with its checks
 */
public record EvaluationShown(
        String reference,
        String about,
        String scope,
        String outcome,
        String headline,
        String standing,
        String evaluatedOn,
        Score score,
        List<Group> groups,
        List<ToDo> actions,
        List<Node> weigh) {

    /** Checks about one thing. */
    public record Group(String name, List<Check> checks) {}

    /**
     * One check.
     *
     * @param score in words
     * @param look class of the tag around it
     * @param evidence what is said to show it; none where nothing was named
     * @param found what was found of it
     * @param toDo what to do about it; empty for nothing
     */
    public record Check(
            String id,
            String name,
            String question,
            boolean critical,
            String score,
            String look,
            List<String> evidence,
            List<Said> found,
            List<String> toDo) {}

    static EvaluationShown of(ToolkitAnswer answer) {
        return new Making(answer).shown();
    }

    private record Making(
            ToolkitAnswer answer,
            Catalogue catalogue,
            Sentences sentences,
            Explanation explanation,
            Map<String, Answer> given) {

        private Making(ToolkitAnswer answer) {
            this(
                    answer,
                    answer.catalogue(),
                    new Sentences(
                            answer.catalogue()
                                    .inForce(answer.evaluated().evaluation().evaluatedOn()),
                            Map.of()),
                    answer.explain(Audience.OFFICER),
                    new HashMap<>());
            answer.evaluated().evaluation().answers().forEach(one -> given.put(one.check(), one));
        }

        private EvaluationShown shown() {
            var evaluated = answer.evaluated();
            var evaluation = evaluated.evaluation();
            var outcome = evaluated.outcome().conclusion().code();
            var actions = ToDo.in(evaluated.concluded(), sentences, catalogue);
            return new EvaluationShown(
                    evaluation.reference(),
                    about(),
                    catalogue.name("toolkit-scopes", evaluation.scope()),
                    catalogue.name("toolkit-outcomes", outcome),
                    answer.headline(),
                    explanation.standing(),
                    Days.of(evaluation.evaluatedOn()),
                    Score.of(evaluated.score(), catalogue),
                    groups(actions),
                    actions,
                    explanation.nodes("weigh"));
        }

        private String about() {
            var subject = answer.evaluated().evaluation().subject();
            return subject.contract() != null
                    ? "Contract " + subject.contract()
                    : "Setting with the number (URN) " + subject.urn();
        }

        /** In the order of the table; in each group what is critical and not in place comes first, then what is open. */
        private List<Group> groups(List<ToDo> actions) {
            var byGroup = new LinkedHashMap<String, List<Check>>();
            answer.evaluated().byCheck(catalogue).forEach((id, findings) -> {
                var row = catalogue.row("toolkit-checks", id);
                byGroup.computeIfAbsent(row.map(one -> one.text("group")).orElse(""), group -> new ArrayList<>())
                        .add(check(id, row.orElse(null), findings, actions));
            });
            return byGroup.entrySet().stream()
                    .map(one -> new Group(
                            catalogue.name("toolkit-groups", one.getKey()),
                            one.getValue().stream()
                                    .sorted(Comparator.comparing(check -> urgency(check.found(), check.critical())))
                                    .toList()))
                    .toList();
        }

        private static int urgency(List<Said> found, boolean critical) {
            if (found.stream().anyMatch(one -> one.outcome() == Outcome.NOT_MET)) {
                return critical ? 0 : 1;
            }
            return found.stream().anyMatch(one -> one.outcome() == Outcome.CANNOT_TELL) ? 2 : 3;
        }

        private Check check(String id, Table.Row row, List<Finding> findings, List<ToDo> actions) {
            var said = given.get(id);
            var score = said == null ? null : said.score();
            return new Check(
                    id,
                    row == null ? id : row.text("name"),
                    row == null ? "" : Objects.requireNonNullElse(row.text("question"), ""),
                    row != null && row.is("critical"),
                    score(said, findings),
                    score == null ? "govuk-tag--grey" : score == 0 ? "govuk-tag--red" : "govuk-tag--blue",
                    said == null ? List.of() : said.evidence(),
                    findings.stream()
                            .filter(finding -> finding.outcome() != Outcome.NOT_APPLICABLE
                                    || findings.stream().allMatch(one -> one.outcome() == Outcome.NOT_APPLICABLE))
                            .map(finding -> Said.of(finding, sentences))
                            .toList(),
                    actions.stream()
                            .filter(action -> action.about().contains(id))
                            .map(ToDo::text)
                            .toList());
        }

        private String score(Answer said, List<Finding> findings) {
            if (said != null && said.score() != null) {
                return catalogue.name("toolkit-scores", said.score().toString()) + ", score " + said.score();
            }
            return findings.stream().allMatch(one -> one.outcome() == Outcome.NOT_APPLICABLE)
                    ? "Does not apply"
                    : "Not answered";
        }
    }
}

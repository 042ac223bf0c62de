package org.rightplace.toolkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rightplace.facts.Check;
import org.rightplace.facts.CheckCondition;
import org.rightplace.facts.Evaluation;
import org.rightplace.facts.Fact;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** The facts a self-evaluation becomes: the whole, each check that is for its scope, and what it hangs on whether some apply. */
public final class ToolkitFacts {

    private ToolkitFacts() {}

    /** @param score of the same evaluation */
    static List<Fact> of(ToolkitEvaluation evaluation, ToolkitScore score, Catalogue catalogue) {
        var facts = new ArrayList<Fact>();
        facts.add(new Evaluation(
                evaluation.scope(),
                (long) score.applicable(),
                number(score.atLeast()),
                number(score.atMost()),
                score.band()));
        var known = ToolkitScore.conditions(evaluation);
        var answers = new HashMap<String, ToolkitEvaluation.Answer>();
        evaluation.answers().forEach(answer -> answers.put(answer.check(), answer));
        var hangsOn = new TreeSet<String>();
        for (Table.Row row : checks(evaluation.scope(), catalogue)) {
            var condition = ToolkitScore.condition(row, evaluation.scope());
            if (condition != null) {
                hangsOn.add(condition);
            }
            facts.add(check(row, condition, answers.get(row.text("id")), known, catalogue));
        }
        for (String condition : hangsOn) {
            var row = catalogue.table("toolkit-conditions").row(condition).orElseThrow();
            facts.add(new CheckCondition(
                    row.text("asks"), score.conditionUnknown().contains(condition)));
        }
        return List.copyOf(facts);
    }

    /**
     * The checks for a scope, in the order of the table.
     *
     * @param scope a code of {@code tables/toolkit-scopes}; there are none for any other
     */
    public static List<Table.Row> checks(String scope, Catalogue catalogue) {
        return catalogue.table("toolkit-checks").rows().stream()
                .filter(row -> row.list("scopes").contains(scope))
                .toList();
    }

    private static Check check(
            Table.Row row,
            String condition,
            ToolkitEvaluation.Answer answer,
            Map<String, Boolean> known,
            Catalogue catalogue) {
        return new Check(
                row.text("id"),
                row.is("critical"),
                ToolkitScore.holds(condition, known, catalogue),
                answer != null && answer.notApplicable() != null,
                answer == null ? null : number(answer.score()),
                answer == null ? 0L : answer.evidence().size());
    }

    private static Long number(Integer value) {
        return value == null ? null : value.longValue();
    }
}

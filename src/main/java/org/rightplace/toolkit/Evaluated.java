package org.rightplace.toolkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.decision.Actions;
import org.rightplace.decision.Conclusions;
import org.rightplace.explanation.ToolkitAccount;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.Table;

/**
 * What the rulebook makes of one self-evaluation.
 *
 * @param evaluation as it was sent in
 * @param score of it
 * @param findings about the whole and about each check
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the day of the evaluation
 */
public record Evaluated(
        ToolkitEvaluation evaluation,
        ToolkitScore score,
        List<Finding> findings,
        List<Concluded> concluded,
        List<NotInForce> notInForce)
        implements Conclusions {

    static final String THEME = "toolkit";
    /** The kind of subject of a finding about one check. */
    static final String CHECK = "check";

    /** Evaluates with the law and policy of the day of the evaluation: a pure function of the two. */
    static Evaluated of(Rulebook rulebook, ToolkitEvaluation evaluation) {
        var asAt = evaluation.evaluatedOn();
        var catalogue = rulebook.catalogue();
        var parameters = catalogue.parametersOn(asAt);
        var score = ToolkitScore.of(evaluation, catalogue, parameters);
        var findings = rulebook.find(THEME, asAt, ToolkitFacts.of(evaluation, score, catalogue));
        return new Evaluated(
                evaluation,
                score,
                findings,
                Actions.whole(rulebook.conclude(THEME, asAt, findings), asAt, parameters, catalogue),
                rulebook.catalogue().notInForce(THEME, asAt));
    }

    /** What was found of the whole. */
    public List<Finding> ofWhole() {
        return findings.stream().filter(f -> !f.subject().equals(CHECK)).toList();
    }

    /** What was found of each check that is for the scope, by id, in the order of the table. */
    public Map<String, List<Finding>> byCheck(Catalogue catalogue) {
        var found = new LinkedHashMap<String, List<Finding>>();
        for (Table.Row row : ToolkitFacts.checks(evaluation.scope(), catalogue)) {
            var id = row.text("id");
            found.put(
                    id,
                    findings.stream()
                            .filter(f -> f.subject().equals(CHECK) && f.key().equals(id))
                            .toList());
        }
        return found;
    }

    /** What an explanation may speak of. */
    ToolkitAccount account(Catalogue catalogue) {
        return new ToolkitAccount(
                catalogue.inForce(evaluation.evaluatedOn()),
                evaluation.scope(),
                ofWhole(),
                byCheck(catalogue),
                concluded,
                notInForce);
    }
}

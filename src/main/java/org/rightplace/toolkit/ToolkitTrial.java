package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.rightplace.decision.Decision;
import org.rightplace.decision.Tried;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookDefect;
import org.rightplace.rulebook.Table;

/** A rulebook tried out on one evaluation of each scope before it may be in service. */
public final class ToolkitTrial {

    private ToolkitTrial() {}

    /** What keeps it from evaluating; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        try {
            return rulebook.catalogue().table("toolkit-scopes").rows().stream()
                    .flatMap(scope -> of(rulebook, evaluation(scope, today)).stream())
                    .distinct()
                    .toList();
        } catch (RulebookDefect e) {
            return List.of(new Problem("toolkit", 0, e.getMessage()));
        }
    }

    private static List<Problem> of(Rulebook rulebook, ObjectNode evaluation) {
        return Tried.of("toolkit", "evaluation", evaluation, json -> {
            var read = ToolkitService.read(json, rulebook, urn -> true);
            return new Tried.Given(read.accepted() ? answer(rulebook, read) : null, read.errors());
        });
    }

    private static ToolkitAnswer answer(Rulebook rulebook, ToolkitReader.Read read) {
        return new ToolkitAnswer(Decision.WHAT_IF, Evaluated.of(rulebook, read.evaluation()), rulebook.catalogue());
    }

    private static ObjectNode evaluation(Table.Row scope, LocalDate today) {
        var evaluation = JsonNodeFactory.instance.objectNode().put("reference", "trial");
        evaluation.put("scope", scope.text("code")).put("evaluatedOn", today.toString());
        var subject = evaluation.putObject("subject");
        if ("urn".equals(scope.text("subject"))) {
            subject.put("urn", 100_000);
        } else {
            subject.put("contract", "trial");
        }
        return evaluation;
    }
}

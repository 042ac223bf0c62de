package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rightplace.decision.Decision;
import org.rightplace.explanation.Audience;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookDefect;

/**
 * A rulebook tried out on one evaluation of each scope before it may be in service: a table or a number that facts are made with may be
 * gone, or no step reach an outcome, though each rule is sound by itself.
 */
public final class ToolkitTrial {

    private ToolkitTrial() {}

    /** What keeps it from evaluating; empty when it can. */
    public static List<Problem> of(Rulebook rulebook, LocalDate today) {
        var problems = new ArrayList<Problem>();
        try {
            rulebook.catalogue().table("toolkit-scopes").rows().forEach(scope -> {
                var evaluation = JsonNodeFactory.instance.objectNode().put("reference", "trial");
                evaluation.put("scope", scope.text("code")).put("evaluatedOn", today.toString());
                var subject = evaluation.putObject("subject");
                if ("urn".equals(scope.text("subject"))) {
                    subject.put("urn", 100_000);
                } else {
                    subject.put("contract", "trial");
                }
                var read = ToolkitService.read(
                        evaluation.toString().getBytes(StandardCharsets.UTF_8), rulebook, urn -> true);
                if (!read.accepted()) {
                    problems.add(wrong("its tables refuse one that says nothing unusual: "
                            + read.errors().get(0).pointer()));
                    return;
                }
                var answer = new ToolkitAnswer(
                        Decision.WHAT_IF, Evaluated.of(rulebook, read.evaluation()), rulebook.catalogue());
                answer.json();
                for (Audience reader : Audience.values()) {
                    answer.explain(reader);
                }
            });
        } catch (RulebookDefect e) {
            problems.add(wrong(e.getMessage()));
        } catch (RuntimeException e) {
            problems.add(wrong("no answer comes about (" + e.getClass().getSimpleName()
                    + (e instanceof IllegalStateException ? ": " + e.getMessage() : "") + ")"));
        }
        return List.copyOf(problems);
    }

    private static Problem wrong(String why) {
        return new Problem("toolkit", 0, "tried on a whole evaluation, " + why);
    }
}

package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rightplace.decision.AnswerRecord;
import org.rightplace.decision.Asker;
import org.rightplace.decision.FindingCodec;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.Binding;

/**
 * An evaluation as the ledger keeps it, and read back.
 *
 * <p>The body holds codes only. What a service says of itself may speak of people, so it stands in a private section, {@code request};
 * every finding with what it read stands in another, {@code answer}.
 */
final class ToolkitRecord {

    static final String QUESTION = "toolkit";

    private ToolkitRecord() {}

    /**
     * What is appended.
     *
     * @param tree the evaluation as it was sent in
     */
    static Draft draft(Evaluated evaluated, JsonNode tree, Rulebook rulebook, Asker asker) {
        return new Draft(
                EntryKind.TOOLKIT_EVALUATION,
                null,
                asker.role(),
                QUESTION,
                evaluated.evaluation().evaluatedOn(),
                null,
                content(evaluated, rulebook, asker),
                AnswerRecord.sections(tree, AnswerRecord.answer(evaluated.findings(), evaluated.concluded()), asker),
                null);
    }

    private static ObjectNode content(Evaluated evaluated, Rulebook rulebook, Asker asker) {
        var content = AnswerRecord.begin(rulebook, evaluated.evaluation().evaluatedOn(), asker, List.of());
        var outcome = evaluated.outcome().conclusion();
        var result = content.putObject("result");
        result.put("outcome", outcome.code());
        result.put("reason", outcome.reason());
        result.put("scope", evaluated.evaluation().scope());
        result.put("score", evaluated.score().score());
        result.put("band", evaluated.score().band());
        result.set("blocking", FindingCodec.texts(evaluated.codes("blocking")));
        result.set("forJudgement", FindingCodec.texts(evaluated.codes("judgement")));
        AnswerRecord.findings(content, evaluated.findings().stream());
        AnswerRecord.end(content, AnswerRecord.parametersUsed(evaluated.findings().stream()), evaluated.notInForce());
        return content;
    }

    /**
     * What was recorded, to be explained again.
     *
     * @param catalogue of the rulebook it was made with, so that the score comes out as it did
     */
    static Evaluated read(StoredEntry stored, Catalogue catalogue) {
        var evaluation = Binding.to(ToolkitEvaluation.class, stored.sections().get("request"));
        var asAt = evaluation.evaluatedOn();
        var answer = stored.sections().get("answer");
        var reading = new AnswerRecord.Reading(catalogue, asAt);
        return new Evaluated(
                evaluation,
                ToolkitScore.of(evaluation, catalogue, reading.parameters()),
                reading.findings(answer, "evaluation", Evaluated.CHECK, ""),
                reading.concluded(answer, Evaluated.THEME),
                catalogue.notInForce(Evaluated.THEME, asAt));
    }
}

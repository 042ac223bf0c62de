package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.rightplace.decision.Decision;
import org.rightplace.decision.FindingCodec;
import org.rightplace.facts.Finding;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;
import org.rightplace.rulebook.Rulebook;

/**
 * An evaluation as the ledger keeps it, and read back.
 *
 * <p>The body holds codes only. What a service says of itself may speak of people, so it stands in a private section, {@code request};
 * every finding with what it read stands in another, {@code answer}.
 */
final class ToolkitRecord {

    static final String QUESTION = "toolkit";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ToolkitRecord() {}

    /**
     * What is appended.
     *
     * @param tree the evaluation as it was sent in
     */
    static Draft draft(Evaluated evaluated, JsonNode tree, Rulebook rulebook, String actorRole) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        sections.put("request", tree);
        sections.put("answer", answer(evaluated));
        return new Draft(
                EntryKind.TOOLKIT_EVALUATION,
                null,
                actorRole,
                QUESTION,
                evaluated.evaluation().evaluatedOn(),
                null,
                content(evaluated, rulebook),
                sections,
                null);
    }

    private static ObjectNode content(Evaluated evaluated, Rulebook rulebook) {
        var content = JSON.objectNode();
        content.set("rulebook", Decision.rulebook(rulebook.catalogue()));
        content.put("engine", Rulebook.ENGINE);
        var outcome = evaluated.outcome().conclusion();
        var result = content.putObject("result");
        result.put("outcome", outcome.code());
        result.put("reason", outcome.reason());
        result.put("scope", evaluated.evaluation().scope());
        result.put("score", evaluated.score().score());
        result.put("band", evaluated.score().band());
        result.set("blocking", FindingCodec.texts(evaluated.codes("blocking")));
        result.set("forJudgement", FindingCodec.texts(evaluated.codes("judgement")));
        var findings = content.putArray("findings");
        evaluated.findings().forEach(finding -> findings.add(FindingCodec.withPaths(finding)));
        var used = new TreeMap<String, String>();
        evaluated.findings().stream()
                .flatMap(finding -> finding.parameters().stream())
                .forEach(p -> used.put(
                        p.id() + (p.of().isEmpty() ? "" : "/" + p.of()),
                        p.from().toString()));
        var parameters = content.putArray("parameters");
        used.forEach((id, from) -> parameters.addArray().add(id).add(from));
        var left = content.putArray("notInForce");
        evaluated.notInForce().forEach(one -> left.add(one.principle()));
        content.putArray("errors");
        content.putArray("erased");
        return content;
    }

    private static ObjectNode answer(Evaluated evaluated) {
        var answer = JSON.objectNode();
        var findings = answer.putArray("findings");
        evaluated.findings().forEach(finding -> findings.add(FindingCodec.write(finding)));
        var concluded = answer.putArray("concluded");
        evaluated.concluded().forEach(one -> concluded.add(FindingCodec.write(one)));
        return answer;
    }

    /**
     * What was recorded, to be explained again.
     *
     * @param catalogue of the rulebook it was made with, so that the score comes out as it did
     */
    static Evaluated read(StoredEntry stored, Catalogue catalogue) {
        var evaluation = ToolkitReader.bind(stored.sections().get("request"));
        var asAt = evaluation.evaluatedOn();
        var parameters = catalogue.parametersOn(asAt);
        var answer = stored.sections().get("answer");
        var findings = new ArrayList<Finding>();
        answer.path("findings")
                .forEach(one -> findings.add(
                        FindingCodec.readFinding(one, "evaluation", Evaluated.CHECK, "", catalogue, parameters)));
        var concluded = new ArrayList<Concluded>();
        answer.path("concluded")
                .forEach(one -> concluded.add(FindingCodec.readConcluded(one, Evaluated.THEME, catalogue)));
        return new Evaluated(
                evaluation,
                ToolkitScore.of(evaluation, catalogue, parameters),
                findings,
                concluded,
                catalogue.principles().stream()
                        .filter(p -> p.theme().equals(Evaluated.THEME) && !p.inForce(asAt))
                        .map(p -> new NotInForce(p.id(), p.from(), p.to()))
                        .toList());
    }
}

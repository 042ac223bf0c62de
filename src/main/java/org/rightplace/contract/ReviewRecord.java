package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
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
 * A review of a contract as the ledger keeps it, and read back.
 *
 * <p>The body holds codes only. A contract names people's roles and may be one child's own, so it stands in a private section,
 * {@code request}; every finding with what it read stands in another, {@code answer}.
 */
final class ReviewRecord {

    static final String QUESTION = "contract";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReviewRecord() {}

    /**
     * What is appended.
     *
     * @param tree the contract as it was sent in
     */
    static Draft draft(Reviewed reviewed, JsonNode tree, Rulebook rulebook, String actorRole) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        sections.put("request", tree);
        sections.put("answer", answer(reviewed));
        return new Draft(
                EntryKind.CONTRACT_REVIEW,
                null,
                actorRole,
                QUESTION,
                reviewed.lawAsAt(),
                null,
                content(reviewed, rulebook),
                sections,
                null);
    }

    private static ObjectNode content(Reviewed reviewed, Rulebook rulebook) {
        var content = JSON.objectNode();
        content.set("rulebook", Decision.rulebook(rulebook.catalogue()));
        content.put("engine", Rulebook.ENGINE);
        var outcome = reviewed.outcome().conclusion();
        var result = content.putObject("result");
        result.put("outcome", outcome.code());
        result.put("reason", outcome.reason());
        result.put("rag", reviewed.rag().orElse(null));
        result.set("blocking", FindingCodec.texts(reviewed.codes("blocking")));
        result.set("forJudgement", FindingCodec.texts(reviewed.codes("judgement")));
        var findings = content.putArray("findings");
        reviewed.findings().forEach(finding -> findings.add(FindingCodec.withPaths(finding)));
        var used = new TreeMap<String, String>();
        reviewed.findings().stream()
                .flatMap(finding -> finding.parameters().stream())
                .forEach(p -> used.put(
                        p.id() + (p.of().isEmpty() ? "" : "/" + p.of()),
                        p.from().toString()));
        var parameters = content.putArray("parameters");
        used.forEach((id, from) -> parameters.addArray().add(id).add(from));
        var left = content.putArray("notInForce");
        reviewed.notInForce().forEach(one -> left.add(one.principle()));
        content.putArray("errors");
        content.putArray("erased");
        return content;
    }

    private static ObjectNode answer(Reviewed reviewed) {
        var answer = JSON.objectNode();
        var findings = answer.putArray("findings");
        reviewed.findings().forEach(finding -> findings.add(FindingCodec.write(finding)));
        var concluded = answer.putArray("concluded");
        reviewed.concluded().forEach(one -> concluded.add(FindingCodec.write(one)));
        return answer;
    }

    /**
     * What was recorded, to be explained again.
     *
     * @param catalogue of the rulebook it was made with
     */
    static Reviewed read(StoredEntry stored, Catalogue catalogue) {
        var lawAsAt = LocalDate.parse(stored.body().path("lawAsAt").asText());
        var parameters = catalogue.parametersOn(lawAsAt);
        var request = stored.sections().get("request");
        var answer = stored.sections().get("answer");
        var findings = new ArrayList<Finding>();
        answer.path("findings")
                .forEach(one -> findings.add(
                        FindingCodec.readFinding(one, Reviewing.THEME, Reviewed.KPI, "", catalogue, parameters)));
        var concluded = new ArrayList<Concluded>();
        answer.path("concluded")
                .forEach(one -> concluded.add(FindingCodec.readConcluded(one, Reviewing.THEME, catalogue)));
        return new Reviewed(
                lawAsAt,
                request.path("reference").asText(),
                request.path("title").textValue(),
                Reviewing.measures(request),
                findings,
                concluded,
                catalogue.principles().stream()
                        .filter(p -> p.theme().equals(Reviewing.THEME) && !p.inForce(lawAsAt))
                        .map(p -> new NotInForce(p.id(), p.from(), p.to()))
                        .toList(),
                Suggestions.of(request, findings, catalogue));
    }
}

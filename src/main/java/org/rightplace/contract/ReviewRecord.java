package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * A review of a contract as the ledger keeps it, and read back.
 *
 * <p>The body holds codes only. A contract names people's roles and may be one child's own, so it stands in a private section,
 * {@code request}; every finding with what it read stands in another, {@code answer}.
 */
final class ReviewRecord {

    static final String QUESTION = "contract";

    private ReviewRecord() {}

    /**
     * What is appended.
     *
     * @param tree the contract as it was sent in
     */
    static Draft draft(Reviewed reviewed, JsonNode tree, Rulebook rulebook, Asker asker) {
        return new Draft(
                EntryKind.CONTRACT_REVIEW,
                null,
                asker.role(),
                QUESTION,
                reviewed.lawAsAt(),
                null,
                content(reviewed, rulebook, asker, named(tree)),
                AnswerRecord.sections(tree, AnswerRecord.answer(reviewed.findings(), reviewed.concluded()), asker),
                null);
    }

    /** The authorities whose children the service is for: a joint contract is read by each of them. */
    private static List<String> named(JsonNode tree) {
        var named = new ArrayList<String>();
        tree.path("authorities").forEach(code -> named.add(code.asText()));
        return named;
    }

    private static ObjectNode content(Reviewed reviewed, Rulebook rulebook, Asker asker, List<String> named) {
        var content = AnswerRecord.begin(rulebook, reviewed.lawAsAt(), asker, named);
        var outcome = reviewed.outcome().conclusion();
        var result = content.putObject("result");
        result.put("outcome", outcome.code());
        result.put("reason", outcome.reason());
        result.put("rag", reviewed.rag().orElse(null));
        result.set("blocking", FindingCodec.texts(reviewed.codes("blocking")));
        result.set("forJudgement", FindingCodec.texts(reviewed.codes("judgement")));
        AnswerRecord.findings(content, reviewed.findings().stream());
        AnswerRecord.end(content, AnswerRecord.parametersUsed(reviewed.findings().stream()), reviewed.notInForce());
        return content;
    }

    /**
     * What was recorded, to be explained again.
     *
     * @param catalogue of the rulebook it was made with
     */
    static Reviewed read(StoredEntry stored, Catalogue catalogue) {
        var lawAsAt = LocalDate.parse(stored.body().path("lawAsAt").asText());
        var request = stored.sections().get("request");
        var answer = stored.sections().get("answer");
        var reading = new AnswerRecord.Reading(catalogue, lawAsAt);
        var findings = reading.findings(answer, Reviewing.THEME, Reviewed.KPI, "");
        return new Reviewed(
                lawAsAt,
                request.path("reference").asText(),
                request.path("title").textValue(),
                Reviewing.measures(request),
                findings,
                reading.concluded(answer, Reviewing.THEME),
                catalogue.notInForce(Reviewing.THEME, lawAsAt),
                AutismFacts.score(Binding.to(ContractRequest.class, request), catalogue, reading.parameters()),
                Suggestions.of(request, findings, catalogue));
    }
}

package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Decision;
import org.rightplace.decision.FindingCodec;
import org.rightplace.decision.FindingJson;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.ReviewAccount;
import org.rightplace.explanation.Sentences;
import org.rightplace.explanation.ToolkitExplainer;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * An evaluation with the autism toolkit, as the API gives it: {@code schema/evaluation.json}.
 *
 * @param decision its place in the ledger
 * @param evaluated what was found
 * @param catalogue of the rulebook it was made with
 */
public record ToolkitAnswer(Decision decision, Evaluated evaluated, Catalogue catalogue) implements Answered {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of the entry that records it. */
    static ToolkitAnswer read(Decision decision, StoredEntry stored, Catalogue catalogue) {
        return new ToolkitAnswer(decision, ToolkitRecord.read(stored, catalogue), catalogue);
    }

    @Override
    public Explanation explain(Audience audience) {
        return ToolkitExplainer.explain(evaluated.account(catalogue), audience);
    }

    @Override
    public List<String> provenance() {
        return decision.provenance(catalogue, evaluated.evaluation().evaluatedOn());
    }

    @Override
    public ObjectNode json() {
        var evaluation = evaluated.evaluation();
        var score = evaluated.score();
        var sentences = new Sentences(catalogue.inForce(evaluation.evaluatedOn()), Map.of());
        var found = new FindingJson(sentences);
        var json = JSON.objectNode();
        json.set("decision", decision.json(catalogue, evaluation.evaluatedOn(), null));
        json.put("reference", evaluation.reference());
        json.put("scope", evaluation.scope());
        json.putObject("subject")
                .put("urn", evaluation.subject().urn())
                .put("contract", evaluation.subject().contract());
        json.set("advice", advice(sentences));
        score.addTo(json);
        json.set("evidence", evidence());
        json.set("findings", found.of(evaluated.ofWhole()));
        var checks = json.putArray("checks");
        evaluated
                .byCheck(catalogue)
                .forEach((id, findings) ->
                        checks.addObject().put("id", id).<ObjectNode>set("findings", found.of(findings)));
        var left = json.putArray("notInForce");
        evaluated
                .notInForce()
                .forEach(one -> left.addObject()
                        .put("principle", one.principle())
                        .put("from", one.from().toString())
                        .put("to", Objects.toString(one.to(), null)));
        json.set("actions", actions(sentences));
        return json;
    }

    private ObjectNode advice(Sentences sentences) {
        var outcome = evaluated.outcome();
        var node = JSON.objectNode();
        node.put("outcome", outcome.conclusion().code());
        node.put("headline", sentences.headline(outcome));
        node.put("reason", outcome.conclusion().reason());
        node.put("standing", "advice-only");
        node.set("blocking", FindingCodec.texts(evaluated.codes("blocking")));
        node.set("forJudgement", FindingCodec.texts(evaluated.codes("judgement")));
        return node;
    }

    /** What would show each check that is not answered, or has a score and nothing that shows it. */
    private ArrayNode evidence() {
        var score = evaluated.score();
        var array = JSON.arrayNode();
        for (Table.Row row : ToolkitFacts.checks(evaluated.evaluation().scope(), catalogue)) {
            var id = row.text("id");
            if (score.unanswered().contains(id) || score.withoutEvidence().contains(id)) {
                array.addObject().put("check", id).put("text", row.text("evidence"));
            }
        }
        return array;
    }

    /** Each thing to do once, with all the checks it is about. */
    private ArrayNode actions(Sentences sentences) {
        var kinds = catalogue.table("action-kinds");
        var array = JSON.arrayNode();
        ReviewAccount.once(evaluated.concluded(), "action").forEach(one -> {
            var action = one.concluded().conclusion();
            var node = array.addObject();
            node.put("kind", action.code());
            node.put("who", kinds.row(action.code()).map(row -> row.text("who")).orElse("council"));
            node.put("due", Objects.toString(action.due(), null));
            node.set("because", FindingCodec.texts(action.because()));
            node.set("checks", FindingCodec.texts(one.measures()));
            node.put("text", sentences.of(one.concluded(), Audience.PANEL));
        });
        return array;
    }
}

package org.rightplace.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Decision;
import org.rightplace.decision.FindingCodec;
import org.rightplace.decision.FindingJson;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.ReviewAccount;
import org.rightplace.explanation.ReviewExplainer;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * A review of a contract, as the API gives it.
 *
 * @param decision its place in the ledger
 * @param reviewed what was found
 * @param catalogue of the rulebook it was made with
 */
public record Review(Decision decision, Reviewed reviewed, Catalogue catalogue) implements Answered {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of the entry that records it. */
    static Review read(Decision decision, StoredEntry stored, Catalogue catalogue) {
        return new Review(decision, ReviewRecord.read(stored, catalogue), catalogue);
    }

    @Override
    public Explanation explain(Audience audience) {
        return ReviewExplainer.explain(reviewed.account(catalogue), audience);
    }

    @Override
    public List<String> provenance() {
        return decision.provenance(catalogue, reviewed.lawAsAt());
    }

    /**
     * A time limit.
     *
     * @param clock a code of {@code tables/contract-clocks}
     * @param due last day in time; null where it cannot be told
     * @param state met, due, overdue, unknown
     * @param cites keys in {@code rules/sources}
     */
    public record Deadline(String clock, LocalDate due, String state, List<String> cites) {}

    /** The time limits, in the order of the table of clocks. */
    public List<Deadline> deadlines() {
        return catalogue.table("contract-clocks").rows().stream()
                .flatMap(row -> reviewed.of("deadline").stream()
                        .filter(state -> state.because().contains(row.text("principle")))
                        .map(state -> new Deadline(
                                row.text("code"),
                                state.due(),
                                state.code(),
                                catalogue
                                        .principle(row.text("principle"), reviewed.lawAsAt())
                                        .map(p -> p.cites())
                                        .orElse(List.of()))))
                .toList();
    }

    /** The first time limit that still asks for something; empty where none has a day. */
    public Optional<Deadline> next() {
        return deadlines().stream()
                .filter(one -> one.due() != null && !one.state().equals("met"))
                .min(Comparator.comparing(Deadline::due));
    }

    /** The outcome in one line. */
    @Override
    public String headline() {
        return sentences().headline(reviewed.outcome());
    }

    @Override
    public ObjectNode json() {
        var sentences = sentences();
        var found = new FindingJson(sentences);
        var json = JSON.objectNode();
        json.set("decision", decision.json(catalogue, reviewed.lawAsAt(), null));
        json.put("reference", reviewed.reference());
        json.set("advice", advice(sentences));
        json.put("rag", reviewed.rag().orElse(null));
        json.set("findings", found.of(reviewed.ofContract()));
        var kpis = json.putArray("kpis");
        reviewed.measures().keySet().forEach(id -> kpis.add(kpi(id, sentences, found)));
        json.set(
                "toolkit",
                reviewed.toolkit() == null
                        ? JSON.nullNode()
                        : reviewed.toolkit().addTo(JSON.objectNode()));
        var left = json.putArray("notInForce");
        reviewed.notInForce()
                .forEach(one -> left.addObject()
                        .put("principle", one.principle())
                        .put("from", one.from().toString())
                        .put("to", Objects.toString(one.to(), null)));
        var deadlines = json.putArray("deadlines");
        deadlines()
                .forEach(one -> deadlines
                        .addObject()
                        .put("clock", one.clock())
                        .put("due", Objects.toString(one.due(), null))
                        .put("state", one.state())
                        .<ObjectNode>set("cites", FindingCodec.texts(one.cites())));
        json.set("actions", actions(sentences));
        var suggestions = json.putArray("suggestions");
        reviewed.suggestions().forEach(one -> suggestions.add(suggestion(one)));
        return json;
    }

    private static ObjectNode suggestion(Suggestions.Suggestion one) {
        var node = JSON.objectNode();
        node.put("code", one.code());
        node.put("name", one.name());
        node.set("closes", FindingCodec.texts(one.closes()));
        node.set("letters", FindingCodec.texts(one.letters()));
        node.set("kpi", one.kpi());
        node.put("family", one.family());
        node.set("cites", FindingCodec.texts(one.cites()));
        return node;
    }

    /** Says what was found in the words of the rulebook it was found with, as it stood on the review date. */
    public Sentences sentences() {
        return new Sentences(catalogue.inForce(reviewed.lawAsAt()), Map.of());
    }

    private ObjectNode advice(Sentences sentences) {
        var outcome = reviewed.outcome();
        var node = JSON.objectNode();
        node.put("outcome", outcome.conclusion().code());
        node.put("headline", sentences.headline(outcome));
        node.put("reason", outcome.conclusion().reason());
        node.put("standing", "advice-only");
        node.set("blocking", FindingCodec.texts(reviewed.codes("blocking")));
        node.set("forJudgement", FindingCodec.texts(reviewed.codes("judgement")));
        return node;
    }

    private ObjectNode kpi(String id, Sentences sentences, FindingJson found) {
        var findings = reviewed.ofKpi(id);
        var node = JSON.objectNode();
        node.put("id", id);
        var smart = node.putObject("smart");
        for (Table.Row letter : catalogue.table("smart-letters").rows()) {
            smart.set(letter.text("code"), letter(letter.text("principle"), findings, sentences));
        }
        node.put("rating", code("kpi-ratings", findings).orElse(null));
        node.put("rag", code("rag-colours", findings).orElse(null));
        node.set("findings", found.of(findings));
        return node;
    }

    /** Null where the principle behind the letter is not in force. */
    private static ObjectNode letter(String principle, List<Finding> findings, Sentences sentences) {
        return findings.stream()
                .filter(finding -> finding.principle().equals(principle))
                .findFirst()
                .map(finding -> {
                    var node =
                            JSON.objectNode().put("outcome", finding.outcome().name());
                    node.putArray("messages").add(sentences.of(finding, Audience.PANEL));
                    return node;
                })
                .orElse(null);
    }

    /**
     * What the findings on one measure come to in a table: the code of the row whose principle gave one of the reasons the row stands for.
     *
     * @param table {@code kpi-ratings} or {@code rag-colours}
     */
    public Optional<String> code(String table, List<Finding> findings) {
        return catalogue.table(table).rows().stream()
                .filter(row -> findings.stream()
                        .anyMatch(finding -> finding.principle().equals(row.text("principle"))
                                && row.list("reasons").contains(finding.reason())))
                .map(row -> row.text("code"))
                .findFirst();
    }

    /** Each thing to do once, with all the measures it is about. */
    private ArrayNode actions(Sentences sentences) {
        var kinds = catalogue.table("action-kinds");
        var array = JSON.arrayNode();
        ReviewAccount.once(reviewed.concluded(), "action").forEach(one -> {
            Conclusion action = one.concluded().conclusion();
            var node = array.addObject();
            node.put("kind", action.code());
            node.put("who", kinds.row(action.code()).map(row -> row.text("who")).orElse("council"));
            node.put("due", Objects.toString(action.due(), null));
            node.set("because", FindingCodec.texts(action.because()));
            node.set("kpis", FindingCodec.texts(one.measures()));
            node.put("text", sentences.of(one.concluded(), Audience.PANEL));
        });
        return array;
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Decision;
import org.rightplace.decision.FindingCodec;
import org.rightplace.decision.FindingJson;
import org.rightplace.explanation.Account;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Change;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Sentences;
import org.rightplace.explanation.Told;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/**
 * An answer to a placement request, as the API gives it.
 *
 * @param decision its place in the ledger
 * @param evaluated what was found
 * @param catalogue of the rulebook it was made with
 */
public record Recommendation(Decision decision, Evaluated evaluated, Catalogue catalogue) implements Answered {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * Something to do.
     *
     * @param kind a code of {@code tables/action-kinds}
     * @param urn the setting it is about; null where it is about none
     * @param who a code: council, family, setting …
     * @param due the last day for it; null in advice recorded before actions had days
     * @param because ids of the principles that led to it
     * @param gap what local places lack, where that is to be recorded; null for any other kind
     * @param text in a sentence, for a panel
     */
    public record Action(
            String kind, Integer urn, String who, LocalDate due, List<String> because, Gap gap, String text) {

        /** As the API has it. */
        ObjectNode json() {
            var node = JSON.objectNode();
            node.put("kind", kind);
            node.put("urn", urn);
            node.put("who", who);
            node.put("due", Objects.toString(due, null));
            texts(node.putArray("because"), because);
            node.set("gap", gap == null ? JSON.nullNode() : gap.json());
            node.put("text", text);
            return node;
        }
    }

    /**
     * Where local places lack, so that gaps can be counted; each null where it is not known.
     *
     * @param need main need, a code of {@code tables/needs}
     * @param phase phase when the place starts
     * @param authority number of the responsible authority
     */
    public record Gap(String need, String phase, String authority) {

        private ObjectNode json() {
            return JSON.objectNode().put("need", need).put("phase", phase).put("authority", authority);
        }
    }

    /** What is to be done, each once, in the order of the steps. */
    public List<Action> actions() {
        var account = account();
        return actions(new Sentences(account.catalogue(), account.names()));
    }

    private List<Action> actions(Sentences sentences) {
        var kinds = catalogue.table("action-kinds");
        return evaluated.concluded().stream()
                .filter(one -> one.conclusion().kind().equals("action"))
                .map(one -> {
                    var action = one.conclusion();
                    return new Action(
                            action.code(),
                            action.urn(),
                            kinds.row(action.code()).map(row -> row.text("who")).orElse("council"),
                            action.due(),
                            action.because(),
                            gap(action),
                            sentences.of(one, Audience.PANEL));
                })
                .distinct()
                .toList();
    }

    /** What an explanation may speak of. */
    public Account account() {
        return evaluated.account(catalogue);
    }

    /** Of the entry that records it. */
    static Recommendation read(Decision decision, StoredEntry stored, Catalogue catalogue) {
        return new Recommendation(decision, PlacementRecord.read(stored, catalogue), catalogue);
    }

    @Override
    public String headline() {
        var account = account();
        return new Sentences(account.catalogue(), account.names()).headline(evaluated.outcome());
    }

    @Override
    public Explanation explain(Audience audience) {
        return Explainer.explain(account(), audience);
    }

    @Override
    public List<String> provenance() {
        return decision.provenance(catalogue, evaluated.lawAsAt());
    }

    @Override
    public Integer settingUrn() {
        return evaluated.of("advised").stream().map(Conclusion::urn).findFirst().orElse(null);
    }

    @Override
    public ObjectNode json() {
        var account = account();
        var sentences = new Sentences(account.catalogue(), account.names());
        var json = JSON.objectNode();
        json.set("decision", decision.json(catalogue, evaluated.lawAsAt(), evaluated.factsAsAt()));
        json.set("advice", advice(sentences));
        var options = json.putArray("options");
        var codes = new Codes(
                evaluated.codesByUrn("standing"), evaluated.codesByUrn("suitable"), evaluated.codesByUrn("available"));
        int rank = 0;
        for (EvaluatedOption option : evaluated.options()) {
            options.add(option(option, ++rank, codes, sentences));
        }
        var ruledOut = json.putObject("ruledOut");
        ruledOut.put(
                "count",
                evaluated.ruledOut().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        var byReason = ruledOut.putObject("byReason");
        evaluated.ruledOut().forEach(byReason::put);
        json.set("findings", findings(evaluated.findings(), sentences));
        var left = json.putArray("notInForce");
        evaluated
                .notInForce()
                .forEach(one -> left.addObject()
                        .put("principle", one.principle())
                        .put("from", one.from().toString())
                        .put("to", Objects.toString(one.to(), null)));
        json.set("deadlines", deadlines(sentences));
        var actions = json.putArray("actions");
        actions(sentences).forEach(action -> actions.add(action.json()));
        json.set("wouldChange", changes(evaluated.wouldChange()));
        return json;
    }

    static ArrayNode changes(List<Change> changes) {
        var array = JSON.arrayNode();
        changes.forEach(change -> {
            var node = array.addObject();
            var set = node.putArray("set");
            change.set()
                    .forEach(fact -> set.addObject().put("path", fact.path()).set("to", FindingCodec.value(fact.to())));
            node.put("then", change.then());
            node.put("settingUrn", change.settingUrn());
            node.put("whose", change.whose());
        });
        return array;
    }

    private ObjectNode advice(Sentences sentences) {
        var outcome = evaluated.outcome();
        var node = JSON.objectNode();
        node.put("outcome", outcome.conclusion().code());
        node.put("settingUrn", settingUrn());
        node.put("headline", sentences.headline(outcome));
        node.put("reason", outcome.conclusion().reason());
        node.put("standing", "advice-only");
        node.put("decisionHolder", evaluated.code("holder", null).orElse(null));
        node.put("requestClass", evaluated.code("class", null).orElse(null));
        texts(node.putArray("blocking"), evaluated.codes("blocking"));
        texts(node.putArray("forJudgement"), evaluated.codes("judgement"));
        return node;
    }

    /** What was concluded of the options, by urn. */
    private record Codes(
            Map<Integer, String> standing, Map<Integer, String> suitable, Map<Integer, String> available) {}

    private ObjectNode option(EvaluatedOption option, int rank, Codes codes, Sentences sentences) {
        var node = JSON.objectNode();
        node.put("urn", option.urn());
        node.put("name", option.name());
        node.put("ring", option.ring());
        node.put("ringName", option.ringName());
        node.put("local", option.local());
        node.put("requested", option.requested());
        node.put("mainstream", option.mainstream());
        node.put("standing", codes.standing().get(option.urn()));
        node.put("rank", rank);
        node.set(
                "distanceKm",
                option.metres() == null
                        ? JSON.nullNode()
                        : JSON.numberNode(BigDecimal.valueOf(option.metres(), 3).setScale(1, RoundingMode.HALF_UP)));
        node.put("journeyMinutes", option.minutes());
        node.put("journeyBasis", option.minutes() == null ? null : org.rightplace.register.Journeys.BASIS);
        node.put("annualPublicPence", option.annualPublicPence());
        node.put("suitable", codes.suitable().getOrDefault(option.urn(), "unknown"));
        node.put("placeAvailable", codes.available().getOrDefault(option.urn(), "unknown"));
        node.set("findings", findings(option.findings(), sentences));
        return node;
    }

    private ArrayNode findings(Collection<Finding> findings, Sentences sentences) {
        return new FindingJson(sentences).of(findings);
    }

    /** One deadline for each clock that runs: its last day and where it stands. */
    private ArrayNode deadlines(Sentences sentences) {
        var array = JSON.arrayNode();
        for (Conclusion state : evaluated.of("deadline")) {
            var principle = state.because().get(0);
            var clock = catalogue.table("clocks").rows().stream()
                    .filter(row -> principle.equals(row.text("principle")))
                    .findFirst();
            var node = array.addObject();
            node.put(
                    "clock",
                    clock.map(row -> Objects.requireNonNullElse(row.text("deadline"), row.text("code")))
                            .orElse(principle));
            node.put("urn", state.urn());
            node.put("due", Objects.toString(state.due(), null));
            node.put("state", state.code());
            texts(
                    node.putArray("cites"),
                    sentences.principle(principle).map(p -> p.cites()).orElse(List.of()));
        }
        return array;
    }

    private Gap gap(Conclusion action) {
        var told = Told.by(action, evaluated.findings(), catalogue);
        return told.isEmpty() ? null : new Gap(told(told, "need"), told(told, "phase"), told(told, "authority"));
    }

    private static String told(List<Told> told, String as) {
        return told.stream()
                .filter(one -> one.as().equals(as))
                .map(Told::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }
}

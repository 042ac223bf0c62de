package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.decision.Actions;
import org.rightplace.decision.AnswerRecord;
import org.rightplace.decision.Asker;
import org.rightplace.decision.FindingCodec;
import org.rightplace.explanation.Change;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Rulebook;

/**
 * A placement recommendation as the ledger keeps it, and read back.
 *
 * <p>The body holds codes only. What says something of a person, or lets home be worked out, stands in two private sections:
 * {@code request} (as it was sent in) and {@code answer} (every finding with the values it saw, and the options that are there only
 * because they are near home).
 */
final class PlacementRecord {

    static final String QUESTION = "placement-request";

    private static final Pattern TELLING = Pattern.compile("Journey\\..*|Vulnerability\\..*|Request\\.dynamicSupport"
            + "|Health\\.(learningDisabilityRegister|continuingCare)");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlacementRecord() {}

    /**
     * What is appended.
     *
     * @param tree the request as it was sent in
     * @param asker whose it becomes where the request names no authority of theirs
     * @param dataDigest of the register and postcodes that were read
     */
    static Draft draft(
            Evaluated evaluated,
            PlacementRequest request,
            JsonNode tree,
            Rulebook rulebook,
            Asker asker,
            String dataDigest) {
        return new Draft(
                EntryKind.PLACEMENT_RECOMMENDATION,
                null,
                asker.role(),
                QUESTION,
                evaluated.lawAsAt(),
                evaluated.factsAsAt(),
                content(evaluated, rulebook, dataDigest, asker, named(request)),
                AnswerRecord.sections(tree, answer(evaluated), asker),
                request.person().reference());
    }

    /** The authority responsible (s.24), or the one home is said to be in. */
    private static List<String> named(PlacementRequest request) {
        var person = request.person();
        return Stream.of(
                        person.responsibleAuthority(),
                        person.home() == null ? null : person.home().authority())
                .filter(Objects::nonNull)
                .limit(1)
                .toList();
    }

    private static ObjectNode content(
            Evaluated evaluated, Rulebook rulebook, String dataDigest, Asker asker, List<String> named) {
        var telling = telling(rulebook.catalogue());
        var content = AnswerRecord.begin(rulebook, evaluated.lawAsAt(), asker, named);
        content.put("data", dataDigest);
        content.set("result", result(evaluated, telling));
        AnswerRecord.findings(
                content, evaluated.findings().stream().filter(finding -> !telling.contains(finding.principle())));
        content.set("options", options(evaluated, telling));
        AnswerRecord.end(
                content,
                parametersUsed(evaluated, telling, rulebook.parametersOn(evaluated.lawAsAt())),
                evaluated.notInForce());
        return content;
    }

    private static ObjectNode result(Evaluated evaluated, Set<String> telling) {
        var outcome = evaluated.outcome().conclusion();
        var result = JSON.objectNode();
        result.put("outcome", outcome.code());
        result.put("reason", outcome.reason());
        result.put("settingUrn", contacted(evaluated).contains(outcome.urn()) ? outcome.urn() : null);
        result.put("decisionHolder", evaluated.code("holder", null).orElse(null));
        result.put("requestClass", evaluated.code("class", null).orElse(null));
        var blocking = result.putArray("blocking");
        evaluated.codes("blocking").forEach(blocking::add);
        var judgement = result.putArray("forJudgement");
        evaluated.codes("judgement").stream()
                .filter(principle -> !telling.contains(principle))
                .forEach(judgement::add);
        return result;
    }

    private static Set<Integer> contacted(Evaluated evaluated) {
        return evaluated.options().stream()
                .filter(EvaluatedOption::contacted)
                .map(EvaluatedOption::urn)
                .collect(Collectors.toSet());
    }

    /**
     * Principles whose findings are kept from the body, which nothing erases: what they find lets home be worked out, or says that
     * somebody is looked after or on a register of health or social care.
     */
    private static Set<String> telling(Catalogue catalogue) {
        return catalogue.principles().stream()
                .filter(p -> p.reads().stream()
                        .anyMatch(read -> TELLING.matcher(read).matches()))
                .map(Principle::id)
                .collect(Collectors.toSet());
    }

    /** The options that the request itself names, by urn. What is only near home, and what comes of the journey, would tell where home is. */
    private static ObjectNode options(Evaluated evaluated, Set<String> telling) {
        var options = new TreeMap<String, JsonNode>();
        evaluated.options().stream().filter(EvaluatedOption::contacted).forEach(option -> {
            var node = JSON.objectNode();
            node.put("ring", option.ring());
            node.put("standing", evaluated.code("standing", option.urn()).orElse(null));
            var findings = node.putArray("findings");
            option.findings().stream()
                    .filter(finding -> !telling.contains(finding.principle()))
                    .forEach(finding -> findings.add(FindingCodec.bare(finding)));
            options.put(Integer.toString(option.urn()), node);
        });
        var node = JSON.objectNode();
        options.forEach(node::set);
        return node;
    }

    /** With the day each is in force from. Of the days for actions it does not say which: the kind of an action may tell what was found. */
    private static Map<String, String> parametersUsed(Evaluated evaluated, Set<String> telling, Parameters parameters) {
        var used = AnswerRecord.parametersUsed(Stream.concat(
                        evaluated.findings().stream(),
                        evaluated.options().stream().flatMap(o -> o.findings().stream()))
                .filter(finding -> !telling.contains(finding.principle())));
        parameters.of(Actions.DAYS).stream()
                .findFirst()
                .ifPresent(p -> used.put(p.id(), p.from().toString()));
        return used;
    }

    private static ObjectNode answer(Evaluated evaluated) {
        var answer = AnswerRecord.answer(evaluated.findings(), evaluated.concluded());
        var options = answer.putArray("options");
        evaluated.options().forEach(option -> options.add(option(option)));
        var disputed = answer.putArray("disputed");
        evaluated.disputed().forEach(disputed::add);
        var ruledOut = answer.putObject("ruledOut");
        evaluated.ruledOut().forEach(ruledOut::put);
        answer.set("wouldChange", Recommendation.changes(evaluated.wouldChange()));
        return answer;
    }

    private static ObjectNode option(EvaluatedOption option) {
        var node = JSON.objectNode();
        node.put("urn", option.urn());
        node.put("name", option.name());
        node.put("ring", option.ring());
        node.put("ringName", option.ringName());
        node.put("local", option.local());
        node.put("requested", option.requested());
        node.put("contacted", option.contacted());
        node.put("mainstream", option.mainstream());
        node.put("metres", option.metres());
        node.put("minutes", option.minutes());
        node.put("annualPublicPence", option.annualPublicPence());
        var findings = node.putArray("findings");
        option.findings().forEach(finding -> findings.add(FindingCodec.write(finding)));
        return node;
    }

    /**
     * What was recorded, to be explained again.
     *
     * @param catalogue of the rulebook it was made with
     */
    static Evaluated read(StoredEntry stored, Catalogue catalogue) {
        var lawAsAt = LocalDate.parse(stored.body().path("lawAsAt").asText());
        var reading = new AnswerRecord.Reading(catalogue, lawAsAt);
        var answer = stored.sections().get("answer");
        var options = new ArrayList<EvaluatedOption>();
        answer.path("options").forEach(one -> {
            options.add(new EvaluatedOption(
                    one.get("urn").asInt(),
                    one.get("name").asText(),
                    number(one, "ring"),
                    one.path("ringName").textValue(),
                    truth(one, "local"),
                    one.get("requested").asBoolean(),
                    one.get("contacted").asBoolean(),
                    truth(one, "mainstream"),
                    number(one, "metres"),
                    number(one, "minutes"),
                    number(one, "annualPublicPence"),
                    reading.findings(one, "option", "option", one.get("urn").asText())));
        });
        var disputed = new ArrayList<String>();
        answer.path("disputed").forEach(path -> disputed.add(path.asText()));
        var ruledOut = new TreeMap<String, Integer>();
        answer.path("ruledOut")
                .fields()
                .forEachRemaining(
                        one -> ruledOut.put(one.getKey(), one.getValue().asInt()));
        return new Evaluated(
                lawAsAt,
                LocalDate.parse(stored.body().path("factsAsAt").asText()),
                reading.findings(answer, "request", "waiver", ""),
                options,
                disputed,
                ruledOut,
                reading.concluded(answer, "placement"),
                catalogue.notInForce("placement", lawAsAt),
                changes(answer.path("wouldChange")));
    }

    private static List<Change> changes(JsonNode array) {
        var changes = new ArrayList<Change>();
        array.forEach(one -> {
            var set = new ArrayList<Change.Fact>();
            one.path("set")
                    .forEach(fact -> set.add(new Change.Fact(
                            fact.path("path").asText(),
                            fact.get("to").isBoolean()
                                    ? fact.get("to").asBoolean()
                                    : fact.get("to").asText())));
            changes.add(new Change(
                    set,
                    one.path("then").asText(),
                    one.path("settingUrn").isInt() ? one.get("settingUrn").asInt() : null,
                    one.path("whose").asText()));
        });
        return changes;
    }

    private static Long number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.get(field).asLong() : null;
    }

    private static Boolean truth(JsonNode node, String field) {
        return node.path(field).isBoolean() ? node.get(field).asBoolean() : null;
    }
}

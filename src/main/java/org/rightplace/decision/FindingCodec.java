package org.rightplace.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.facts.Parameter;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Parameters;

/**
 * Findings and conclusions as the ledger keeps them: short arrays, without any text the rulebook can render.
 *
 * <p>A finding is {@code [principle, outcome, reason, references]}; the references hold, where there are any, {@code key} (of its
 * subject), {@code about}, {@code order}, {@code due}, {@code asks}, {@code parameters} (id and what for) and {@code facts} (path and
 * value). A conclusion is {@code [step, kind, code, urn, value, reason, because]} and, where it carries them, its last day in time and the
 * measure it is about; the day is null where only the measure is there.
 */
public final class FindingCodec {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FindingCodec() {}

    /** The whole finding. */
    public static ArrayNode write(Finding finding) {
        var references = JSON.objectNode();
        put(
                references,
                "key",
                finding.subject().equals("option") ? null : finding.key().isEmpty() ? null : finding.key());
        put(references, "about", finding.details().about());
        put(references, "order", finding.order());
        put(references, "due", finding.due());
        if (!finding.asks().isEmpty()) {
            references.set("asks", texts(finding.asks()));
        }
        if (!finding.parameters().isEmpty()) {
            var parameters = references.putArray("parameters");
            finding.parameters().forEach(p -> parameters.addArray().add(p.id()).add(p.of()));
        }
        if (!finding.facts().isEmpty()) {
            var facts = references.putArray("facts");
            finding.facts().forEach(saw -> facts.addArray().add(saw.path()).add(value(saw.value())));
        }
        var array = bare(finding);
        if (!references.isEmpty()) {
            array.add(references);
        }
        return array;
    }

    /** The finding without any value: principle, outcome, reason and the paths it saw and asks for. */
    public static ArrayNode bare(Finding finding) {
        return JSON.arrayNode()
                .add(finding.principle())
                .add(finding.outcome().name())
                .add(finding.reason());
    }

    /** {@link #bare} with the paths that were read and asked for. */
    public static ArrayNode withPaths(Finding finding) {
        var references = JSON.objectNode();
        if (!finding.facts().isEmpty()) {
            references.set(
                    "facts",
                    texts(finding.facts().stream().map(Finding.Saw::path).toList()));
        }
        if (!finding.asks().isEmpty()) {
            references.set("asks", texts(finding.asks()));
        }
        return references.isEmpty() ? bare(finding) : bare(finding).add(references);
    }

    public static ArrayNode write(Concluded concluded) {
        var c = concluded.conclusion();
        var array = JSON.arrayNode().add(concluded.step()).add(c.kind()).add(c.code());
        array.add(c.urn()).add(c.value()).add(c.reason());
        array.add(texts(c.because()));
        if (c.due() != null || c.measure() != null) {
            array.add(c.due() == null ? null : c.due().toString());
        }
        return c.measure() == null ? array : array.add(c.measure());
    }

    /**
     * A finding read back.
     *
     * @param subject kind of the subject
     * @param keyed kind of the subject where the references name a key
     */
    public static Finding readFinding(
            JsonNode array, String subject, String keyed, String key, Catalogue catalogue, Parameters parameters) {
        var references = array.path(3);
        var id = array.get(0).asText();
        var saws = new ArrayList<Finding.Saw>();
        references
                .path("facts")
                .forEach(fact -> saws.add(new Finding.Saw(fact.get(0).asText(), value(fact.get(1)))));
        var asks = new ArrayList<String>();
        references.path("asks").forEach(ask -> asks.add(ask.asText()));
        var judgedBy = new ArrayList<Parameter>();
        references
                .path("parameters")
                .forEach(p -> judgedBy.add(
                        parameters.find(p.get(0).asText(), p.get(1).asText()).orElseThrow()));
        return new Finding(
                id,
                Outcome.valueOf(array.get(1).asText()),
                references.has("key") ? keyed : subject,
                references.has("key") ? references.get("key").asText() : key,
                array.get(2).asText(),
                saws,
                asks,
                judgedBy,
                new Finding.Details(
                        references.has("about") ? references.get("about").asInt() : null,
                        references.has("order") ? references.get("order").asLong() : null,
                        references.has("due")
                                ? LocalDate.parse(references.get("due").asText())
                                : null),
                catalogue.principle(id, parameters.asAt()).map(p -> p.effect()).orElse(null));
    }

    public static Concluded readConcluded(JsonNode array, String theme, Catalogue catalogue) {
        var because = new ArrayList<String>();
        array.get(6).forEach(id -> because.add(id.asText()));
        int number = catalogue
                .step(theme, array.get(0).asText())
                .map(step -> step.number())
                .orElse(0);
        return new Concluded(
                array.get(0).asText(),
                number,
                new Conclusion(
                        array.get(1).asText(),
                        array.get(2).asText(),
                        array.get(3).isNull() ? null : array.get(3).asInt(),
                        array.get(4).isNull() ? null : array.get(4).asLong(),
                        array.get(5).isNull() ? null : array.get(5).asText(),
                        array.path(7).isTextual() ? LocalDate.parse(array.get(7).asText()) : null,
                        because,
                        array.path(8).textValue()));
    }

    private static void put(ObjectNode node, String key, Object value) {
        if (value != null) {
            node.set(key, value(value));
        }
    }

    public static ArrayNode texts(Collection<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** A value a rule read, as JSON: dates as text, lists as arrays. */
    public static JsonNode value(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Boolean yes) {
            return JSON.booleanNode(yes);
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        }
        if (value instanceof Collection<?> many) {
            var array = JSON.arrayNode();
            many.forEach(one -> array.add(value(one)));
            return array;
        }
        return JSON.textNode(value.toString());
    }

    private static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isNumber()) {
            return node.asLong();
        }
        if (node.isArray()) {
            List<Object> many = new ArrayList<>();
            node.forEach(one -> many.add(value(one)));
            return many;
        }
        return node.asText().matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(node.asText()) : node.asText();
    }
}

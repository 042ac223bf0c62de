package org.rightplace.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Finding;

/**
 * Findings as the API gives them, {@code schema/finding.json}.
 *
 * @param sentences that say them, of the rulebook they were made with as it stood on the day the law was read at
 */
public record FindingJson(Sentences sentences) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of each finding, in the order given. */
    public ArrayNode of(Collection<Finding> findings) {
        var array = JSON.arrayNode();
        findings.forEach(finding -> array.add(of(finding)));
        return array;
    }

    private ObjectNode of(Finding finding) {
        var node = JSON.objectNode();
        var principle = sentences.principle(finding.principle());
        node.put("principle", finding.principle());
        node.put("subject", finding.subject());
        node.put("outcome", finding.outcome().name());
        node.put("reason", finding.reason());
        node.put("effect", finding.effect());
        node.put("basis", principle.map(p -> p.basis()).orElse(null));
        node.set("cites", FindingCodec.texts(principle.map(p -> p.cites()).orElse(List.of())));
        var facts = node.putArray("facts");
        finding.facts()
                .forEach(
                        saw -> facts.addObject().put("path", saw.path()).set("value", FindingCodec.value(saw.value())));
        node.set("asks", FindingCodec.texts(finding.asks()));
        var parameters = node.putArray("parameters");
        finding.parameters()
                .forEach(p -> parameters
                        .addObject()
                        .put("id", p.id())
                        .put("of", p.of().isEmpty() ? null : p.of())
                        .<ObjectNode>set("value", FindingCodec.value(p.value() == null ? p.word() : p.value()))
                        .put("unit", p.unit())
                        .put("from", p.from().toString())
                        .put("cites", p.cites()));
        node.put("text", sentences.of(finding, Audience.PANEL));
        return node;
    }
}

package org.rightplace.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an erasure says of one entry: in {@code content.erased} of its body, {@code [number, [section, …]]}.
 *
 * @param sequence number of the entry
 * @param sections names of those that were erased, in their order
 */
public record Erased(long sequence, List<String> sections) {

    static final String FIELD = "erased";

    public Erased {
        sections = List.copyOf(sections);
    }

    static ArrayNode json(List<Erased> all) {
        var array = JsonNodeFactory.instance.arrayNode();
        all.forEach(one -> {
            var names = array.addArray().add(one.sequence).addArray();
            one.sections.forEach(names::add);
        });
        return array;
    }

    /** What the body of an erasure says; empty when it is not laid out so. */
    public static Optional<List<Erased>> in(JsonNode body) {
        var array = body.path("content").path(FIELD);
        var all = new ArrayList<Erased>();
        for (var one : array) {
            var names = new ArrayList<String>();
            one.path(1).forEach(name -> names.add(name.asText()));
            if (one.size() != 2 || !one.get(0).isIntegralNumber() || !one.get(1).isArray()) {
                return Optional.empty();
            }
            all.add(new Erased(one.get(0).longValue(), names));
        }
        return array.isArray() ? Optional.of(List.copyOf(all)) : Optional.empty();
    }
}

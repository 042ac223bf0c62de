package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path in the request's own form, {@code consultations[110948].provision.F1}: an item of a list goes by its urn, else its id, ring,
 * agency, principle or scheme; an item that is a plain value goes by itself ({@code consider[110951]}). Two items of one urn are
 * both meant.
 *
 * @param steps from the outside in
 */
public record RequestPath(List<Step> steps) {

    /**
     * One step.
     *
     * @param name field, or key of an item
     * @param item whether it is the key of an item in a list
     */
    public record Step(String name, boolean item) {}

    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z][A-Za-z0-9-]*)|\\[([A-Za-z0-9-]+)\\]");

    private static final List<String> KEYS = List.of("urn", "id", "ring", "agency", "principle", "scheme");

    /** The key a new item of each list goes by. */
    private static final Map<String, String> KEY_OF = Map.ofEntries(
            Map.entry("consultations", "urn"),
            Map.entry("exceptions", "urn"),
            Map.entry("transport", "urn"),
            Map.entry("section41", "urn"),
            Map.entry("outOfArea", "urn"),
            Map.entry("quality", "urn"),
            Map.entry("familyView", "urn"),
            Map.entry("familyOutcomes", "urn"),
            Map.entry("timetable", "urn"),
            Map.entry("riskPlans", "urn"),
            Map.entry("visitPlans", "urn"),
            Map.entry("confirmed", "urn"),
            Map.entry("outcomes", "id"),
            Map.entry("provision", "id"),
            Map.entry("healthProvision", "id"),
            Map.entry("services", "id"),
            Map.entry("ringsPassedOver", "ring"),
            Map.entry("wrapAround", "agency"),
            Map.entry("partners", "agency"),
            Map.entry("weighed", "principle"),
            Map.entry("proceedWithout", "principle"));

    public RequestPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path; empty when it has not the form of one. */
    public static Optional<RequestPath> parse(String path) {
        var steps = new ArrayList<Step>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length()) {
            boolean first = steps.isEmpty();
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            boolean item = matcher.group(1) == null;
            boolean dotted = path.charAt(end) == '.';
            if (first ? item || dotted : !item && !dotted) {
                return Optional.empty();
            }
            steps.add(new Step(item ? matcher.group(2) : matcher.group(1), item));
            end = matcher.end();
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new RequestPath(steps));
    }

    /** The fields it leads through, {@code []} for an item of a list, whichever it is. */
    List<String> fields() {
        return steps.stream().map(step -> step.item() ? "[]" : step.name()).toList();
    }

    /** What stands at the path, the first where several do; a missing node where nothing does. */
    public static JsonNode at(JsonNode request, String path) {
        List<JsonNode> found = formed(path).find(request);
        return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }

    /** A copy of the request without what stands at the path, so that it is unknown; what was given is left as it is. */
    public static JsonNode without(JsonNode request, String path) {
        JsonNode copy = request.deepCopy();
        formed(path).removeFrom(copy);
        return copy;
    }

    /** Takes what stands at the path out of this very request. */
    void removeFrom(JsonNode request) {
        Step last = steps.get(steps.size() - 1);
        for (JsonNode holder : new RequestPath(steps.subList(0, steps.size() - 1)).find(request)) {
            if (last.item() && holder instanceof ArrayNode list) {
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (goesBy(list.get(i), last.name())) {
                        list.remove(i);
                    }
                }
            } else if (!last.item() && holder instanceof ObjectNode object) {
                object.remove(last.name());
            }
        }
    }

    /**
     * A copy of the request with a value at the path; objects, lists and items on the way are made where they are missing.
     *
     * @throws IllegalArgumentException when the path has not the form of one, or leads through something that is neither
     */
    public static JsonNode with(JsonNode request, String path, JsonNode value) {
        JsonNode copy = request.deepCopy();
        RequestPath whole = formed(path);
        List<JsonNode> holders = List.of(copy);
        for (int i = 0; i < whole.steps.size(); i++) {
            Step step = whole.steps.get(i);
            boolean end = i == whole.steps.size() - 1;
            JsonNode wanted = end
                    ? value
                    : whole.steps.get(i + 1).item()
                            ? JsonNodeFactory.instance.arrayNode()
                            : JsonNodeFactory.instance.objectNode();
            String listName = i == 0 ? "" : whole.steps.get(i - 1).name();
            var next = new ArrayList<JsonNode>();
            holders.forEach(holder -> next.addAll(
                    step.item()
                            ? item(holder, listName, step.name(), wanted, end)
                            : field(holder, step.name(), wanted, end)));
            holders = next;
        }
        return copy;
    }

    /** Everything that stands at the path; a null is nothing. */
    List<JsonNode> find(JsonNode request) {
        List<JsonNode> found = List.of(request);
        for (Step step : steps) {
            var next = new ArrayList<JsonNode>();
            for (JsonNode node : found) {
                if (!step.item() && node.isObject() && node.hasNonNull(step.name())) {
                    next.add(node.get(step.name()));
                } else if (step.item() && node.isArray()) {
                    node.forEach(one -> {
                        if (goesBy(one, step.name())) {
                            next.add(one);
                        }
                    });
                }
            }
            found = next;
        }
        return found;
    }

    private static RequestPath formed(String path) {
        return parse(path)
                .orElseThrow(() -> new IllegalArgumentException("a path within a request is not well formed"));
    }

    private static List<JsonNode> field(JsonNode holder, String name, JsonNode wanted, boolean end) {
        if (!(holder instanceof ObjectNode object)) {
            throw new IllegalArgumentException("a path within a request names a field of what is not an object");
        }
        if (end || !object.hasNonNull(name)) {
            object.set(name, wanted.deepCopy());
        }
        return List.of(object.get(name));
    }

    private static List<JsonNode> item(JsonNode holder, String listName, String key, JsonNode wanted, boolean end) {
        if (!(holder instanceof ArrayNode list)) {
            throw new IllegalArgumentException("a path within a request names an item of what is not a list");
        }
        var items = new ArrayList<JsonNode>();
        for (int i = 0; i < list.size(); i++) {
            if (goesBy(list.get(i), key)) {
                if (end) {
                    list.set(i, wanted.deepCopy());
                }
                items.add(list.get(i));
            }
        }
        if (items.isEmpty()) {
            JsonNode made = wanted.deepCopy();
            String keyField = KEY_OF.get(listName);
            if (made instanceof ObjectNode object && keyField != null && !object.hasNonNull(keyField)) {
                object.set(keyField, keyValue(keyField, key));
            }
            list.add(made);
            items.add(made);
        }
        return items;
    }

    private static JsonNode keyValue(String field, String key) {
        if (!field.equals("urn") && !field.equals("ring")) {
            return TextNode.valueOf(key);
        }
        if (!key.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("a path within a request names an item by a number, and gives none");
        }
        return IntNode.valueOf(Integer.parseInt(key));
    }

    private static boolean goesBy(JsonNode item, String key) {
        if (item.isValueNode()) {
            return !item.isNull() && item.asText().equals(key);
        }
        for (String field : KEYS) {
            if (item.hasNonNull(field)) {
                return item.get(field).asText().equals(key);
            }
        }
        return false;
    }
}

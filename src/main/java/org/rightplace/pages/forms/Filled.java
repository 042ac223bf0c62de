package org.rightplace.pages.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rightplace.schema.Place;

/** What stands where in what has been filled in so far. */
final class Filled {

    private Filled() {}

    /** A missing node where nothing stands; a null is nothing. */
    static JsonNode at(JsonNode tree, Place place) {
        JsonNode node = tree;
        for (Object step : place.steps()) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    /**
     * Puts an answer in its place, making what it stands in; null takes it away, and with it every object that then holds nothing. Something
     * of a list stays, though nothing is said of it.
     */
    static void put(ObjectNode tree, Place place, JsonNode value) {
        if (value == null) {
            remove(tree, place.steps(), 0);
            return;
        }
        JsonNode node = tree;
        for (int i = 0; i < place.steps().size(); i++) {
            var last = i == place.steps().size() - 1;
            var wanted = last ? value : place.steps().get(i + 1) instanceof Integer ? array() : object();
            node = child(node, place.steps().get(i), wanted, last);
        }
    }

    private static JsonNode child(JsonNode holder, Object step, JsonNode wanted, boolean replace) {
        if (step instanceof Integer index) {
            var list = (ArrayNode) holder;
            if (index >= list.size()) {
                list.add(wanted);
                return list.get(list.size() - 1);
            }
            if (replace) {
                list.set(index, wanted);
            }
            return list.get(index);
        }
        var object = (ObjectNode) holder;
        var name = (String) step;
        if (replace || !object.hasNonNull(name)) {
            object.set(name, wanted);
        }
        return object.get(name);
    }

    /** @return whether what stands there is an object that now holds nothing */
    private static boolean remove(JsonNode node, java.util.List<Object> steps, int from) {
        var step = steps.get(from);
        var inner = step instanceof Integer index ? node.path(index) : node.path((String) step);
        if (from == steps.size() - 1) {
            if (step instanceof Integer index && node instanceof ArrayNode list) {
                list.remove(index);
            } else if (node instanceof ObjectNode object) {
                object.remove((String) step);
            }
        } else if (remove(inner, steps, from + 1) && node instanceof ObjectNode object) {
            object.remove((String) step);
        }
        return node.isObject() && node.isEmpty();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The pointer of a place, as errors have it. */
    static String pointer(Place place) {
        var text = new StringBuilder();
        place.steps()
                .forEach(step -> text.append('/')
                        .append(step.toString().replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    /** A place below another. */
    static Place below(Place base, Place further) {
        var place = base;
        for (Object step : further.steps()) {
            place = place.then(step);
        }
        return place;
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rightplace.register.RegisterEntry;

/**
 * Requests made at random out of the fixtures: one of them, with some fields left out, turned round, moved by a day, or taken from another
 * fixture, and entries of lists taken over or dropped. Only those the schema and its checks accept are given out.
 */
final class GeneratedRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestReader reader;
    private final Random random;
    private final List<ObjectNode> fixtures = new ArrayList<>();
    private final TreeMap<String, List<JsonNode>> leaves = new TreeMap<>();
    private final TreeMap<String, List<JsonNode>> entries = new TreeMap<>();

    GeneratedRequests(MadeUpArea area, Random random) {
        this.random = random;
        var urns = area.register.all(MadeUpArea.TODAY).stream()
                .map(RegisterEntry::urn)
                .collect(Collectors.toSet());
        var rules = MadeUpArea.rules();
        // Postcodes are only ever taken from a fixture.
        reader = new RequestReader(
                rules.schemas().of("placement-request"), rules.catalogue().begins(), urns::contains, postcode -> true);
        try (var files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                fixtures.add((ObjectNode) JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fixtures.forEach(this::learn);
    }

    /** A field of an object, or an entry of a list. */
    private record Place(JsonNode holder, String field, int index, String path) {

        JsonNode value() {
            return field != null ? holder.get(field) : holder.get(index);
        }

        void set(JsonNode value) {
            if (field != null) {
                ((ObjectNode) holder).set(field, value);
            } else {
                ((ArrayNode) holder).set(index, value);
            }
        }

        void remove() {
            if (field != null) {
                ((ObjectNode) holder).remove(field);
            } else {
                ((ArrayNode) holder).remove(index);
            }
        }
    }

    private void learn(JsonNode node) {
        for (Place place : places(node)) {
            if (place.path().endsWith("[]")) {
                entries.computeIfAbsent(place.path(), key -> new ArrayList<>()).add(place.value());
            } else if (place.value().isValueNode()) {
                leaves.computeIfAbsent(place.path(), key -> new ArrayList<>()).add(place.value());
            }
        }
    }

    /** Every place below a node; a list's entries share one path. */
    private static List<Place> places(JsonNode node) {
        var found = new ArrayList<Place>();
        collect("", node, found);
        return found;
    }

    private static void collect(String path, JsonNode node, List<Place> found) {
        node.properties().forEach(field -> {
            found.add(new Place(node, field.getKey(), -1, path + "/" + field.getKey()));
            collect(path + "/" + field.getKey(), field.getValue(), found);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(new Place(node, null, i, path + "[]"));
            collect(path + "[]", node.get(i), found);
        }
    }

    /** One that is accepted. */
    ObjectNode next() {
        while (true) {
            var request = pick(fixtures).deepCopy();
            for (int edits = random.nextInt(8); edits > 0; edits--) {
                edit(request);
            }
            if (accepted(request)) {
                return request;
            }
        }
    }

    /**
     * What is read in a stated way when nothing is said: no word on capacity means capacity, no word on the kind of place the ordinary one. To
     * leave these out says something.
     */
    private static final Set<String> READ_WHEN_SILENT = Set.of("lacksCapacity", "parentLacksCapacity", "placeKind");

    /**
     * The same with one thing less known; null when what is left is no request. What somebody disputes counts as not known, so a dispute is
     * never taken away.
     */
    ObjectNode lessKnown(ObjectNode request) {
        var less = request.deepCopy();
        var known = places(less).stream()
                .filter(place -> place.field() != null
                        && place.value().isValueNode()
                        && !place.path().startsWith("/disputed")
                        && !READ_WHEN_SILENT.contains(place.field()))
                .toList();
        pick(known).remove();
        return accepted(less) ? less : null;
    }

    private boolean accepted(JsonNode request) {
        return reader.read(bytes(request)).accepted();
    }

    static byte[] bytes(JsonNode request) {
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void edit(ObjectNode request) {
        var place = pick(places(request));
        var value = place.value();
        switch (random.nextInt(5)) {
            case 0 -> place.remove();
            case 1 -> {
                if (value.isBoolean()) {
                    place.set(BooleanNode.valueOf(!value.asBoolean()));
                } else if (value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\d")) {
                    place.set(TextNode.valueOf(LocalDate.parse(value.asText())
                            .plusDays(random.nextInt(61) - 30)
                            .toString()));
                }
            }
            case 2, 3 -> {
                if (leaves.containsKey(place.path())) {
                    place.set(pick(leaves.get(place.path())));
                }
            }
            default -> {
                var list = pick(List.copyOf(entries.keySet()));
                if (!list.substring(0, list.length() - 2).contains("[]")) {
                    request.withArray(list.substring(0, list.length() - 2))
                            .add(pick(entries.get(list)).deepCopy());
                }
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

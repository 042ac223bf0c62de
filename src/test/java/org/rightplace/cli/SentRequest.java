package org.rightplace.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A made-up request with every field filled in and a word of its own in every free text, so that a leak is seen. */
public final class SentRequest {

    /** Stands in every free text and reference of {@link #whole()}. */
    public static final String CANARY = "Zebedee Quince";

    private static final Set<String> WORDS = Set.of(
            "text",
            "reasons",
            "reason",
            "why",
            "wouldMeet",
            "step",
            "plan",
            "did",
            "impact",
            "offer",
            "authorityReason");

    /** Refuses a second document behind the first. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SentRequest() {}

    /** Quillbridge Heron Primary (900001) is asked for from ZZ1 1AA; 900002 is compared with it. */
    public static ObjectNode whole() {
        try (var in = SentRequest.class.getResourceAsStream("/placement/request.json")) {
            var request = (ObjectNode) JSON.readTree(in);
            int number = 0;
            for (String pointer : texts(request, "", "", new ArrayList<>())) {
                set(request, pointer, TextNode.valueOf(CANARY + " " + ++number));
            }
            ((ObjectNode) request.get("person")).put("dateOfBirth", "2015-04-17");
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link #whole()} with values put at pointers: JSON in single quotes. */
    public static ObjectNode with(String... pointersAndValues) {
        var request = whole();
        for (int i = 0; i < pointersAndValues.length; i += 2) {
            set(request, pointersAndValues[i], json(pointersAndValues[i + 1]));
        }
        return request;
    }

    /** The same without some of its fields. */
    public static ObjectNode without(ObjectNode request, String... fields) {
        request.remove(List.of(fields));
        return request;
    }

    /** JSON in single quotes. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One document and nothing else; fails otherwise. */
    public static JsonNode onlyDocument(String printed) {
        try {
            return JSON.readTree(printed);
        } catch (IOException e) {
            throw new AssertionError("This is not one JSON document: " + printed, e);
        }
    }

    public static byte[] bytes(JsonNode request) {
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static String file(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String file(Path folder, String name, JsonNode request) {
        return file(folder, name, bytes(request));
    }

    private static void set(ObjectNode request, String pointer, JsonNode value) {
        var parent = request.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var last = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode list) {
            list.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    /** Pointers of what a person wrote in words, of references, and of outcomes for adulthood. */
    private static List<String> texts(JsonNode node, String pointer, String name, List<String> into) {
        if (node.isTextual() && (WORDS.contains(name) && !isCode(pointer) || name.equals("reference"))) {
            into.add(pointer);
        }
        node.properties()
                .forEach(field -> texts(field.getValue(), pointer + "/" + field.getKey(), field.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            texts(node.get(i), pointer + "/" + i, pointer.contains("/adulthoodOutcomes/") ? "text" : name, into);
        }
        return into;
    }

    private static boolean isCode(String pointer) {
        return pointer.startsWith("/outOfArea/") && pointer.endsWith("/reason");
    }
}

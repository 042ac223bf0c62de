package org.rightplace.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads bytes as JSON within limits, and refuses what two readers could understand in two ways. */
public final class StrictJson {

    public static final int MOST_BYTES = 1024 * 1024;
    public static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 40;
    /** A request of two hundred consultations, all fields filled in, is about 20,000. */
    private static final int MOST_TOKENS = 60_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    /**
     * What the bytes hold.
     *
     * @param tree null when they could not be read
     * @param errors why; also texts and numbers that could be read but not be kept as they stand
     */
    public record Parsed(JsonNode tree, List<InputError> errors) {}

    private StrictJson() {}

    public static Parsed parse(byte[] json, Set<String> known) {
        if (json.length > MOST_BYTES) {
            return refused("", "too-large", "The body must be at most 1 MiB (1,048,576 bytes).");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            return refused(
                    "", "malformed-json", "The body must be JSON written in UTF-8; some of its bytes are not UTF-8.");
        }
        // Some editors on Windows put a byte order mark first; RFC 8259 lets a reader pass over it.
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (text.isBlank()) {
            return refused("", "malformed-json", "The body is empty; it must be one JSON object.");
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            return parse(parser, known);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Parsed parse(JsonParser parser, Set<String> known) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                return refused(
                        "",
                        "malformed-json",
                        "Something follows the end of the JSON" + at(parser.currentTokenLocation()));
            }
            return new Parsed(tree, kept(tree, known));
        } catch (StreamConstraintsException e) {
            return refused(pointer(parser, known), limitCode(e), limitDetail(e) + at(e.getLocation()));
        } catch (JsonProcessingException e) {
            // The parser's own message repeats what it read; only the place is taken from it.
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
            return twice
                    ? refused(
                            pointer(parser, known),
                            "duplicate-key",
                            "Each key must stand once in its object" + at(e.getLocation()))
                    : refused("", "malformed-json", "This stops being JSON" + at(e.getLocation()));
        }
    }

    private static Parsed refused(String pointer, String code, String detail) {
        return new Parsed(null, List.of(new InputError(pointer, code, detail)));
    }

    private static String at(JsonLocation location) {
        return location == null
                ? " somewhere in the body."
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }

    private static String pointer(JsonParser parser, Set<String> known) {
        var steps = new ArrayDeque<>();
        JsonStreamContext context = parser.getParsingContext();
        for (; context != null && !context.inRoot(); context = context.getParent()) {
            if (context.inArray()) {
                steps.addFirst(Math.max(0, context.getCurrentIndex()));
            } else if (context.getCurrentName() != null) {
                steps.addFirst(context.getCurrentName());
            }
        }
        return new Place(List.copyOf(steps)).pointer(known);
    }

    private static String limitCode(StreamConstraintsException e) {
        String limit = String.valueOf(e.getOriginalMessage());
        if (limit.contains("getMaxNestingDepth")) {
            return "too-deep";
        }
        if (limit.contains("getMaxNumberLength")) {
            return "too-large-number";
        }
        return limit.contains("getMaxTokenCount") ? "too-large" : "too-long";
    }

    private static String limitDetail(StreamConstraintsException e) {
        return switch (limitCode(e)) {
            case "too-deep" -> "Objects and lists must be nested at most " + DEEPEST + " deep; this one is deeper";
            case "too-large-number" -> "A number must be at most " + LONGEST_NUMBER + " characters long";
            case "too-large" ->
                "The body must hold at most " + MOST_TOKENS + " values, keys and brackets; it holds more";
            default ->
                "A key must be at most " + LONGEST_NAME + " characters long and a text at most " + LONGEST_STRING;
        };
    }

    /** Texts that could not be written down again, and numbers that no double holds. */
    private static List<InputError> kept(JsonNode tree, Set<String> known) {
        var errors = new ArrayList<InputError>();
        keep(tree, Place.ROOT, known, errors);
        return errors;
    }

    private static void keep(JsonNode node, Place place, Set<String> known, List<InputError> errors) {
        if (node.isTextual() && !writable(node.textValue())) {
            errors.add(place.error(known, "bad-character", BAD_CHARACTER));
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            errors.add(place.error(known, "too-large-number", "The number is larger than can be kept."));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                keep(node.get(i), place.then(i), known, errors);
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!writable(field.getKey())) {
                    errors.add(place.error(known, "bad-character", BAD_CHARACTER));
                }
                keep(field.getValue(), place.then(field.getKey()), known, errors);
            });
        }
    }

    private static final String BAD_CHARACTER =
            "Text must be whole Unicode characters without control characters; tabs and line ends are allowed.";

    private static boolean writable(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || (c >= 0xD800 && c <= 0xDFFF));
    }
}

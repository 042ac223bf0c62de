package org.rightplace.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Reads the YAML files of a rules folder: an unknown key is an error, and a message says where. */
final class Yaml {

    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Turns scenario values into facts; a word where a number belongs is an error, not a zero. */
    static final JsonMapper FACTS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
            .build();

    private Yaml() {}

    /** The file as a tree; null, with a problem noted, when it cannot be read. */
    static JsonNode tree(String file, String text, List<Problem> problems) {
        return read(file, text, JsonNode.class, problems);
    }

    /** The file as a record; null, with a problem noted, when it cannot be read as one. */
    static <T> T read(String file, String text, Class<T> type, List<Problem> problems) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                problems.add(new Problem(file, 0, "is empty"));
            }
            return value;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
            problems.add(new Problem(file, line, e.getOriginalMessage()));
            return null;
        }
    }

    /** The line, from 1, on which a text first stands; 0 if nowhere. */
    static int line(String text, String needle) {
        int at = text.indexOf(needle);
        return at < 0
                ? 0
                : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}

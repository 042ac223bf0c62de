package org.rightplace.tribunal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.ledger.PrivateSection;
import org.rightplace.ledger.Receipt;
import org.rightplace.rulebook.RulebookFolder;

/** Where in a bundle what stands, and in which form: there is one way to write each file, so that what is read can be written again and compared. */
final class Layout {

    static final String ABOUT = "bundle.json";
    static final String KEY = "key.txt";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String RECORD = "record.json";
    static final String RECEIPT = "receipt.json";
    static final String PRIVATE = "private/";
    static final String LATER = "later/";
    static final String RULEBOOK = "rulebook/";
    static final String EXPLANATION = "explanation/";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Layout() {}

    static String section(String name) {
        return PRIVATE + name + ".json";
    }

    /** Folder of the record that follows the decision as the {@code number}th, from 1. */
    static String later(int number) {
        return LATER + number + "/";
    }

    /** The files that are given, and not made from others. */
    static SortedMap<String, byte[]> given(CaseFile one) {
        var files = new TreeMap<String, byte[]>();
        files.put(
                ABOUT,
                line(JsonNodeFactory.instance
                        .objectNode()
                        .put("made", one.made().toString())
                        .put("program", one.program())));
        files.put(KEY, (one.advice().receipt().key() + "\n").getBytes(UTF_8));
        files.put(CHECKPOINT, one.advice().receipt().checkpoint().getBytes(UTF_8));
        recorded(files, "", one.advice());
        for (int i = 0; i < one.later().size(); i++) {
            recorded(files, later(i + 1), one.later().get(i));
        }
        one.rulebook().files().forEach((name, text) -> files.put(RULEBOOK + name, text.getBytes(UTF_8)));
        return files;
    }

    private static void recorded(Map<String, byte[]> files, String folder, Recorded one) {
        files.put(folder + RECORD, one.body());
        files.put(folder + RECEIPT, line(one.receipt().json()));
        one.sections().forEach(section -> {
            var json = JsonNodeFactory.instance.objectNode();
            json.put("name", section.name()).put("salt", HexFormat.of().formatHex(section.salt()));
            json.set("content", section.content());
            files.put(folder + section(section.name()), line(json));
        });
    }

    private static byte[] line(JsonNode json) {
        return (new String(CanonicalJson.bytes(json), UTF_8) + "\n").getBytes(UTF_8);
    }

    /**
     * Reads back what {@link #given} wrote; what else is there is passed over.
     *
     * @throws NoBundle when a file is missing or cannot be read
     */
    static CaseFile read(Map<String, byte[]> files) throws NoBundle {
        var about = json(files, ABOUT);
        Instant made;
        try {
            made = Instant.parse(about.path("made").asText());
        } catch (DateTimeException e) {
            throw new NoBundle(ABOUT + " does not say when the bundle was made");
        }
        var later = new ArrayList<Recorded>();
        while (files.containsKey(later(later.size() + 1) + RECORD)) {
            later.add(recorded(files, later(later.size() + 1)));
        }
        var rulebook = new TreeMap<String, String>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(RULEBOOK)) {
                rulebook.put(name.substring(RULEBOOK.length()), new String(bytes, UTF_8));
            }
        });
        return new CaseFile(
                made, about.path("program").asText(), recorded(files, ""), later, new RulebookFolder(rulebook));
    }

    private static Recorded recorded(Map<String, byte[]> files, String folder) throws NoBundle {
        Receipt receipt;
        try {
            receipt = Receipt.read(bytes(files, folder + RECEIPT));
        } catch (IllegalArgumentException e) {
            throw new NoBundle(folder + RECEIPT + " cannot be read. " + e.getMessage());
        }
        var sections = new ArrayList<PrivateSection>();
        for (String name : files.keySet()) {
            if (name.startsWith(folder + PRIVATE)) {
                sections.add(section(files, name));
            }
        }
        return new Recorded(bytes(files, folder + RECORD), List.copyOf(sections), receipt);
    }

    private static PrivateSection section(Map<String, byte[]> files, String file) throws NoBundle {
        var json = json(files, file);
        try {
            var salt = HexFormat.of().parseHex(json.path("salt").asText());
            if (salt.length == PrivateSection.SALT_BYTES && json.has("content")) {
                return new PrivateSection(json.path("name").asText(), salt, json.get("content"));
            }
        } catch (IllegalArgumentException e) {
            // Said below, without what stands there.
        }
        throw new NoBundle(file + " is no private section with its salt");
    }

    private static JsonNode json(Map<String, byte[]> files, String name) throws NoBundle {
        try {
            return STRICT.readTree(bytes(files, name));
        } catch (IOException e) {
            throw new NoBundle(name + " is not JSON, or a name stands twice in it");
        }
    }

    static byte[] bytes(Map<String, byte[]> files, String name) throws NoBundle {
        var bytes = files.get(name);
        if (bytes == null) {
            throw new NoBundle(name + " is missing");
        }
        return bytes;
    }
}

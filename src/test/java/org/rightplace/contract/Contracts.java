package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rightplace.decision.Decision;
import org.rightplace.facts.Fact;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.InputError;

/** The example contracts, changed at will, put to the rulebook of this checkout without recording anything. */
public final class Contracts {

    public static final Path FOLDER = MadeUpArea.FIXTURES.resolve("contracts");
    public static final String READY = "01-short-breaks-ready";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Contracts() {}

    public static Stream<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode tree(String name) {
        try {
            return (ObjectNode) JSON.readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example with something changed. */
    public static byte[] with(String name, Consumer<ObjectNode> change) {
        var tree = tree(name);
        change.accept(tree);
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Rulebook rules() {
        return MadeUpArea.rules();
    }

    static ContractReader.Read read(byte[] json) {
        return ContractService.read(json, rules());
    }

    static List<InputError> errors(byte[] json) {
        return read(json).errors();
    }

    /** What would come of it, nothing recorded; fails when it has errors. */
    static Review review(byte[] json) {
        var read = read(json);
        if (!read.accepted()) {
            throw new AssertionError(read.errors().toString());
        }
        return new Review(
                Decision.WHAT_IF, Reviewing.review(rules(), read.request(), read.tree()), rules().catalogue());
    }

    static List<Fact> facts(byte[] json) {
        var read = read(json);
        if (!read.accepted()) {
            throw new AssertionError(read.errors().toString());
        }
        var catalogue = rules().catalogue();
        return ContractFacts.of(
                read.request(),
                read.tree(),
                catalogue,
                catalogue.parametersOn(read.request().reviewDate()));
    }

    /** The one fact of a type. */
    static <T extends Fact> T fact(byte[] json, Class<T> type) {
        return facts(json).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.schema.Schemas;

/** The made-up self-evaluations, changed at will, read with the rules of this checkout. */
final class Evaluations {

    static final String PLACEMENT = "01-placement";
    static final String SEND = "02-send-contract";
    static final String NON_SEND = "03-non-send-contract";
    static final List<String> ALL = List.of(PLACEMENT, SEND, NON_SEND);
    static final Catalogue CATALOGUE = catalogue();

    private static final ToolkitReader READER =
            new ToolkitReader(new Schemas(CATALOGUE::codes).of("toolkit-evaluation"), CATALOGUE, urn -> urn == 900_001);

    private Evaluations() {}

    private static Catalogue catalogue() {
        try {
            return Rulebook.describe(RulebookFolder.read(Path.of("rules")));
        } catch (RulebookRefused e) {
            throw new IllegalStateException(e);
        }
    }

    static ToolkitReader.Read read(String name, Consumer<ObjectNode> change) {
        try {
            var tree = (ObjectNode)
                    new ObjectMapper().readTree(Files.readAllBytes(Path.of("fixtures/toolkit", name + ".json")));
            change.accept(tree);
            return read(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ToolkitReader.Read read(String json) {
        return READER.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static ToolkitScore score(String name, Consumer<ObjectNode> change) {
        var read = read(name, change);
        if (!read.accepted()) {
            throw new AssertionError(read.errors().toString());
        }
        return ToolkitScore.of(
                read.evaluation(),
                CATALOGUE,
                CATALOGUE.parametersOn(read.evaluation().evaluatedOn()));
    }

    /** The answer to a check, to be changed. */
    static ObjectNode answer(ObjectNode evaluation, String check) {
        for (var answer : evaluation.get("answers")) {
            if (answer.get("check").asText().equals(check)) {
                return (ObjectNode) answer;
            }
        }
        throw new AssertionError("no answer to " + check);
    }
}

package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.rightplace.decision.Answered;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.PlainText;

/** A folder of expected answers and explanations. With {@code -Dgolden.update=true} they are written anew; the difference is to be read. */
public record Golden(Path folder) {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    /** A folder below {@code fixtures}. */
    public static Golden in(String folder) throws IOException {
        return new Golden(Files.createDirectories(MadeUpArea.FIXTURES.resolve(folder)));
    }

    public void compare(String file, String came) throws IOException {
        var expected = folder.resolve(file);
        if (UPDATE) {
            Files.writeString(expected, came);
        }
        assertThat(expected).as("run with -Dgolden.update=true to write it").exists();
        assertThat(came).isEqualTo(Files.readString(expected));
    }

    /** The explanation to each reader, whose headline is short. */
    public void compareExplained(String name, Answered answer) throws IOException {
        for (Audience audience : Audience.values()) {
            var explanation = answer.explain(audience);
            assertThat(explanation.headline()).hasSizeLessThan(140);
            compare(name + "." + audience.code() + ".txt", PlainText.of(explanation));
        }
    }

    /** Every file belongs to one of the examples. */
    public void noneLeftOver(Collection<String> names) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName()
                                    .toString()
                                    .replaceAll("(\\.(officer|panel|family))?\\.(json|txt)$", "")))
                    .allSatisfy(name -> assertThat(names).contains(name));
        }
    }

    /** An answer read back from the ledger is the same to every reader. */
    public static void same(Answered given, Answered again) {
        assertThat(again.json()).isEqualTo(given.json());
        for (Audience audience : Audience.values()) {
            assertThat(PlainText.of(again.explain(audience))).isEqualTo(PlainText.of(given.explain(audience)));
        }
        assertThat(again.provenance()).isEqualTo(given.provenance());
    }

    /** Each finding in one line without the words: the explanations hold those. */
    public static ArrayNode brief(JsonNode findings) {
        var lines = JsonNodeFactory.instance.arrayNode();
        for (JsonNode finding : findings) {
            var line = new StringBuilder(finding.get("principle").asText())
                    .append(' ')
                    .append(finding.get("outcome").asText())
                    .append(' ')
                    .append(finding.get("reason").asText());
            finding.get("facts")
                    .forEach(fact -> line.append("; ")
                            .append(fact.get("path").asText())
                            .append('=')
                            .append(fact.get("value")));
            finding.get("parameters")
                    .forEach(p -> line.append("; against ").append(p.get("id").asText()));
            finding.get("asks").forEach(ask -> line.append("; asks ").append(ask.asText()));
            lines.add(line.toString());
        }
        return lines;
    }
}

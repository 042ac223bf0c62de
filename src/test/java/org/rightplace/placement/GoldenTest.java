package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.PlainText;

/**
 * Every example request against its expected answer and its expected explanation to each reader, in {@code fixtures/golden}. Run with
 * {@code -Dgolden.update=true} to write them anew, and read the difference before it is committed.
 */
class GoldenTest {

    private static final Path GOLDEN = MadeUpArea.FIXTURES.resolve("golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TempDir
    static Path folder;

    static MadeUpArea area;

    @BeforeAll
    static void open() throws IOException {
        area = new MadeUpArea(folder);
        Files.createDirectories(GOLDEN);
    }

    @AfterAll
    static void close() {
        area.close();
    }

    static Stream<String> requests() throws IOException {
        try (var files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void advice_is_as_expected(String name) throws IOException {
        compare(name + ".json", brief(area.tryOut(MadeUpArea.request(name))).toPrettyString() + "\n");
    }

    /**
     * The answer, shortened so that a difference can be read: a finding is one line without the words (the explanations hold those), and
     * options nobody named are without findings. The digest of the rules is left out: every edit of a comment would change it.
     */
    private static ObjectNode brief(Recommendation recommendation) {
        var json = recommendation.json();
        ((ObjectNode) json.at("/decision/rulebook")).remove("digest");
        json.set("findings", brief(json.get("findings")));
        for (JsonNode option : json.get("options")) {
            boolean named = recommendation.evaluated().options().stream()
                    .anyMatch(one ->
                            one.contacted() && one.urn() == option.get("urn").asInt());
            if (named) {
                ((ObjectNode) option).set("findings", brief(option.get("findings")));
            } else {
                ((ObjectNode) option).remove("findings");
            }
        }
        return json;
    }

    private static ArrayNode brief(JsonNode findings) {
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

    @ParameterizedTest
    @MethodSource("requests")
    void explanation_is_as_expected(String name) throws IOException {
        var account = area.tryOut(MadeUpArea.request(name)).account();
        for (Audience audience : Audience.values()) {
            compare(name + "." + audience.code() + ".txt", PlainText.of(Explainer.explain(account, audience)));
        }
    }

    private static void compare(String file, String came) throws IOException {
        var expected = GOLDEN.resolve(file);
        if (UPDATE) {
            Files.writeString(expected, came);
        }
        assertThat(expected).as("run with -Dgolden.update=true to write it").exists();
        assertThat(came).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_recorded_decision_is_explained_again_in_the_same_words(String name) throws IOException {
        var given = area.placement
                .recommend(MadeUpArea.request(name), PlacementService.Purpose.ADVICE, "test")
                .recommendation();
        var again = area.recommendations.find(given.decision().id()).orElseThrow();
        assertThat(again.json()).isEqualTo(given.json());
        for (Audience audience : Audience.values()) {
            assertThat(PlainText.of(Explainer.explain(again.account(), audience)))
                    .isEqualTo(PlainText.of(Explainer.explain(given.account(), audience)));
        }
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        var names = requests().collect(Collectors.toSet());
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName()
                                    .toString()
                                    .replaceAll("(\\.(officer|panel|family))?\\.(json|txt)$", "")))
                    .allSatisfy(name -> assertThat(names).contains(name));
        }
    }

    @Test
    void every_outcome_of_the_api_is_reached_by_some_example() throws IOException {
        var reached = new TreeSet<String>();
        for (String name : requests().toList()) {
            reached.add(area.tryOut(MadeUpArea.request(name))
                    .evaluated()
                    .outcome()
                    .conclusion()
                    .code());
        }
        assertThat(reached)
                .containsAll(MadeUpArea.rules().catalogue().table("outcomes").codes());
    }

    @Test
    void every_headline_is_under_140_characters() throws IOException {
        List<String> names = requests().toList();
        for (String name : names) {
            var account = area.tryOut(MadeUpArea.request(name)).account();
            assertThat(Explainer.explain(account, Audience.PANEL).headline()).hasSizeLessThan(140);
        }
    }
}

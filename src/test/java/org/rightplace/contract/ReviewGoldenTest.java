package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.explanation.Asks;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.MadeUpArea;

/**
 * Every example contract against its expected review and its expected explanation to each reader, in {@code fixtures/golden/contracts}. Run
 * with {@code -Dgolden.update=true} to write them anew, and read the difference before it is committed.
 */
class ReviewGoldenTest {

    private static final Path GOLDEN = MadeUpArea.FIXTURES.resolve("golden/contracts");
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

    static Stream<String> names() throws IOException {
        return Contracts.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void review_is_as_expected(String name) throws IOException {
        var json = Contracts.review(Contracts.bytes(name)).json();
        ((ObjectNode) json.at("/decision/rulebook")).remove("digest");
        json.set("findings", brief(json.get("findings")));
        json.get("kpis").forEach(kpi -> ((ObjectNode) kpi).set("findings", brief(kpi.get("findings"))));
        compare(name + ".json", json.toPrettyString() + "\n");
    }

    /** A finding in one line without the words: the explanations hold those. */
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
    @MethodSource("names")
    void explanation_is_as_expected(String name) throws IOException {
        var review = Contracts.review(Contracts.bytes(name));
        for (Audience audience : Audience.values()) {
            var explanation = review.explain(audience);
            assertThat(explanation.headline()).hasSizeLessThan(140);
            compare(name + "." + audience.code() + ".txt", PlainText.of(explanation));
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
    @MethodSource("names")
    void a_recorded_review_is_explained_again_in_the_same_words(String name) {
        var given =
                area.contracts.review(Contracts.bytes(name), "test").reviews().get(0);
        var again = area.answers.find(given.decision().id()).orElseThrow();
        assertThat(again.json()).isEqualTo(given.json());
        for (Audience audience : Audience.values()) {
            assertThat(PlainText.of(again.explain(audience))).isEqualTo(PlainText.of(given.explain(audience)));
        }
        assertThat(again.provenance()).isEqualTo(given.provenance());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatever_is_asked_for_has_words(String name) {
        var review = Contracts.review(Contracts.bytes(name));
        var asks = Asks.of(review.catalogue());
        assertThat(review.reviewed().findings())
                .flatExtracting(finding -> finding.asks())
                .allSatisfy(path -> assertThat(asks.row(path)).as(path).isPresent());
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        var names = names().collect(Collectors.toSet());
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file ->
                            file.getFileName().toString().replaceAll("(\\.(officer|panel|family))?\\.(json|txt)$", "")))
                    .allSatisfy(name -> assertThat(names).contains(name));
        }
    }

    @Test
    void every_outcome_colour_and_rating_is_reached_by_some_example() throws IOException {
        var outcomes = new TreeSet<String>();
        var ratings = new TreeSet<String>();
        var colours = new TreeSet<String>();
        for (String name : names().toList()) {
            var json = Contracts.review(Contracts.bytes(name)).json();
            outcomes.add(json.at("/advice/outcome").asText());
            colours.add(json.get("rag").asText());
            json.get("kpis").forEach(kpi -> ratings.add(kpi.get("rating").asText()));
        }
        var catalogue = MadeUpArea.rules().catalogue();
        assertThat(outcomes).containsAll(catalogue.codes("contract-outcomes"));
        assertThat(ratings).containsAll(catalogue.codes("kpi-ratings"));
        assertThat(colours).isEqualTo(new TreeSet<>(catalogue.codes("rag-colours")));
    }
}

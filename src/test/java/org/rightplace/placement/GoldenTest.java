package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.decision.Asker;

/**
 * Every example request against its expected answer and its expected explanation to each reader, in {@code fixtures/golden}. Run with
 * {@code -Dgolden.update=true} to write them anew, and read the difference before it is committed.
 */
class GoldenTest extends InMadeUpArea {

    private static Golden golden;

    @BeforeAll
    static void folder() throws IOException {
        golden = Golden.in("golden");
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
        golden.compare(
                name + ".json", brief(area.tryOut(MadeUpArea.request(name))).toPrettyString() + "\n");
    }

    /**
     * The answer, shortened so that a difference can be read: a finding is one line without the words (the explanations hold those), and
     * options nobody named are without findings. The digest of the rules is left out: every edit of a comment would change it.
     */
    private static ObjectNode brief(Recommendation recommendation) {
        var json = recommendation.json();
        ((ObjectNode) json.at("/decision/rulebook")).remove("digest");
        json.set("findings", Golden.brief(json.get("findings")));
        for (JsonNode option : json.get("options")) {
            boolean named = recommendation.evaluated().options().stream()
                    .anyMatch(one ->
                            one.contacted() && one.urn() == option.get("urn").asInt());
            if (named) {
                ((ObjectNode) option).set("findings", Golden.brief(option.get("findings")));
            } else {
                ((ObjectNode) option).remove("findings");
            }
        }
        return json;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void explanation_is_as_expected(String name) throws IOException {
        golden.compareExplained(name, area.tryOut(MadeUpArea.request(name)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_recorded_decision_is_explained_again_in_the_same_words(String name) throws IOException {
        var given = area.placement
                .recommend(MadeUpArea.request(name), PlacementService.Purpose.ADVICE, Asker.local("test"))
                .recommendation();
        Golden.same(given, area.recommendations.find(given.decision().id()).orElseThrow());
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        golden.noneLeftOver(requests().toList());
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
}

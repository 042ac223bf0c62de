package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Asks;
import org.rightplace.placement.Golden;
import org.rightplace.placement.InMadeUpArea;
import org.rightplace.placement.MadeUpArea;

/**
 * Every example contract against its expected review and its expected explanation to each reader, in {@code fixtures/golden/contracts}. Run
 * with {@code -Dgolden.update=true} to write them anew, and read the difference before it is committed.
 */
class ReviewGoldenTest extends InMadeUpArea {

    private static Golden golden;

    @BeforeAll
    static void folder() throws IOException {
        golden = Golden.in("golden/contracts");
    }

    static Stream<String> names() throws IOException {
        return Contracts.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void review_is_as_expected(String name) throws IOException {
        var json = Contracts.review(Contracts.bytes(name)).json();
        ((ObjectNode) json.at("/decision/rulebook")).remove("digest");
        json.set("findings", Golden.brief(json.get("findings")));
        json.get("kpis").forEach(kpi -> ((ObjectNode) kpi).set("findings", Golden.brief(kpi.get("findings"))));
        golden.compare(name + ".json", json.toPrettyString() + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void explanation_is_as_expected(String name) throws IOException {
        golden.compareExplained(name, Contracts.review(Contracts.bytes(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_recorded_review_is_explained_again_in_the_same_words(String name) {
        var given = area.contracts
                .review(Contracts.bytes(name), Asker.local("test"))
                .reviews()
                .get(0);
        Golden.same(given, area.answers.find(given.decision().id()).orElseThrow());
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
        golden.noneLeftOver(names().toList());
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

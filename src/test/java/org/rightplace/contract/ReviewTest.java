package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.EntryKind;
import org.rightplace.placement.MadeUpArea;

/** What a review says and what is kept of it. */
class ReviewTest {

    private static final String LEISURE = "03-leisure-six-million";

    private static JsonNode review(String name, Consumer<ObjectNode> change) {
        return Contracts.review(Contracts.with(name, change)).json();
    }

    private static JsonNode finding(JsonNode review, String principle) {
        for (JsonNode finding : review.get("findings")) {
            if (finding.get("principle").asText().equals(principle)) {
                return finding;
            }
        }
        throw new AssertionError("no finding of " + principle);
    }

    private static String law(Consumer<ObjectNode> change) {
        return finding(review("04-leisure-too-few-measures", change), "LAW-PA52-KPIS")
                .get("outcome")
                .asText();
    }

    /** Nobody is told that the law asks for measures unless all it hangs on is known: any one of these unknown, and it is not claimed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/value/amountPence",
                "/value/includesVat",
                "/value/currency",
                "/service/regime",
                "/service/lightTouch",
                "/service/kind",
                "/service/concession",
                "/service/privateUtility",
                "/procurement/begunOn"
            })
    void statute_is_not_claimed_while_a_fact_it_hangs_on_is_unknown(String pointer) {
        assertThat(law(c -> {})).isEqualTo("NOT_MET");
        assertThat(law(c -> ((ObjectNode) c.at(pointer.substring(0, pointer.lastIndexOf('/'))))
                        .putNull(pointer.substring(pointer.lastIndexOf('/') + 1))))
                .isEqualTo("CANNOT_TELL");
    }

    @Test
    void what_local_policy_asks_is_never_dressed_as_law() {
        var review = review("04-leisure-too-few-measures", c -> {});
        for (JsonNode finding : review.get("findings")) {
            assertThat(finding.get("basis").asText())
                    .as(finding.get("principle").asText())
                    .isEqualTo(finding.get("principle").asText().startsWith("LAW-") ? "statute" : "local-policy");
        }
        var five = review("07-exactly-five-million", c -> {});
        assertThat(finding(five, "LAW-PA52-KPIS").get("outcome").asText()).isEqualTo("NOT_APPLICABLE");
        assertThat(finding(five, "KPI-01").get("outcome").asText()).isEqualTo("MET");
    }

    @Test
    void a_figure_that_is_missing_is_other_and_never_green() {
        var review = review(
                "01-short-breaks-ready",
                c -> c.get("kpis").forEach(kpi -> ((ObjectNode) kpi).putArray("observations")));
        for (JsonNode kpi : review.get("kpis")) {
            assertThat(kpi.get("rating").asText()).isEqualTo("other");
            assertThat(kpi.get("rag").isNull()).isTrue();
        }
        assertThat(review.get("rag").asText()).isEqualTo("amber");
        assertThat(review.get("actions").findValuesAsText("kind")).contains("supply-figures");
    }

    @Test
    void the_notice_of_a_breach_stands_apart_from_the_assessment() {
        var review = review("08-light-touch-ended-for-breach", c -> {});
        assertThat(finding(review, "LAW-PA71-ASSESS").get("outcome").asText()).isEqualTo("NOT_APPLICABLE");
        assertThat(review.get("deadlines").findValuesAsText("clock"))
                .contains("breach-notice", "next-monitoring")
                .doesNotContain("next-statutory-assessment");
        var leisure = review(
                LEISURE, c -> ((ObjectNode) c.at("/performance")).set("breach", Contracts.json("{'outcome':'none'}")));
        assertThat(leisure.get("deadlines").findValuesAsText("clock"))
                .contains("next-statutory-assessment")
                .doesNotContain("breach-notice");
    }

    @Test
    void a_letter_says_what_would_mend_it() {
        var letter = review("06-measure-without-denominator", c -> {}).at("/kpis/0/smart/measurable");
        assertThat(letter.get("outcome").asText()).isEqualTo("CANNOT_TELL");
        assertThat(letter.at("/messages/0").asText()).contains("out of how many", "out of what");
    }

    @Test
    void principles_of_a_later_law_are_said_to_be_left_out() {
        var review = review("01-short-breaks-ready", c -> {
            c.put("reviewDate", "2024-06-01");
            c.remove(List.of("monitoring", "pledge", "procurement", "performance", "autism", "toolkit"));
        });
        assertThat(review.get("notInForce").findValuesAsText("principle"))
                .contains("LAW-PA52-KPIS", "LAW-PA71-ASSESS", "LAW-PA71-BREACH");
    }

    @Test
    void the_answer_is_as_its_schema_has_it() throws IOException {
        var schema = MadeUpArea.rules().schemas().of("review");
        for (String name : Contracts.names().toList()) {
            var json = Contracts.review(Contracts.bytes(name)).json();
            assertThat(schema.read(json.toString().getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {})
                            .errors())
                    .as(name)
                    .isEmpty();
        }
    }

    /** No name, no free text, no figure of the contract is in what nothing erases. */
    @Test
    void the_body_of_the_record_holds_codes_only(@TempDir Path folder) throws IOException {
        try (var area = new MadeUpArea(folder)) {
            for (String name : Contracts.names().toList()) {
                var id = area.contracts
                        .review(Contracts.bytes(name), Asker.local("test"))
                        .reviews()
                        .get(0)
                        .decision()
                        .id();
                var stored = area.ledger.find(id).orElseThrow();
                assertThat(stored.entry().kind()).isEqualTo(EntryKind.CONTRACT_REVIEW);
                assertThat(stored.sections().keySet()).isEqualTo(Set.of("request", "answer"));
                var texts = new TreeSet<String>();
                texts(Contracts.tree(name), texts);
                var body = stored.body().toString();
                assertThat(texts).allSatisfy(text -> assertThat(body).doesNotContain(text));
                assertThat(stored.body().at("/content/result/outcome").asText())
                        .isEqualTo(Contracts.review(Contracts.bytes(name))
                                .json()
                                .at("/advice/outcome")
                                .asText());
            }
        }
    }

    /** What a person wrote: everything with a space in it, and the reference. */
    private static void texts(JsonNode node, Set<String> into) {
        node.forEach(child -> texts(child, into));
        if (node.isTextual() && (node.asText().contains(" ") || node.asText().startsWith("CT-"))) {
            into.add(node.asText());
        }
    }
}

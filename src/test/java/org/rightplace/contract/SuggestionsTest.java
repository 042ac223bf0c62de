package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.placement.MadeUpArea;

class SuggestionsTest {

    private static final String LEISURE = "04-leisure-too-few-measures";

    private static List<Suggestions.Suggestion> of(JsonNode contract, String... gaps) {
        return Suggestions.of(contract, Set.of(gaps), MadeUpArea.rules().catalogue());
    }

    private static ObjectNode contract(Boolean send) {
        var contract =
                (ObjectNode) Contracts.json("{'reference':'C1','reviewDate':'2026-11-20','title':'Swimming lessons',"
                        + "'supplier':{'name':'Bright Tide Leisure Limited'},'period':{'start':'2027-04-01','end':'2030-03-31'},"
                        + "'service':{'deliveryAreas':['PE1','PE29']}}");
        ((ObjectNode) contract.get("service")).put("send", send);
        return contract;
    }

    @Test
    void aGapHasAMeasureFilledWithTheContractsOwnWords() {
        var suggestion = of(contract(false), "KPI-02").get(0);
        assertThat(suggestion.code()).isEqualTo("share-of-users");
        assertThat(suggestion.closes()).containsExactly("KPI-02");
        var kpi = suggestion.kpi();
        assertThat(kpi.path("text").asText())
                .startsWith("Each quarter from 1 April 2027 to 31 March 2030, Bright Tide Leisure Limited records")
                .contains("Swimming lessons in PE1, PE29", "children and young people with SEND", "[figure now]");
        assertThat(kpi.path("actor").asText()).isEqualTo("Bright Tide Leisure Limited");
        assertThat(kpi.path("due").asText()).isEqualTo("2030-03-31");
        assertThat(kpi.path("pledgeOutcomes")).hasToString("[\"included\"]");
        assertThat(kpi.has("target")).isFalse();
    }

    @Test
    void asFewMeasuresAsCloseEveryGapAndNoneForWhatTheLibraryCannotClose() {
        var both = of(contract(false), "KPI-02", "KPI-08", "PROC-03", "LAW-PA52-KPIS");
        assertThat(both).extracting(Suggestions.Suggestion::code).containsExactly("share-of-users", "co-production");
        assertThat(both.get(0).closes()).containsExactly("KPI-02", "KPI-08");
        assertThat(of(contract(false), "LAW-PA52-KPIS")).isEmpty();
        assertThat(of(contract(false))).isEmpty();
    }

    @Test
    void whereTheKindOfContractIsNotKnownOnlyMeasuresForAnyAreSuggested() {
        assertThat(of(contract(null), "KPI-02").get(0).code()).isEqualTo("satisfaction-gap");
        assertThat(of(contract(true), "KPI-01").get(0).code()).isEqualTo("plan-outcomes");
        assertThat(of(contract(false), "KPI-01")).isEmpty();
    }

    @Test
    void aContractThatSaysNothingGetsWordsToFillInAndNoBraces() {
        var bare = Contracts.json("{'reference':'C1','reviewDate':'2026-11-20'}");
        assertThat(of(bare, "KPI-03", "KPI-06", "KPI-07", "KPI-08", "PLG-06", "PLG-01", "PROC-03"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.kpi().path("text").asText())
                        .contains("[name of the service]", "[name of the supplier]", "[last day]")
                        .doesNotContain("{", "}"));
    }

    @Test
    void thePopulationIsTheContractsOwnWhereItsMeasuresAgree() {
        var contract = contract(true);
        contract.putArray("kpis").addObject().put("id", "K1").put("beneficiaries", "pupils of two special schools");
        assertThat(of(contract, "KPI-01").get(0).kpi().path("text").asText()).contains("pupils of two special schools");
        contract.withArray("kpis").addObject().put("id", "K2").put("beneficiaries", "their families");
        assertThat(of(contract, "KPI-01").get(0).kpi().path("text").asText())
                .contains("children and young people with SEND");
    }

    static Stream<String> library() {
        return MadeUpArea.rules().catalogue().table("kpi-library").codes().stream();
    }

    /** With its figures filled in, a measure of the library is SMART by the same rules that ask it of every other. */
    @ParameterizedTest
    @MethodSource("library")
    void aMeasureWithItsFiguresIsSmart(String code) {
        var row = MadeUpArea.rules().catalogue().table("kpi-library").row(code).orElseThrow();
        var contract = contract("send".equals(row.text("for")));
        var kpi = Suggestions.of(contract, row, MadeUpArea.rules().catalogue()).kpi();
        boolean up = kpi.path("direction").asText().equals("up");
        kpi.put("id", "K1").put("baseline", up ? 20 : 30).put("target", 25).put("comparator", 25);
        kpi.put("bestPastChange", 4).put("denominatorSize", 240);
        contract.putArray("kpis").add(kpi);

        var review = Contracts.review(contract.toString().getBytes(StandardCharsets.UTF_8))
                .json();

        assertThat(review.path("kpis").get(0).path("smart").properties())
                .hasSize(5)
                .allSatisfy(
                        letter -> assertThat(letter.getValue().path("outcome").asText())
                                .as(code + " " + letter)
                                .isEqualTo("MET"));
    }

    @Test
    void theLibraryFitsAnExample() {
        var contract = Contracts.tree(LEISURE);
        var suggestion = of(contract, "KPI-02").get(0);
        assertThat(suggestion.kpi().path("text").asText())
                .contains(contract.path("title").asText());
    }
}

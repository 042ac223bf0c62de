package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.facts.AutismProvision;
import org.rightplace.facts.HealthItem;
import org.rightplace.facts.IndividualPlacement;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Catalogue;

/** What of an agreement, and of its answers to the autism toolkit, becomes facts. What is not stated stays unknown. */
class AgreementFactsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ContractRequest contract(String more) throws Exception {
        var json = JSON.readTree(
                ("{\"reference\":\"CT-1\",\"reviewDate\":\"2026-11-20\"" + more + "}").replace('\'', '"'));
        var read = ContractService.read(json.toString().getBytes(StandardCharsets.UTF_8), MadeUpArea.rules());
        assertThat(read.errors()).isEmpty();
        return read.request();
    }

    private static IndividualPlacement placement(String json) throws Exception {
        return AgreementFacts.of(contract(",'placement':" + json), catalogue()).stream()
                .filter(IndividualPlacement.class::isInstance)
                .map(IndividualPlacement.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Catalogue catalogue() {
        return MadeUpArea.rules().catalogue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19, -1", "2026-11-20, 0", "2026-11-21, 1", "2027-11-20, 12", "2027-11-21, 13"})
    void months_to_the_next_review_count_once_they_have_begun(String day, long months) throws Exception {
        assertThat(placement("{'reviewOn':'" + day + "'}").reviewMonths()).isEqualTo(months);
    }

    @Test
    void lines_without_anybody_and_fees_for_nothing_are_counted() throws Exception {
        var made = placement("{'hours':0,'lines':[{'provision':'F1','by':'teacher','feePence':1},{'provision':'F2'},"
                + "{'feePence':0},{'by':'therapist'}]}");
        assertThat(made.lines()).isEqualTo(4);
        assertThat(made.withoutProvider()).isEqualTo(2);
        assertThat(made.fees()).isEqualTo(2);
        assertThat(made.feesForNothing()).isEqualTo(1);
        assertThat(made.oneToOne()).isFalse();
    }

    @Test
    void what_is_left_out_is_not_known_and_an_empty_list_says_there_are_none() throws Exception {
        assertThat(placement("null"))
                .isEqualTo(placement("{}"))
                .isEqualTo(new IndividualPlacement(null, null, null, null, null, null, null, null, null));
        assertThat(placement("{'lines':[]}").lines()).isZero();
        assertThat(
                        AgreementFacts.of(
                                        contract(",'health':{'items':[{'code':'data-sharing','present':true}]}"),
                                        catalogue())
                                .stream()
                                .filter(HealthItem.class::isInstance)
                                .map(HealthItem.class::cast))
                .hasSize(catalogue().table("health-items").rows().size())
                .allSatisfy(item ->
                        assertThat(item.present()).isEqualTo(item.code().equals("data-sharing") ? Boolean.TRUE : null));
    }

    private static AutismProvision autism(String more) throws Exception {
        return AutismFacts.of(contract(more), catalogue(), catalogue().parametersOn(MadeUpArea.TODAY));
    }

    @Test
    void answers_to_the_toolkit_add_up_only_with_a_day_and_a_known_kind_of_service() throws Exception {
        var answers = "'answers':[{'check':'AT-01','score':0},{'check':'AT-05','score':3,'evidence':['A plan']}]";
        var whole = autism(",'service':{'send':false},'toolkit':{'evaluatedOn':'2026-09-01'," + answers + "}");
        assertThat(whole.criticalNoughts()).isEqualTo(1);
        assertThat(whole.criticalOpen()).isPositive();
        assertThat(whole.band()).isNull();
        assertThat(whole.atLeast()).isLessThan(whole.atMost());
        assertThat(autism(",'toolkit':{'evaluatedOn':'2026-09-01'," + answers + "}")
                        .criticalNoughts())
                .isNull();
        assertThat(autism(",'service':{'send':false},'toolkit':{" + answers + "}")
                        .criticalNoughts())
                .isNull();
    }
}

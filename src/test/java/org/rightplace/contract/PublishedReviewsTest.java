package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rightplace.contract.ocds.OcdsContract;
import org.rightplace.contract.ocds.OcdsReader;
import org.rightplace.contract.sheet.KpiSheet;
import org.rightplace.explanation.Audience;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.register.SharedData;

/** Published contracts and lists of measures go all the way: each is reviewed and explained, and no statute is claimed on what is unknown. */
class PublishedReviewsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 8, 3);

    private static List<JsonNode> reviews(Path file) throws IOException {
        var rules = MadeUpArea.rules();
        var reader = new OcdsReader(rules.schemas().of("ocds-release"), rules.catalogue());
        return reader.read(new ObjectMapper().readTree(Files.readAllBytes(file)), TODAY).stream()
                .filter(OcdsContract::accepted)
                .map(one -> reviewed(one.contract()))
                .toList();
    }

    private static JsonNode reviewed(JsonNode contract) {
        var review = Contracts.review(contract.toString().getBytes(StandardCharsets.UTF_8));
        for (Audience reader : Audience.values()) {
            assertThat(review.explain(reader)).isNotNull();
        }
        return review.json();
    }

    private static List<String> outcomes(JsonNode review, String principle) {
        return review.findValues("principle").isEmpty()
                ? List.of()
                : StreamSupport.stream(review.get("findings").spliterator(), false)
                        .filter(finding -> finding.get("principle").asText().equals(principle))
                        .map(finding -> finding.get("outcome").asText())
                        .toList();
    }

    @Test
    void madeUpReleasesAreReviewedAndRated() throws IOException {
        var leisure = reviews(MadeUpArea.FIXTURES.resolve("ocds/leisure-with-metrics.json"));
        assertThat(leisure).singleElement().satisfies(review -> {
            assertThat(review.path("kpis")).hasSize(5);
            assertThat(outcomes(review, "LAW-PA52-KPIS")).containsExactly("CANNOT_TELL");
        });
        assertThat(reviews(MadeUpArea.FIXTURES.resolve("ocds/package-with-a-broken-release.json")))
                .hasSize(3);
    }

    @Test
    void everyRealNoticeIsReviewedAndStatuteIsClaimedForNone() throws IOException {
        assertThat(reviews(SharedData.file("ocds/contracts-finder-60.json")))
                .hasSize(60)
                .allSatisfy(review -> assertThat(outcomes(review, "LAW-PA52-KPIS"))
                        .singleElement()
                        .asString()
                        .isIn("CANNOT_TELL", "NOT_APPLICABLE"));
    }

    @Test
    void theExampleWithMetricsIsReviewed() throws IOException {
        assertThat(reviews(SharedData.file("ocds/examples/ppp/full.json"))).isNotEmpty();
    }

    @Test
    void aListOfMeasuresIsReviewed() throws IOException {
        var rules = MadeUpArea.rules();
        var contracts = new ContractReader(
                rules.schemas().of("contract"), rules.catalogue().begins());
        var read = new KpiSheet(rules.catalogue(), contracts)
                .read(Files.readAllBytes(MadeUpArea.FIXTURES.resolve("contracts/kpis.csv")), TODAY);
        assertThat(read.errors()).isEmpty();
        assertThat(read.contracts().stream()
                        .map(PublishedReviewsTest::reviewed)
                        .map(review -> review.path("reference").asText()))
                .containsExactly("CT-2026-031", "CT-2026-032");
    }
}

package org.rightplace.contract.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.contract.ocds.Reading.CONTRACTS;
import static org.rightplace.contract.ocds.Reading.file;
import static org.rightplace.contract.ocds.Reading.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rightplace.register.SharedData;
import org.rightplace.schema.StrictJson;

/** Real notices and the standard's own examples, where they are at hand. */
class PublishedDataTest {

    private static void taken(OcdsContract one) {
        byte[] bytes = one.contract().toString().getBytes(StandardCharsets.UTF_8);
        assertThat(CONTRACTS.read(bytes).errors()).as(one.release()).isEmpty();
    }

    @Test
    void everyRealNoticeIsReadAndWhatItDoesNotSayIsUnknown() {
        var contracts = read(file(SharedData.file("ocds/contracts-finder-60.json")));
        assertThat(contracts).hasSize(60).allMatch(OcdsContract::accepted).allSatisfy(PublishedDataTest::taken);
        assertThat(contracts).extracting(OcdsContract::contract).allSatisfy(contract -> {
            assertThat(contract.path("title").asText()).isNotBlank();
            assertThat(contract.path("buyer").asText()).isNotBlank();
            assertThat(contract.path("service").path("cpv")).isNotEmpty();
            // These notices say neither whether tax is in it, nor the law, nor any measure.
            assertThat(contract.path("value").has("includesVat")).isFalse();
            assertThat(contract.path("service").has("regime")).isFalse();
            assertThat(contract.has("kpis")).isFalse();
        });
        assertThat(contracts)
                .filteredOn(
                        one -> one.contract().path("value").path("estimated").asBoolean())
                .hasSizeBetween(1, 9);
        // Of 51 awards one names nobody.
        assertThat(contracts)
                .filteredOn(one -> one.contract().path("supplier").has("name"))
                .hasSize(50);
        assertThat(contracts)
                .filteredOn(one -> one.contract().path("service").path("send").asBoolean())
                .isEmpty();
    }

    @Test
    void theExampleWithMetricsHasMeasuresWithTargetsAndFigures() {
        var contracts = read(file(SharedData.file("ocds/examples/ppp/full.json")));
        assertThat(contracts).allMatch(OcdsContract::accepted).allSatisfy(PublishedDataTest::taken);
        JsonNode signed = contracts.get(0).contract();
        var kpis = signed.path("kpis");
        assertThat(kpis.size()).isGreaterThanOrEqualTo(6);
        assertThat(kpis.get(0).path("target").decimalValue()).isEqualByComparingTo("30");
        assertThat(kpis.get(0).path("unit").asText()).isEqualTo("percent");
        assertThat(kpis.get(0).path("observations").size()).isGreaterThan(1);
        assertThat(kpis.get(0).has("direction")).isFalse();
        assertThat(signed.path("milestones")).isNotEmpty();
    }

    @Test
    void everyOtherExampleIsReadOrRefusedInWords() throws IOException {
        Path folder = SharedData.file("ocds/examples");
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(40);
        for (Path file : files) {
            var body = StrictJson.parse(Files.readAllBytes(file), Set.of());
            assertThat(body.errors()).as(file.toString()).isEmpty();
            var contracts = read(body.tree());
            assertThat(contracts).as(file.toString()).isNotEmpty().allSatisfy(one -> {
                if (one.accepted()) {
                    taken(one);
                } else {
                    assertThat(one.errors()).allMatch(error -> !error.detail().isBlank());
                }
            });
            if (!file.toString().contains("blank-template")) {
                assertThat(contracts).as(file.toString()).anyMatch(OcdsContract::accepted);
            }
        }
    }
}

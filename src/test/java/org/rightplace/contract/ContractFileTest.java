package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;

/** Whatever is handed in, contracts come of it or words that say why not. */
class ContractFileTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 8, 3);

    private static ContractFile read(byte[] bytes) {
        return ContractFile.read(bytes, TODAY, MadeUpArea.rules());
    }

    private static ContractFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(MadeUpArea.FIXTURES.resolve(name));
    }

    private static List<String> codes(ContractFile.Contract refused) {
        assertThat(refused.json()).isNull();
        return refused.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void aContractOfOurOwnStaysAsItWasSent() {
        byte[] bytes = Contracts.bytes(Contracts.READY);
        var file = read(bytes);
        assertThat(file.kind()).isEqualTo(FileKind.CONTRACT);
        assertThat(file.contracts())
                .singleElement()
                .satisfies(one -> assertThat(one.json()).isEqualTo(bytes));
    }

    @Test
    void contractsOfAPackageAreReviewedAndTheBrokenReleaseIsNot() throws IOException {
        var file = read(fixture("ocds/package-with-a-broken-release.json"));
        assertThat(file.kind()).isEqualTo(FileKind.PUBLISHED);
        assertThat(file.contracts()).hasSize(4);
        assertThat(file.contracts().get(0).release()).isEqualTo("catering-award");
        assertThat(codes(file.contracts().get(0))).isNotEmpty();
        file.contracts()
                .subList(1, 4)
                .forEach(one -> assertThat(Contracts.review(one.json()).json().path("advice"))
                        .isNotEmpty());
    }

    @Test
    void whatTheParserCannotKeepRefusesOnlyTheReleaseItStandsIn() throws IOException {
        var text = new String(fixture("ocds/package-with-a-broken-release.json"), StandardCharsets.UTF_8);
        var file = read(text.replace("Hire of coaches", "Hire of \\u0007 coaches"));
        var refused =
                file.contracts().stream().filter(one -> one.json() == null).toList();
        assertThat(refused)
                .extracting(ContractFile.Contract::release)
                .containsExactly("catering-award", "coaches-tender");
        assertThat(codes(refused.get(1))).containsExactly("/releases/2/tender/title bad-character");
    }

    @Test
    void aListOfMeasuresGivesItsContractsOrEveryWrongCell() throws IOException {
        var file = read(fixture("contracts/kpis.csv"));
        assertThat(file.kind()).isEqualTo(FileKind.KPI_SHEET);
        assertThat(file.passedOver()).containsExactly("AD");
        assertThat(file.contracts())
                .hasSize(2)
                .allSatisfy(one -> assertThat(Contracts.errors(one.json())).isEmpty());
        assertThat(codes(read("Contract reference;KPI;Target\r\nC1;On time;soon")
                        .contracts()
                        .get(0)))
                .containsExactly("cell=2,3 not-allowed");
    }

    @Test
    void anythingElseIsRefusedInWords() {
        assertThat(read("Dear all").contracts())
                .singleElement()
                .satisfies(one -> assertThat(codes(one)).containsExactly(" unknown-kind"));
    }

    /** As much as one body may hold, in the shapes that ask most of the reader. */
    @Test
    void theLargestBodiesAreReadInSeconds() {
        var head = "{\"ocid\":\"a\",\"id\":\"1\",\"date\":\"2027-01-01\",";
        var period = "{\"period\":{\"endDate\":\"2027-06-30\"}},";
        var metric = "{\"id\":\"m\",\"observations\":[" + period.repeat(3500) + "{}]}";
        var metrics = head + "\"contracts\":[{\"id\":\"c\",\"agreedMetrics\":[" + metric
                + "],\"implementation\":{\"metrics\":[" + metric + "]}}]}";
        var awards = head + "\"awards\":[" + "{\"id\":\"x\"},".repeat(12_000) + "{\"id\":\"y\"}]}";
        var parties = head + "\"parties\":[" + "{\"id\":\"p\"},".repeat(9_000) + "{}],\"awards\":["
                + "{\"id\":\"x\",\"suppliers\":[{\"id\":\"q\"}]},".repeat(400).replaceAll(",$", "") + "]}";
        for (String body : List.of(metrics, awards, parties)) {
            assertTimeout(
                    Duration.ofSeconds(20),
                    () -> assertThat(read(body).contracts()).isNotEmpty());
        }
    }
}

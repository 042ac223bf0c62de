package org.rightplace.contract.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.contract.ContractReader;
import org.rightplace.contract.FileKind;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.schema.InputError;
import org.rightplace.schema.Schemas;

class KpiSheetTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Catalogue CATALOGUE = catalogue();
    private static final KpiSheet SHEET = new KpiSheet(
            CATALOGUE, new ContractReader(new Schemas(CATALOGUE::codes).of("contract"), CATALOGUE.begins()));

    private static Catalogue catalogue() {
        try {
            return Rulebook.describe(RulebookFolder.read(Path.of("rules")));
        } catch (RulebookRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fixture() throws IOException {
        return Files.readAllBytes(Path.of("fixtures/contracts/kpis.csv"));
    }

    private static KpiSheet.Read read(String csv) {
        return SHEET.read(csv.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    /** A sheet of the two columns every sheet has, and one more. */
    private static KpiSheet.Read read(String heading, String cell) {
        return read("Contract reference,KPI," + heading + "\nC1,On time,\"" + cell + "\"\n");
    }

    private static List<String> wrong(KpiSheet.Read read) {
        assertThat(read.contracts()).isEmpty();
        return read.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void rowsBecomeTheMeasuresOfTheirContracts() throws IOException {
        var read = SHEET.read(fixture(), TODAY);
        assertThat(read.errors()).isEmpty();
        assertThat(read.passedOver()).containsExactly("AD");
        assertThat(read.contracts()).hasSize(2);
        JsonNode transport = read.contracts().get(0);
        assertThat(transport.path("reference").asText()).isEqualTo("CT-2026-031");
        assertThat(transport.path("supplier").path("name").asText()).isEqualTo("Green Lane Coaches Limited");
        assertThat(new ObjectMapper().readTree(transport.path("kpis").get(0).toString()))
                .isEqualTo(new ObjectMapper().readTree("""
                {"id":"K1","text":"Journeys that arrive on time","cohort":"SEND","actor":"Green Lane Coaches Limited",
                 "action":"brings each passenger to school before the first bell","beneficiaries":"children with SEND","place":"Peterborough",
                 "unit":"percent","numerator":"journeys that arrived before the first bell","denominator":"journeys run","denominatorSize":14200,
                 "baseline":91.5,"target":96,"direction":"up","dataSource":"driver's log","linkedGoal":"pledge-included",
                 "start":"2026-09-01","due":"2027-08-31","frequency":"termly","reviewOwner":"contract manager","comparator":94,
                 "bestPastChange":2.5,"pledgeOutcomes":["included","respected"],
                 "observations":[{"value":93,"from":"2026-09-01","to":"2026-10-31"}]}"""));
        JsonNode minutes = transport.path("kpis").get(1);
        assertThat(minutes.path("direction").asText()).isEqualTo("down");
        assertThat(minutes.path("frequency").asText()).isEqualTo("yearly");
        assertThat(minutes.has("observations")).isFalse();
        JsonNode clubs = read.contracts().get(1);
        assertThat(clubs.path("kpis")).hasSize(1);
        assertThat(clubs.path("kpis").get(0))
                .hasToString("{\"text\":\"Members with SEND, of all members\",\"id\":\"K1\"}");
    }

    @Test
    void whateverSpreadsheetSavedItItIsTheSame() throws IOException {
        String plain = new String(fixture(), StandardCharsets.UTF_8);
        var expected = SHEET.read(fixture(), TODAY).contracts();
        String noMore = plain.replace("\"14,200\"", "14200").replace("included; respected", "included/respected");
        String semicolons = noMore.replace("\"Members with SEND, of all members\"", "Members with SEND§ of all members")
                .replace(',', ';')
                .replace('§', ',');
        assertThat(read("\uFEFF" + plain).contracts()).isEqualTo(expected);
        assertThat(read(plain.replace("\n", "\r\n")).contracts()).isEqualTo(expected);
        assertThat(read("\uFEFF" + semicolons.replace("\n", "\r\n")).contracts())
                .isEqualTo(expected);
        assertThat(read("sep=;\r\n" + semicolons).contracts()).isEqualTo(expected);
        assertThat(read(semicolons.replace(';', '\t')).contracts()).isEqualTo(expected);
        assertThat(read(plain.replace("\n", "\n,,,\n\n")).contracts()).isEqualTo(expected);
    }

    @Test
    void windowsLettersAreRead() {
        var csv = "Contract reference,KPI\nC1,Café – on time\n".getBytes(Charset.forName("windows-1252"));
        assertThat(SHEET.read(csv, TODAY)
                        .contracts()
                        .get(0)
                        .path("kpis")
                        .get(0)
                        .path("text")
                        .asText())
                .isEqualTo("Café – on time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Target | three quarters | not-allowed",
                "Target | 75 % of all | not-allowed",
                "Target | 1.234,5 | not-allowed",
                "Target | xxxx | not-allowed",
                "Baseline | 99999999999 | not-allowed",
                "Due date | 31/02/2027 | not-allowed",
                "Due date | tbc | not-allowed",
                "Due date | 3/4/27 | not-allowed",
                "Better when | sideways | not-allowed",
                "Unit | furlongs | not-allowed",
                "How often | now and then | not-allowed",
                "Goal | world peace | not-allowed",
                "Pledge outcomes | included; rich | not-allowed",
                "KPI number | 1.2 | not-allowed",
                "Out of how many | 3.5 | wrong-type",
                "Out of how many | -2 | too-small",
            })
    void aWrongCellIsToldByRowAndColumnAndNeverRepeated(String heading, String cell, String code) {
        var read = read(heading, cell);
        assertThat(wrong(read)).containsExactly("cell=2,3 " + code);
        assertThat(read.errors().get(0).detail())
                .startsWith("Row 2, column C (" + heading + "): This must be ")
                .doesNotContain(cell + " ");
    }

    @Test
    void everyWrongCellIsToldAtOnce() {
        var read = read("""
                Contract reference,Contract title,KPI,KPI number,Start date,Due date,Target,Unit
                C1,Buses,On time,K1,2026-09-01,2026-08-01,90%,minutes
                C1,Coaches,Safe,K1,soon,,many,
                ,Buses,Clean,K3,,,,
                C1,Buses,Kind,K4,,,,,stray
                """);
        assertThat(wrong(read))
                .containsExactly(
                        "cell=2,6 out-of-order",
                        "cell=2,8 differs",
                        "cell=3,2 differs",
                        "cell=3,4 duplicate-kpi",
                        "cell=3,5 not-allowed",
                        "cell=3,7 not-allowed",
                        "cell=4,1 missing",
                        "cell=5,9 no-heading");
        assertThat(read.errors())
                .extracting(InputError::detail)
                .noneMatch(detail -> detail.contains("Coaches") || detail.contains("stray") || detail.contains("soon"));
    }

    @Test
    void aPercentSignSaysTheUnit() {
        assertThat(read("Target", "75%").contracts().get(0).path("kpis").get(0))
                .hasToString("{\"text\":\"On time\",\"target\":75,\"id\":\"K1\",\"unit\":\"percent\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ' empty'",
                "'Contract reference,KPI' | ' empty'",
                "'Contract,KPI' | ' missing-column'",
                "'Contract reference,Targets' | ' missing-column'",
                "'Contract reference,KPI,Measure' | 'cell=1,3 duplicate-column'",
                "'Contract reference,KPI\nC1,\"open' | ' malformed-csv'",
            })
    void aFileThatIsNoListIsRefused(String csv, String wrong) {
        assertThat(wrong(read(csv))).containsExactly(wrong);
    }

    @Test
    void aVeryLongFileIsRefused() {
        assertThat(wrong(read("Contract reference,KPI\n" + "C1,x\n".repeat(2500))))
                .containsExactly(" too-many");
        assertThat(wrong(SHEET.read(new byte[2_000_000], TODAY))).containsExactly(" too-large");
        // More measures than a contract may have.
        assertThat(wrong(read("Contract reference,KPI\n" + "C1,x\n".repeat(300))))
                .containsExactly("cell=2,1 too-many");
    }

    @Test
    void columnsHaveTheLettersOfASpreadsheet() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702))
                .extracting(column -> new Cell(1, column).letters())
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }

    @Test
    void noBytesMakeItFail() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = fixture();
            for (int j = 0; j <= random.nextInt(8); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            FileKind.of(bytes);
            var read = SHEET.read(bytes, TODAY);
            assertThat(read.accepted())
                    .as("seed " + seed)
                    .isEqualTo(!read.contracts().isEmpty());
        }
    }

    @Test
    void whatAFileHoldsIsToldByItsContent() throws IOException {
        assertThat(FileKind.of(fixture())).isEqualTo(FileKind.KPI_SHEET);
        for (String name : List.of("leisure-with-metrics.json", "package-with-a-broken-release.json")) {
            assertThat(FileKind.of(Files.readAllBytes(Path.of("fixtures/ocds", name))))
                    .isEqualTo(FileKind.PUBLISHED);
        }
        assertThat(FileKind.of(" \n{\"reference\":\"C1\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.CONTRACT);
        assertThat(FileKind.of("\uFEFF{\"records\":[]}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.PUBLISHED);
        assertThat(FileKind.of("{\"releases\":".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.CONTRACT);
        assertThat(FileKind.of("sep=;\r\nKPI;Contract reference".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.KPI_SHEET);
        assertThat(FileKind.of("Dear all".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of(new byte[0])).isEqualTo(FileKind.UNKNOWN);
        assertThat(FileKind.of(new byte[3_000_000])).isEqualTo(FileKind.UNKNOWN);
    }
}

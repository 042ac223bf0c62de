package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rightplace.contract.Contracts;

class CheckCommandTest extends AtMadeUpDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE =
            Contracts.FOLDER.resolve(Contracts.READY + ".json").toString();

    @Test
    void a_review_is_recorded_and_printed_for_a_panel_and_shown_again_in_the_same_words() {
        var ended = desk.run("check", FILE);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Ready to be signed\n=").contains("Recorded as decision ");
        var id = ended.out().replaceFirst("(?s).*Recorded as decision ([0-9a-f-]{36}).*", "$1");
        assertThat(desk.run("decisions", "show", id).out())
                .startsWith(ended.out().stripTrailing());
        assertThat(desk.run("decisions", "list", "--kind", "contract-review").out())
                .contains(id)
                .contains("READY");
    }

    @Test
    void with_json_standard_output_holds_the_review_and_nothing_else() throws IOException {
        var ended = desk.run("check", FILE, "--format", "json");
        var json = JSON.readTree(ended.out());
        assertThat(json.at("/advice/outcome").asText()).isEqualTo("READY");
        assertThat(json.at("/decision/logged").asBoolean()).isTrue();
        var shown = desk.run("decisions", "show", json.at("/decision/id").asText(), "--format", "json");
        assertThat(JSON.readTree(shown.out())).isEqualTo(json);
    }

    @Test
    void each_reader_is_told_in_words_of_their_own_as_text_and_as_a_page() {
        var officer = desk.run("check", FILE, "--reader", "officer").out();
        var family = desk.run("check", FILE, "--reader", "family").out();
        assertThat(officer).contains("Which duty applies", "The measures, one by one");
        assertThat(family)
                .contains("What this service promises children", "How we will know it works")
                .doesNotContain("s.52 asks");
        assertThat(desk.run("check", FILE, "--format", "html").out())
                .startsWith("<!doctype html>")
                .contains(">Ready to be signed</h1>");
    }

    @Test
    void what_is_wrong_is_said_at_once_and_nothing_is_recorded() throws IOException {
        var rows = desk.rows();
        var wrong = folder.resolve("wrong.json");
        Files.writeString(
                wrong,
                "{\"reference\":\"CT\",\"reviewDate\":\"2026-11-20\",\"service\":{\"kind\":\"Quexil\"},\"value\":{\"amountPence\":-1}}");
        var text = desk.run("check", wrong.toString());
        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err())
                .contains("There are 2 errors", "/service/kind", "/value/amountPence")
                .doesNotContain("Quexil");
        var json = desk.run("check", wrong.toString(), "--format", "json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(JSON.readTree(json.out()).get("errors")).hasSize(2);
        assertThat(desk.run("check", folder.resolve("none.json").toString()).code())
                .isEqualTo(2);
        assertThat(desk.rows()).isEqualTo(rows);
    }

    @Test
    void of_published_data_every_contract_is_reviewed_and_a_broken_release_is_refused_by_its_id() throws IOException {
        var ended = desk.run("check", "fixtures/ocds/package-with-a-broken-release.json", "--format", "json");
        assertThat(ended.code()).isEqualTo(2);
        var json = JSON.readTree(ended.out());
        assertThat(json.get("reviews"))
                .isNotEmpty()
                .allSatisfy(review ->
                        assertThat(review.at("/decision/logged").asBoolean()).isTrue());
        assertThat(json.get("refused")).hasSize(1);
        assertThat(json.at("/refused/0/release").asText()).isEqualTo("catering-award");
        assertThat(ended.err()).contains("Release catering-award is refused.");
        assertThat(desk.run("decisions", "list", "--kind", "contract-review")
                        .out()
                        .lines())
                .hasSizeGreaterThanOrEqualTo(json.get("reviews").size());
    }

    @Test
    void a_list_of_measures_from_a_spreadsheet_is_reviewed() throws IOException {
        var ended = desk.run("check", "fixtures/contracts/kpis.csv", "--format", "json");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(JSON.readTree(ended.out()).get("reviews"))
                .isNotEmpty()
                .allSatisfy(review -> assertThat(review.get("kpis")).isNotEmpty());
    }

    @Test
    void a_folder_is_no_page_and_nothing_of_it_is_reviewed() {
        long before = desk.area.ledger.size();
        var ended = desk.run("check", "fixtures/contracts", "--format", "html");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--format html shows one file", "[folder-as-html]");
        assertThat(desk.area.ledger.size()).isEqualTo(before);
    }

    @Test
    void columns_of_a_list_in_a_folder_that_are_not_known_are_said_to_be_passed_over() throws IOException {
        var contracts = Files.createDirectory(folder.resolve("lists"));
        var lines = Files.readAllLines(Path.of("fixtures/contracts/kpis.csv"));
        Files.writeString(contracts.resolve("a.csv"), lines.get(0) + ",mood" + "\n" + lines.get(1) + ",\n");
        assertThat(desk.run("check", contracts.toString()).out())
                .contains("a.csv: these columns are not known and were passed over: ");
    }

    @Test
    void of_a_folder_every_file_is_reviewed_and_shown_in_one_table() throws IOException {
        var contracts = Files.createDirectory(folder.resolve("contracts"));
        Files.copy(Path.of(FILE), contracts.resolve("a.json"));
        Files.copy(Path.of("fixtures/ocds/package-with-a-broken-release.json"), contracts.resolve("b.json"));
        Files.writeString(contracts.resolve("c.json"), "{\"reference\": \"private-words");
        Files.writeString(contracts.resolve("notes.txt"), "not looked at");
        var ended = desk.run("check", contracts.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("3 of 3 files");
        assertThat(ended.out())
                .startsWith("reference")
                .contains(
                        "READY",
                        "a.json",
                        "b.json, release catering-award is refused.",
                        "c.json is refused.",
                        "2 refused.")
                .doesNotContain("private-words", "notes.txt");
        var json = JSON.readTree(
                desk.run("check", contracts.toString(), "--format", "json").out());
        assertThat(json.findValuesAsText("file")).containsExactly("a.json", "b.json", "c.json");
    }

    @Test
    void a_folder_without_such_files_is_bad_input() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        var ended = desk.run("check", empty.toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("holds no file that ends in .json or .csv");
    }

    @Test
    void measures_that_would_close_gaps_are_suggested_in_words_for_each_reader() throws IOException {
        var file = Contracts.FOLDER.resolve("04-leisure-too-few-measures.json").toString();
        var suggested =
                JSON.readTree(desk.run("check", file, "--format", "json").out()).get("suggestions");
        assertThat(suggested).isNotEmpty();
        var first = suggested.get(0);
        assertThat(desk.run("check", file, "--reader", "officer").out().replaceAll("\\s+", " "))
                .contains(
                        "Measures that would close gaps", first.at("/kpi/text").asText())
                .contains("Closes: " + first.at("/closes/0").asText());
        assertThat(desk.run("check", file, "--reader", "family").out().replaceAll("\\s+", " "))
                .contains("What could be promised", first.get("family").asText());
    }
}

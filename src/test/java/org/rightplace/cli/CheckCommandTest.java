package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.contract.Contracts;

class CheckCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE =
            Contracts.FOLDER.resolve(Contracts.READY + ".json").toString();

    @TempDir
    Path folder;

    private MadeUpDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new MadeUpDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_review_is_recorded_and_printed_for_a_panel_and_shown_again_in_the_same_words() {
        var ended = desk.run("check", FILE);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Ready to be signed\n=").contains("Recorded as decision ");
        var id = ended.out().replaceFirst("(?s).*Recorded as decision ([0-9a-f-]{36}).*", "$1");
        assertThat(desk.run("decisions", "show", id).out()).isEqualTo(ended.out());
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
                .contains("<h1>Ready to be signed</h1>");
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
}

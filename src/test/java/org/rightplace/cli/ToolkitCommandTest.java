package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ToolkitCommandTest extends AtMadeUpDesk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "fixtures/toolkit/03-non-send-contract.json";

    @Test
    void an_evaluation_is_recorded_and_printed_for_a_panel_and_shown_again_in_the_same_words() {
        var ended = desk.run("toolkit", FILE);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Not ready for autistic people").contains("Recorded as decision ");
        var id = ended.out().replaceFirst("(?s).*Recorded as decision ([0-9a-f-]{36}).*", "$1");
        assertThat(desk.run("decisions", "show", id).out())
                .startsWith(ended.out().stripTrailing());
        assertThat(desk.run("decisions", "list", "--kind", "toolkit-evaluation").out())
                .contains(id)
                .contains("NOT_READY");
    }

    @Test
    void json_and_a_page_hold_the_same_evaluation() throws IOException {
        var json = JSON.readTree(desk.run("toolkit", FILE, "--format", "json").out());
        assertThat(json.at("/advice/outcome").asText()).isEqualTo("NOT_READY");
        assertThat(json.at("/criticalNoughts/0").asText()).isEqualTo("AT-07");
        assertThat(desk.run("toolkit", FILE, "--format", "html", "--reader", "family")
                        .out())
                .startsWith("<!doctype html>");
    }

    @Test
    void what_is_wrong_is_said_with_its_place_and_never_its_value() throws IOException {
        var file = folder.resolve("wrong.json");
        Files.writeString(
                file,
                "{\"reference\":\"TK-1\",\"scope\":\"Kept Quiet\",\"subject\":{},\"evaluatedOn\":\"2026-09-01\"}");
        var ended = desk.run("toolkit", file.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.err()).contains("scope").doesNotContain("Kept Quiet");
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsCommandTest {

    @TempDir
    static Path folder;

    private static MadeUpDesk desk;
    private static String request;

    @BeforeAll
    static void open() throws IOException {
        desk = new MadeUpDesk(folder);
        request = SentRequest.file(folder, "request.json", SentRequest.whole());
        desk.run("recommend", request);
        desk.run("recommend", request);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String newest() {
        return desk.area.ledger.newest(1, null, null).get(0).entry().decisionId();
    }

    @Test
    void list_gives_a_line_each_newest_first_and_nothing_of_a_person() {
        var ended = desk.run("decisions", "list");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        var lines = ended.out().lines().toList();
        assertThat(lines).hasSize((int) desk.area.ledger.size());
        assertThat(lines.get(0))
                .startsWith("     " + (lines.size() - 1) + "  ")
                .contains(newest())
                .contains("placement-recommendation")
                .containsPattern("[A-Z_]{5,}(S39_5|S33|S40)?( 900001)?$");
        assertThat(lines.get(lines.size() - 1)).startsWith("     0  ").contains("genesis");
        assertThat(ended.out()).doesNotContain(SentRequest.CANARY, "ZZ1", "2015-04-17");
        assertThat(desk.run("decisions").out()).isEqualTo(ended.out());
    }

    @Test
    void list_may_be_limited_but_not_to_nothing() {
        assertThat(desk.run("decisions", "list", "--limit", "1").out().lines()).hasSize(1);
        for (String none : new String[] {"0", "-3"}) {
            var ended = desk.run("decisions", "list", "--limit", none);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("--limit must be at least 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer", "panel", "family"})
    void show_says_what_was_said_when_it_was_made(String reader) {
        for (String format : new String[] {"text", "json", "html"}) {
            var made = desk.run("recommend", request, "--reader", reader, "--format", format);
            var shown = desk.run("decisions", "show", newest(), "--reader", reader, "--format", format);
            assertThat(shown.code()).isZero();
            assertThat(shown.err()).isEmpty();
            assertThat(shown.out()).isEqualTo(made.out());
        }
    }

    @Test
    void show_gives_the_body_of_what_is_no_recommendation() {
        var genesis = desk.area.ledger.at(0).orElseThrow().entry().decisionId();
        var ended = desk.run("decisions", "show", genesis);
        assertThat(ended.code()).isZero();
        assertThat(SentRequest.onlyDocument(ended.out()).get("kind").asText()).isEqualTo("genesis");
    }

    @Test
    void an_unknown_decision_is_bad_input() {
        var text = desk.run("decisions", "show", "01935f3e-0000-7000-8000-000000000000");
        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("There is no decision with that id").contains("decisions list");

        var json = desk.run("decisions", "show", "nonsense", "--format", "json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(SentRequest.onlyDocument(json.out()).at("/errors/0/code").asText())
                .isEqualTo("unknown-decision");
    }
}

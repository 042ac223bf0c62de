package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void list_gives_what_is_asked_for_and_nothing_else() {
        var all = desk.run("decisions", "list").out().lines().toList();
        var advice = all.stream()
                .filter(line -> line.contains("placement-recommendation"))
                .toList();
        var genesis = all.get(all.size() - 1);
        assertThat(list("--kind", "genesis")).containsExactly(genesis);
        assertThat(list("--kind", "placement-recommendation")).isEqualTo(advice);
        assertThat(list("--from", "2026-11-20", "--to", "2026-11-20")).isEqualTo(all);
        assertThat(list("--from", "2026-11-21")).isEmpty();
        assertThat(list("--to", "2026-11-19")).isEmpty();
        assertThat(list("--setting", "900001")).isEqualTo(advice);
        assertThat(list("--setting", "900002", "--kind", "genesis")).isEmpty();
        assertThat(list("--departed", "true")).isEmpty();
        assertThat(list("--departed", "false")).isEqualTo(all);
        assertThat(list("--text", SentRequest.CANARY.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(advice);
        assertThat(list("--text", "no-such-word")).isEmpty();
        var outcome = desk.area
                .ledger
                .newest(1, null, null)
                .get(0)
                .body()
                .at("/content/result/outcome")
                .asText();
        assertThat(list("--outcome", outcome)).isEqualTo(advice);
        assertThat(list("--outcome", "NO_SUCH_OUTCOME")).isEmpty();
        assertThat(list("--principle", "STAT-10")).isEqualTo(advice);
        assertThat(list("--principle", "STAT-10:NOT_APPLICABLE")).isEmpty();
    }

    private static List<String> list(String... asked) {
        var args = Stream.concat(Stream.of("decisions", "list"), Arrays.stream(asked))
                .toArray(String[]::new);
        var ended = desk.run(args);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        return ended.out().lines().toList();
    }

    @Test
    void everything_wrong_with_what_is_asked_is_told_at_once_and_not_repeated() {
        var ended = desk.run(
                "decisions",
                "list",
                "--kind",
                "canary",
                "--from",
                "0000-01-01",
                "--to",
                "canary",
                "--outcome",
                "canary",
                "--principle",
                "canary",
                "--setting",
                "7",
                "--departed",
                "canary",
                "--text",
                "canary".repeat(100));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).hasSize(8).allMatch(line -> line.matches("--[a-z]+: This must .*\\."));
        assertThat(ended.err()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer", "panel", "family"})
    void show_says_what_was_said_when_it_was_made(String reader) {
        for (String format : new String[] {"text", "json", "html"}) {
            var made = desk.run("recommend", request, "--reader", reader, "--format", format);
            var shown = desk.run("decisions", "show", newest(), "--reader", reader, "--format", format);
            assertThat(shown.code()).isZero();
            assertThat(shown.err()).isEmpty();
            // Under it stands what people chose on it.
            assertThat(shown.out().replaceFirst("(<p>)?No person has decided on this advice yet\\.(</p>)?", ""))
                    .isEqualToIgnoringWhitespace(made.out());
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

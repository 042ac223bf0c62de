package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.placement.MadeUpArea;

class RecommendCommandTest {

    private static final int ASKED_FOR = 900001;
    /** An infant school in another town: in the register, never an option for this child. */
    private static final int NO_OPTION = 900012;

    @TempDir
    static Path folder;

    private static MadeUpDesk desk;
    private static String request;
    private long before;

    @BeforeAll
    static void open() throws IOException {
        desk = new MadeUpDesk(folder);
        request = SentRequest.file(folder, "request.json", SentRequest.whole());
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @BeforeEach
    void count() {
        before = desk.area.ledger.size();
    }

    private static String headline() {
        return SentRequest.onlyDocument(desk.run("recommend", request, "--what-if", "--format", "json")
                        .out())
                .at("/advice/headline")
                .asText();
    }

    private long recorded() {
        return desk.area.ledger.size() - before;
    }

    @Test
    void text_says_the_advice_and_where_it_is_recorded() {
        var ended = desk.run("recommend", request);

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(recorded()).isOne();
        var newest = desk.area.ledger.newest(1, null, null).get(0).entry();
        assertThat(ended.out())
                .startsWith(headline() + "\n")
                .contains("A named person decides")
                .contains("Recorded as decision " + newest.decisionId() + ", entry " + newest.sequence() + ", at ")
                .contains(
                        "Rulebook " + MadeUpArea.rules().catalogue().manifest().name() + " ")
                .contains(MadeUpArea.rules().catalogue().digest().substring(0, 19))
                .contains("law as at 2026-11-20." + System.lineSeparator())
                .endsWith(desk.area
                                .ledger
                                .proofs()
                                .checkpoint(newest.sequence() + 1)
                                .strip()
                        + System.lineSeparator());
    }

    @Test
    void json_is_one_document_that_names_its_decision() {
        var ended = desk.run("recommend", request, "--format", "json");

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        var json = SentRequest.onlyDocument(ended.out());
        var newest = desk.area.ledger.newest(1, null, null).get(0);
        assertThat(json.at("/decision/id").asText()).isEqualTo(newest.entry().decisionId());
        assertThat(json.at("/decision/logged").asBoolean()).isTrue();
        assertThat(json.at("/advice/outcome").asText())
                .isEqualTo(newest.body().at("/content/result/outcome").asText());
    }

    @Test
    void html_is_one_whole_page() {
        var ended = desk.run("recommend", request, "--format", "html");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("<!doctype html>").contains(">" + headline() + "</h1>");
        assertThat(ended.out().strip()).endsWith("</html>");
        assertThat(recorded()).isOne();
    }

    @Test
    void each_reader_gets_their_own_words() {
        var said = new ArrayList<String>();
        for (String reader : new String[] {"officer", "panel", "family"}) {
            var ended = desk.run("recommend", request, "--reader", reader, "--what-if");
            assertThat(ended.code()).isZero();
            said.add(ended.out());
        }
        assertThat(said).doesNotHaveDuplicates();
        assertThat(said.get(0)).contains("CFA 2014 s.39");
        assertThat(said.get(2)).contains("decides", "reasons").doesNotContain("s.39(6)");
        assertThat(desk.run("recommend", request, "--what-if").out()).isEqualTo(said.get(1));
    }

    @ParameterizedTest
    @EnumSource(Shown.Format.class)
    void what_if_records_nothing_and_says_so(Shown.Format format) {
        var rows = desk.rows();
        var ended = desk.run("recommend", request, "--what-if", "--format", format.name());

        assertThat(ended.code()).isZero();
        assertThat(desk.rows()).isEqualTo(rows);
        switch (format) {
            case text ->
                assertThat(ended.out())
                        .contains("A trial: not recorded, and nothing may be decided on it.")
                        .doesNotContain("Recorded as");
            case json -> {
                var json = SentRequest.onlyDocument(ended.out());
                assertThat(json.at("/decision/logged").isBoolean()).isTrue();
                assertThat(json.at("/decision/logged").asBoolean()).isFalse();
                assertThat(json.at("/decision/id").isNull()).isTrue();
                assertThat(json.at("/decision/sequence").isNull()).isTrue();
            }
            default -> assertThat(ended.out()).startsWith("<!doctype html>");
        }
    }

    @Test
    void what_if_gives_the_advice_that_would_be_recorded() {
        var trial = SentRequest.onlyDocument(
                desk.run("recommend", request, "--what-if", "--format", "json").out());
        var given = SentRequest.onlyDocument(
                desk.run("recommend", request, "--format", "json").out());
        for (String part : new String[] {"advice", "options", "findings", "ruledOut", "actions", "deadlines"}) {
            assertThat(trial.get(part)).as(part).isEqualTo(given.get(part));
        }
    }

    @Test
    void why_not_explains_one_option() {
        var ended = desk.run("recommend", request, "--why-not", "900002");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("- Withy Lane Primary School: ")
                .doesNotContain("Quillbridge Heron", headline())
                .contains("Recorded as decision ");
        assertThat(recorded()).isOne();
    }

    @Test
    void why_not_explains_a_setting_that_was_no_option() {
        var ended = desk.run("recommend", request, "--why-not", String.valueOf(NO_OPTION), "--reader", "officer");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("- Otter Bank Infant School: ").contains("Recorded as decision ");
        assertThat(recorded()).isOne();
        var newest = desk.area.ledger.newest(1, null, null).get(0);
        assertThat(newest.body().at("/content/options").has(String.valueOf(NO_OPTION)))
                .as("the advice recorded is that of the request as it was sent in")
                .isFalse();
    }

    @Test
    void why_not_of_a_setting_that_was_no_option_stays_one_document() {
        var ended = desk.run("recommend", request, "--why-not", String.valueOf(NO_OPTION), "--format", "json");

        assertThat(ended.code()).isZero();
        var json = SentRequest.onlyDocument(ended.out());
        assertThat(json.get("options").findValuesAsText("urn")).contains(String.valueOf(NO_OPTION));
        assertThat(json.at("/decision/logged").asBoolean()).isFalse();
        assertThat(ended.err())
                .as("the decision that was recorded is told too")
                .contains(desk.area.ledger.newest(1, null, null).get(0).entry().decisionId());
    }

    @Test
    void why_not_with_what_if_records_nothing() {
        assertThat(desk.run("recommend", request, "--why-not", String.valueOf(NO_OPTION), "--what-if")
                        .code())
                .isZero();
        assertThat(recorded()).isZero();
    }

    @Test
    void why_not_of_an_unknown_setting_is_refused_and_nothing_is_recorded() {
        var rows = desk.rows();
        var ended = desk.run("recommend", request, "--why-not", "999999");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("There is no setting 999999 in the register.");
        var json = desk.run("recommend", request, "--why-not", "999999", "--format", "json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(SentRequest.onlyDocument(json.out()).at("/errors/0/code").asText())
                .isEqualTo("unknown-urn");
        assertThat(desk.rows()).isEqualTo(rows);
    }

    @Test
    void why_not_of_the_setting_asked_for_explains_that_one() {
        assertThat(desk.run("recommend", request, "--what-if", "--why-not", String.valueOf(ASKED_FOR))
                        .out())
                .startsWith("- Quillbridge Heron Primary School: ")
                .contains("asked for");
    }

    @Test
    void a_missing_file_is_bad_input_in_either_format() {
        var text = desk.run("recommend", folder.resolve("none.json").toString());
        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("none.json is not a file that can be read");

        var json = desk.run("recommend", folder.toString(), "--format", "json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(SentRequest.onlyDocument(json.out()).at("/errors/0/code").asText())
                .isEqualTo("unreadable-file");
        assertThat(recorded()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reccommend",
                "recommend",
                "recommend REQUEST --format pdf",
                "recommend REQUEST --reader judge",
                "recommend REQUEST --why-not school",
                "recommend REQUEST --why-not",
                "recommend REQUEST --whatif",
                "recommend REQUEST REQUEST",
                "decisions show",
                "decisions list --limit many",
            })
    void a_command_line_that_says_nothing_sensible_is_bad_input(String line) {
        var rows = desk.rows();
        var ended = desk.run(
                line.isEmpty()
                        ? new String[0]
                        : line.replace("REQUEST", request).split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .containsAnyOf("Usage: rightplace", "Did you mean", "Possible solutions")
                .doesNotContain("\tat ", "Exception");
        assertThat(desk.rows()).isEqualTo(rows);
    }

    @Test
    void readers_and_formats_may_be_written_in_either_case() {
        var ended = desk.run("recommend", request, "--what-if", "--reader", "Family", "--format", "TEXT");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .isEqualTo(desk.run("recommend", request, "--what-if", "--reader", "family")
                        .out());
    }

    @Test
    void help_is_an_answer() {
        var ended = desk.run("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("recommend").contains("decisions");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_changed_fact_is_tried_and_says_what_it_moved() {
        var ended = desk.run(
                "recommend",
                "fixtures/requests/21-no-answer-within-fifteen-days.json",
                "--what-if",
                "--set",
                "consultations[900008].repliedOn=2026-11-20");

        assertThat(ended.code()).isZero();
        assertThat(recorded()).isZero();
        assertThat(ended.out())
                .contains("What moved:", "Advice: NEEDS_CONSULTATION → NAME_REQUESTED")
                .contains("Setting advised: none → 900008", "Option 900008: needs-consultation → advised");
    }

    @Test
    void what_moved_is_json_too_and_null_takes_a_fact_out() {
        var ended = desk.run(
                "recommend",
                "fixtures/requests/08-no-request-four-local.json",
                "--what-if",
                "--format",
                "json",
                "--set",
                "views.parent.mainstream=null");

        assertThat(ended.code()).isZero();
        var moved = SentRequest.onlyDocument(ended.out()).get("moved");
        assertThat(moved.at("/outcome/from").asText()).isEqualTo("NAME_LA_CHOICE_S40");
        assertThat(moved.at("/outcome/to").asText()).isEqualTo("NEEDS_CONSULTATION");
        assertThat(moved.get("findings").has("LAW-33-DUTY")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=true", "consultations[=true", "person.dateOfBirth", "views..child=true"})
    void a_change_that_cannot_be_read_is_refused_without_repeating_it(String set) {
        var ended = desk.run("recommend", request, "--what-if", "--set", set);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("PATH=VALUE").doesNotContain("dateOfBirth");
        assertThat(recorded()).isZero();
    }

    @Test
    void a_changed_fact_that_the_request_cannot_hold_is_refused_with_its_place() {
        var ended = desk.run("recommend", request, "--what-if", "--set", "person.dateOfBirth=soon");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("/person/dateOfBirth").doesNotContain("soon");
    }

    @Test
    void a_change_is_only_ever_tried() {
        var ended = desk.run("recommend", request, "--set", "views.child.captured=true");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--what-if");
        assertThat(recorded()).isZero();
    }

    @Test
    void why_not_says_what_was_read_what_is_needed_and_what_would_have_it_advised() {
        var ended = desk.run(
                "recommend", "fixtures/requests/23-every-ring-passed-over.json", "--what-if", "--why-not", "900029");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Read: ", "Needed: ");
        assertThat(ended.out())
                .containsAnyOf("What would have it advised", "No one or two facts that can lawfully change");
    }
}

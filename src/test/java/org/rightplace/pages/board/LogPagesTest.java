package org.rightplace.pages.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.privacy.PersonalValues;

/** The log, its proofs, departures and looks, over every made-up record: a real server, as boards and others see it. */
class LogPagesTest {

    private static final String BOARD = "board 873,874";
    private static final String PANEL = "panel 873,874";

    private static Board board;
    private static String departed;
    private static String departure;
    private static String agreed;

    @BeforeAll
    static void start() throws Exception {
        board = Board.served();
        departed = board.placements.get(0);
        departure = board.departure;
        agreed = board.agreed;
    }

    @Test
    void the_log_shows_fifty_entries_a_page_in_words() throws Exception {
        var first = board.page(BOARD, "/log");
        assertThat(first)
                .contains("A person's choice", "Decided otherwise than advised", "Contract review", "rel=\"next\"")
                .contains("/decisions/" + departure)
                .doesNotContain("NAME_REQUESTED<");
        assertThat(first.split("<tr", -1)).hasSize(52);
        var next = first.replaceAll("(?s).*href=\"(/log\\?[^\"]*)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&");
        assertThat(board.page(BOARD, next))
                .contains("Start of the log", "Placement advice")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void it_is_filtered_as_the_api_is() throws Exception {
        assertThat(board.page(BOARD, "/log?kind=human-choice&from=&to=&outcome=&principle=&setting=&departed="))
                .contains("/decisions/" + departure, "/decisions/" + agreed)
                .doesNotContain("/decisions/" + departed + "\"");
        assertThat(board.page(BOARD, "/log?departed=true"))
                .contains("/decisions/" + departed)
                .doesNotContain(agreed);
        assertThat(board.page(BOARD, "/log?outcome=NEEDS_CONSULTATION&principle=STAT-10%3AMET"))
                .contains("Settings must be consulted first");
        assertThat(board.page(BOARD, "/log?from=2026-11-21")).contains("No entry was found");
    }

    @Test
    void what_is_filled_in_wrongly_is_said_at_its_field_and_not_repeated_in_the_error() throws Exception {
        var answer = board.get(BOARD, "/log?from=yesterday&principle=Ann+Example&setting=12");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<title>Error: Decision log", "There is a problem", "href=\"#from\"", "href=\"#setting\"")
                .contains("Recorded from must be a day that exists", "id=\"principle-error\"");
    }

    @Test
    void words_are_looked_for_in_a_posted_form_and_never_by_boards() throws Exception {
        assertThat(board.page(BOARD, "/log"))
                .contains("Boards cannot look for words")
                .doesNotContain("name=\"text\"");
        var refused = board.form(BOARD, "/log", Map.of("text", "C-9001"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("There is a problem").doesNotContain("C-9001");
        var found = board.form(PANEL, "/log", Map.of("text", "C-9001"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("Entries with these words", "/decisions/" + departed);
        assertThat(board.form(PANEL, "/log", Map.of("text", " ")).body()).contains("Enter the words to look for");
        assertThat(looks(1).get(0).what()).isEqualTo(Look.What.SEARCH);
    }

    @ParameterizedTest
    @CsvSource({
        "/log, caseworker panel decision-maker commissioner board",
        "/log/departures, caseworker panel decision-maker commissioner board",
        "/log/checkpoints, caseworker panel decision-maker commissioner board rules-owner administrator",
        "/looks, board"
    })
    void each_is_for_those_it_is_for(String path, String roles) throws Exception {
        for (String role : List.of(
                "caseworker", "panel", "decision-maker", "commissioner", "board", "rules-owner", "administrator")) {
            assertThat(board.get(role + " 873,874", path).statusCode())
                    .as(role)
                    .isEqualTo(List.of(roles.split(" ")).contains(role) ? 200 : 403);
        }
    }

    @Test
    void records_of_others_are_not_there() throws Exception {
        for (String what : List.of("", "/proof", "/proof?verify=now")) {
            assertThat(board.get("board 925", "/decisions/" + departure + what).statusCode())
                    .isEqualTo(404);
            assertThat(board.get("commissioner 873,874", "/decisions/" + departure + what)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(board.page("board 925", "/log")).doesNotContain(departed).contains("Start of the log");
        assertThat(board.page("board 925", "/log/departures")).contains("No decision departed");
        assertThat(board.page("commissioner 873,874", "/log")).doesNotContain("Placement advice</a", departed);
    }

    @Test
    void a_choice_is_shown_to_a_board_by_its_codes_and_whole_to_whoever_says_why() throws Exception {
        var codes = board.page(BOARD, "/decisions/" + departure);
        assertThat(codes)
                .contains("Decided otherwise than advised", "Reason by its code", "What is personal is not shown")
                .contains("/decisions/" + departed)
                .doesNotContain("Decided by");
        assertThat(board.page(BOARD, "/decisions/" + departure + "?reason-to-know=departure"))
                .contains("Decided by", "Reason in words")
                .doesNotContain("What is personal is not shown");
        assertThat(looks(1).get(0).reason()).isEqualTo("departure");
        assertThat(board.page(PANEL, "/decisions/" + departure)).contains("Decided by", "Reason in words");
    }

    @Test
    void what_a_board_is_not_shown_is_not_said_to_be_erased() throws Exception {
        assertThat(board.page(BOARD, "/decisions/" + departed))
                .contains("Who chose it, and why, is not shown.", "recorded on 20 November 2026 at ")
                .doesNotContain("erased");
    }

    @Test
    void departures_stand_beside_the_advice_with_the_code_in_words() throws Exception {
        var page = board.page(BOARD, "/log/departures");
        assertThat(page)
                .contains("Advised", "Chosen", "/decisions/" + departed, "/decisions/" + departure)
                .doesNotContain("Reason:</strong>", agreed);
        assertThat(board.page(PANEL, "/log/departures")).contains("Reason:</strong>");
    }

    @Test
    void a_board_has_any_entry_checked_and_the_look_is_written_down() throws Exception {
        for (String id : List.of(departed, departure, board.contracts.get(0), genesis())) {
            assertThat(board.page(BOARD, "/decisions/" + id + "/proof"))
                    .contains("Verify now", "Hash of the record")
                    .doesNotContain(">Verified<");
            var page = board.page(BOARD, "/decisions/" + id + "/proof?verify=now");
            assertThat(page).contains(">Verified<", "What was checked").doesNotContain(">Wrong<", "Not verified");
            assertThat(page.split(">Right<", -1)).hasSize(6);
            assertThat(looks(1).get(0).decisionId()).isEqualTo(id);
        }
    }

    @Test
    void checkpoints_are_checked_one_against_the_next() throws Exception {
        assertThat(board.page(BOARD, "/log/checkpoints"))
                .contains(
                        "Checkpoints in files",
                        board.served.area.ledger.proofs().key())
                .doesNotContain(">Verified<");
        assertThat(board.page(BOARD, "/log/checkpoints?verify=now"))
                .contains(">Verified<", "Nothing among them was changed")
                .doesNotContain("Not verified");
    }

    @Test
    void a_checkpoint_that_was_tampered_with_is_shown_as_wrong() throws Exception {
        var file = board.folder.resolve("checkpoints/checkpoint-000000000007.txt");
        var lines = board.served.area.ledger.proofs().checkpoint(7).split("\n", -1);
        lines[2] = (lines[2].startsWith("A") ? "B" : "A") + lines[2].substring(1);
        Files.writeString(file, String.join("\n", lines), StandardCharsets.UTF_8);
        try {
            assertThat(board.page(BOARD, "/log/checkpoints?verify=now")).contains("Not verified", "Wrong");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void looks_are_found_by_day_and_by_record() throws Exception {
        board.page(BOARD, "/decisions/" + agreed + "/proof");
        assertThat(board.page(BOARD, "/looks?decision=" + agreed + "&day=2026-11-20&account="))
                .contains("The proof, with nothing personal", "/decisions/" + agreed + "/proof");
        assertThat(board.page(BOARD, "/looks?day=2026-11-19")).contains("No look was found");
        assertThat(board.page("board 925", "/looks?decision=" + agreed)).contains("No look was found");
        var wrong = board.get(BOARD, "/looks?decision=somebody");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("There is a problem", "href=\"#decision\"");
    }

    /** Everything of this desk, held against everything personal in the fixtures. */
    @Test
    void a_board_sees_nothing_personal() throws Exception {
        var personal = PersonalValues.ofFixtures();
        var seen = new StringBuilder();
        for (String path : List.of(
                "/log", "/log?kind=placement-recommendation", "/log/departures", "/log/checkpoints?verify=now")) {
            seen.append(board.page(BOARD, path));
        }
        var all = board.served.area.ledger.find(Filter.of(null), 1000, null);
        for (var stored : all) {
            var id = stored.entry().decisionId();
            seen.append(board.page(BOARD, "/decisions/" + id + "/proof?verify=now"));
            if (stored.isAboutSomebody()) {
                seen.append(board.page(BOARD, "/decisions/" + id));
            }
        }
        assertThat(personal.standingIn(seen.toString())).isEmpty();
        assertThat(all).extracting(one -> one.entry().kind()).contains(EntryKind.HUMAN_CHOICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log?after=x", "/log?kind=none", "/looks?before=0"})
    void no_address_makes_it_fail(String path) throws Exception {
        assertThat(board.get(BOARD, path).statusCode()).isEqualTo(400);
    }

    private static String genesis() {
        return board.served.area.ledger.at(0).orElseThrow().entry().decisionId();
    }

    private static List<Look> looks(int limit) {
        return board.served.area.looks.find(new Looks.Asked(null, null, null), limit, null);
    }
}

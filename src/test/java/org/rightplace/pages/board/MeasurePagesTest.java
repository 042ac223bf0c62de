package org.rightplace.pages.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.privacy.PersonalValues;

/** Every made-up record counted: by the API, on the page and in the file the same. */
class MeasurePagesTest {

    private static final String BOARD = "board 873,874";
    private static final String PERIOD = "?from=2026-11-01&to=2026-11-30";

    private static Board board;

    @BeforeAll
    static void start() throws Exception {
        board = Board.served();
    }

    private static JsonNode measures(String who, String query) throws Exception {
        var answer = board.get(who, "/api/v1/measures" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode measure(JsonNode all, String id) {
        return StreamSupport.stream(all.get("measures").spliterator(), false)
                .filter(one -> one.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Long total(JsonNode measure, String code) {
        for (JsonNode row : measure.get("rows")) {
            if (row.get("code").asText().equals(code)) {
                return row.get("total").isNull()
                        ? null
                        : (Long) row.get("total").asLong();
            }
        }
        return 0L;
    }

    @Test
    void each_piece_of_advice_counts_once() throws Exception {
        var all = measures(BOARD, PERIOD);
        assertThat(all.get("smallNumberLimit").asLong()).isEqualTo(5);
        assertThat(measure(all, "placement-outcomes").at("/total/total").asLong())
                .isEqualTo(board.placements.size());
        assertThat(measure(all, "contract-outcomes").at("/total/total").asLong())
                .isEqualTo(board.contracts.size());
        assertThat(measure(all, "choices").at("/total/total").asLong()).isEqualTo(board.placements.size());
        assertThat(measure(all, "departures").at("/total/total").isNull())
                .as("one is too few to show")
                .isTrue();
        assertThat(total(measure(all, "choices"), "departed")).isNull();
        assertThat(measure(all, "deadlines").get("says").asText()).startsWith("In time:");
        for (JsonNode one : all.get("measures")) {
            assertThat(one.get("says").asText()).isNotBlank();
        }
    }

    @Test
    void what_is_not_in_the_period_is_not_counted_and_months_are_whole() throws Exception {
        var before = measures(BOARD, "?to=2026-10-31");
        assertThat(measure(before, "placement-outcomes").at("/total/total").asLong())
                .isZero();
        assertThat(measure(before, "placement-outcomes").get("says").asText()).isEqualTo("Nothing was counted.");
        var whole = measures(BOARD, "?from=2026-11-20&to=2026-11-02");
        assertThat(whole.get("from").asText()).isEqualTo("2026-11-01");
        assertThat(whole.get("to").asText()).isEqualTo("2026-11-30");
        assertThat(measures(BOARD, "").get("from").asText()).isEqualTo("2025-12-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "authority"})
    void split_it_comes_to_the_same(String by) throws Exception {
        var plain = measure(measures(BOARD, PERIOD), "placement-outcomes");
        var split = measure(measures(BOARD, PERIOD + "&by=" + by), "placement-outcomes");
        assertThat(split.at("/total/total")).isEqualTo(plain.at("/total/total"));
        assertThat(split.get("groups")).isNotEmpty();
        for (JsonNode row : split.get("rows")) {
            assertThat(row.get("byGroup")).hasSameSizeAs(split.get("groups"));
        }
    }

    @Test
    void each_sees_measures_of_what_they_may_see_records_of() throws Exception {
        assertThat(ids("commissioner 873,874"))
                .containsExactly("contract-colours", "contract-outcomes", "toolkit-bands");
        assertThat(ids("panel 873,874")).contains("placement-outcomes").doesNotContain("contract-outcomes");
        assertThat(measure(measures("board 925", PERIOD), "placement-outcomes")
                        .at("/total/total")
                        .asLong())
                .isZero();
        for (String who : List.of("caseworker", "rules-owner", "administrator")) {
            assertThat(board.get(who + " 873", "/measures").statusCode()).isEqualTo(403);
            assertThat(board.get(who + " 873", "/measures.csv").statusCode()).isEqualTo(403);
        }
    }

    private static List<String> ids(String who) throws Exception {
        return StreamSupport.stream(measures(who, PERIOD).get("measures").spliterator(), false)
                .map(one -> one.get("id").asText())
                .toList();
    }

    @Test
    void the_page_says_shows_and_lists_each_and_hides_the_same() throws Exception {
        for (String query : List.of(PERIOD, PERIOD + "&by=authority", PERIOD + "&by=month")) {
            var page = board.page(BOARD, "/measures" + query);
            for (JsonNode one : measures(BOARD, query).get("measures")) {
                assertThat(page)
                        .contains(one.get("title").asText(), one.get("says").asText());
            }
            assertThat(page).contains("those from 1 to 4 are hidden", ">hidden<", "<rect");
            assertThat(PersonalValues.ofFixtures().standingIn(page)).isEmpty();
        }
    }

    @Test
    void the_file_has_a_line_for_each_number() throws Exception {
        var answer = board.get(BOARD, "/measures.csv" + PERIOD + "&by=authority");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.body())
                .startsWith("from,to,measure,title,code,name,group,number\r\n")
                .contains("\"choices\"", "\"hidden\"", "\"Cambridgeshire\"");
        assertThat(PersonalValues.ofFixtures().standingIn(answer.body())).isEmpty();
    }

    @Test
    void what_is_filled_in_wrongly_is_said_at_its_field() throws Exception {
        var wrong = board.get(BOARD, "/measures?from=soon&by=need");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("There is a problem", "href=\"#from\"", "href=\"#by\"");
        var backwards = board.get(BOARD, "/measures?from=2026-11-01&to=2026-10-01");
        assertThat(backwards.statusCode()).isEqualTo(400);
        assertThat(backwards.body()).contains("The last month must not be before the first");
        assertThat(board.get(BOARD, "/api/v1/measures?from=2026-11-01&to=2026-10-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(board.get(BOARD, "/api/v1/measures?by=need").statusCode()).isEqualTo(400);
        assertThat(board.page(BOARD, "/measures?from=&to=&by=")).contains("Only whole months");
    }
}

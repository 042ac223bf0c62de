package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;

/** {@code decisions chase} over a real ledger. */
class ChaseTest extends AtMadeUpDesk {

    /** Only to decide, by 27 November. */
    private static final String NAMED = "01-s41-nothing-else-suitable";

    /** Settings to consult, and one whose answer is awaited. */
    private static final String AWAITED = "21-no-answer-within-fifteen-days";

    private static final String GAP = "23-every-ring-passed-over";

    /** Records advice on an example under a reference; the id of the decision. */
    private String record(String example, String reference) throws IOException {
        var request = (ObjectNode) SentRequest.JSON.readTree(MadeUpArea.request(example));
        request.put("reference", reference);
        var ended = desk.run("recommend", SentRequest.file(folder, "request.json", request), "--format", "json");
        assertThat(ended.code()).as(ended.err()).isZero();
        return SentRequest.onlyDocument(ended.out()).at("/decision/id").asText();
    }

    private List<JsonNode> chase(String... more) {
        var list = json(more);
        return StreamSupport.stream(list.get("actions").spliterator(), false).toList();
    }

    private JsonNode json(String... more) {
        var args = new ArrayList<>(List.of("decisions", "chase", "--format", "json"));
        args.addAll(List.of(more));
        var ended = desk.run(args.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        var read = MadeUpArea.rules()
                .schemas()
                .of("chase-list")
                .read(ended.out().getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {});
        assertThat(read.errors()).isEmpty();
        return SentRequest.onlyDocument(ended.out());
    }

    @Test
    void an_empty_ledger_has_nothing_to_chase() {
        var text = desk.run("decisions", "chase");
        assertThat(text.code()).isZero();
        assertThat(text.out()).isEqualTo("Nothing to chase as at 2026-11-20.\n");
        assertThat(desk.run("decisions", "chase", "--format", "csv").out())
                .startsWith("due,overdue,who,")
                .endsWith("\r\n")
                .hasLineCount(1);
        assertThat(chase()).isEmpty();
    }

    @Test
    void the_actions_of_the_latest_advice_on_each_request_the_first_due_first() throws IOException {
        var superseded = record(AWAITED, "PL-1");
        var latest = record(NAMED, "PL-1");
        var other = record(GAP, "PL-2");
        var actions = chase();

        assertThat(actions)
                .extracting(one -> one.get("decision").asText())
                .contains(latest, other)
                .doesNotContain(superseded);
        assertThat(actions).extracting(one -> one.get("due").asText()).isSortedAccordingTo(Comparator.naturalOrder());
        for (String id : List.of(latest, other)) {
            var shown = SentRequest.onlyDocument(
                    desk.run("decisions", "show", id, "--format", "json").out());
            var own = actions.stream()
                    .filter(one -> one.get("decision").asText().equals(id))
                    .toList();
            assertThat(own).hasSameSizeAs(shown.get("actions"));
            for (JsonNode action : shown.get("actions")) {
                assertThat(own)
                        .anySatisfy(one -> action.properties()
                                .forEach(field ->
                                        assertThat(one.get(field.getKey())).isEqualTo(field.getValue())));
            }
            assertThat(own)
                    .allSatisfy(one ->
                            assertThat(one.get("reference").asText()).isEqualTo(id.equals(other) ? "PL-2" : "PL-1"));
        }
    }

    @Test
    void what_is_overdue_depends_on_the_day_and_what_was_recorded_later_is_left_out() throws IOException {
        record(NAMED, "PL-1");
        var due = chase().stream()
                .filter(one -> one.get("kind").asText().equals("decide"))
                .findFirst()
                .orElseThrow();
        assertThat(due.get("due").asText()).isEqualTo("2026-11-27");
        assertThat(due.get("overdue").asBoolean()).isFalse();
        assertThat(chase("--as-at", "2026-11-27"))
                .noneMatch(one -> one.get("overdue").asBoolean());
        assertThat(chase("--as-at", "2026-11-28"))
                .filteredOn(one -> one.get("kind").asText().equals("decide"))
                .allMatch(one -> one.get("overdue").asBoolean());
        assertThat(chase("--as-at", "2026-11-19")).isEmpty();
        assertThat(json("--as-at", "2026-11-28").get("asAt").asText()).isEqualTo("2026-11-28");
    }

    @Test
    void only_what_one_of_those_who_act_does() throws IOException {
        record(AWAITED, "PL-1");
        record(NAMED, "PL-2");
        var all = chase();
        for (String who : List.of("council", "setting", "family", "health", "legal")) {
            assertThat(chase("--who", who))
                    .isEqualTo(all.stream()
                            .filter(one -> one.get("who").asText().equals(who))
                            .toList());
        }
        assertThat(chase("--who", "setting")).isNotEmpty();
        assertThat(chase("--who", "council")).isNotEmpty();
    }

    @Test
    void a_table_to_read() throws IOException {
        var id = record(NAMED, "PL-1");
        var ended = desk.run("decisions", "chase", "--as-at", "2026-11-28");
        assertThat(ended.code()).isZero();
        var lines = ended.out().lines().toList();
        assertThat(lines.get(0)).matches("Due +Overdue +Who +Request +Because of +Decision +What");
        assertThat(lines.get(1))
                .startsWith("2026-11-27  overdue  council  PL-1 ")
                .contains(id);
        int what = lines.get(0).indexOf("What");
        assertThat(lines.get(1).substring(what)).isEqualTo("A named officer makes the decision.");
        assertThat(ended.out()).endsWith("\n1 action on 1 request as at 2026-11-28, 1 overdue.\n");
    }

    @Test
    void csv_holds_the_same_and_nothing_a_spreadsheet_would_run() throws IOException {
        record(NAMED, "=HYPERLINK(\"http://a\",\"b\")");
        record(NAMED, "@SUM(A1), \u00e9");
        record(NAMED, "-1\n+2");
        record(NAMED, "PL-4");
        var ended = desk.run("decisions", "chase", "--format", "csv");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().replace("\r\n", "")).doesNotContain("\r");
        List<NamedCsvRecord> rows;
        try (var csv = CsvReader.builder().ofNamedCsvRecord(ended.out())) {
            rows = csv.stream().toList();
        }
        var actions = chase();
        assertThat(rows).hasSameSizeAs(actions);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var action = actions.get(i);
            assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+@\t\r-].*"));
            assertThat(row.getField("due")).isEqualTo(action.get("due").asText());
            assertThat(row.getField("who")).isEqualTo(action.get("who").asText());
            assertThat(row.getField("decision"))
                    .isEqualTo(action.get("decision").asText());
            assertThat(row.getField("reference").replaceFirst("^'", ""))
                    .isEqualTo(action.get("reference").asText());
            assertThat(row.getField("text")).isEqualTo(action.get("text").asText());
        }
        assertThat(rows)
                .extracting(row -> row.getField("reference"))
                .contains("'=HYPERLINK(\"http://a\",\"b\")", "'@SUM(A1), \u00e9", "'-1\n+2", "PL-4");
        assertThat(desk.run("decisions", "chase").out()).contains("-1?+2");
    }

    @Test
    void what_has_been_erased_is_left_out_and_counted() throws IOException {
        var erased = record(NAMED, "PL-1");
        var kept = record(NAMED, "PL-2");
        assertThat(json().get("erased").asInt()).isZero();
        desk.area
                .database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("DELETE FROM ledger_section WHERE sequence = :sequence")
                        .bind(
                                "sequence",
                                desk.area
                                        .ledger
                                        .find(erased)
                                        .orElseThrow()
                                        .entry()
                                        .sequence())
                        .execute());
        assertThat(chase())
                .isNotEmpty()
                .allMatch(one -> one.get("decision").asText().equals(kept));
        assertThat(json().get("erased").asInt()).isEqualTo(1);
        assertThat(desk.run("decisions", "chase").out())
                .endsWith("Left out: 1 recommendation whose private part has been erased.\n");
    }

    @Test
    void what_cannot_be_asked_is_refused_and_not_repeated() {
        var who = desk.run("decisions", "chase", "--who", "canary");
        assertThat(who.code()).isEqualTo(2);
        assertThat(who.out()).isEmpty();
        assertThat(who.err()).isEqualTo("--who must be one of council, family, health, legal, setting, supplier.\n");
        for (String[] wrong : new String[][] {
            {"--format", "xlsx"},
            {"--as-at", "2026-02-30"},
            {"--as-at", "soon"},
            {"--as-at", "+10000-01-01"},
            {"--whom", "council"}
        }) {
            var ended = desk.run("decisions", "chase", wrong[0], wrong[1]);
            assertThat(ended.code()).as(wrong[1]).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains(wrong[0]);
        }
    }

    @Test
    void a_gap_in_local_places_can_be_counted() throws IOException {
        record(GAP, "PL-1");
        var gaps = chase().stream()
                .filter(one -> one.get("kind").asText().equals("sufficiency-gap"))
                .toList();
        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).get("gap"))
                .isEqualTo(SentRequest.json("{'need':'SEMH','phase':'secondary','authority':'873'}"));
        assertThat(chase())
                .filteredOn(one -> !one.get("kind").asText().equals("sufficiency-gap"))
                .isNotEmpty()
                .allMatch(one -> one.get("gap").isNull());
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(
                        desk.run("decisions", "chase", "--format", "csv").out())) {
            assertThat(csv.stream()
                            .filter(row -> !row.getField("need").isEmpty())
                            .map(row -> String.join(
                                    " ",
                                    row.getField("kind"),
                                    row.getField("need"),
                                    row.getField("phase"),
                                    row.getField("authority"))))
                    .containsExactly("sufficiency-gap SEMH secondary 873");
        }
    }
}

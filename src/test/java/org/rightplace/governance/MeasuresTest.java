package org.rightplace.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Catalogue;

/** What is counted of drawn entries: sums agree, each piece of advice counts once, and only what somebody may see. */
class MeasuresTest {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);
    private static final Sight ALL = new Sight(Set.of("873", "874"), true, true);
    private static final Catalogue CATALOGUE = MadeUpArea.rules().catalogue();

    private final List<StoredEntry> entries = new ArrayList<>();
    private final Map<String, Integer> expected = new HashMap<>();

    @BeforeEach
    void draw() {
        var random = new Random(11);
        for (int i = 0; i < 400; i++) {
            var content = NODE.objectNode();
            content.putArray("authorities").add(random.nextBoolean() ? "873" : "874");
            var result = content.putObject("result");
            var outcome = random.nextInt(3) == 0 ? "NEEDS_EVIDENCE" : "NAME_REQUESTED";
            result.put("outcome", outcome).put("settingUrn", 900001);
            expected.merge(outcome, 1, Integer::sum);
            var findings = content.putArray("findings");
            var state =
                    List.of("MET", "NOT_MET", "CANNOT_TELL", "NOT_APPLICABLE").get(random.nextInt(4));
            findings.addArray()
                    .add("LAW-R13-FINAL-PLAN")
                    .add(state)
                    .add("x")
                    .addObject()
                    .putArray("asks")
                    .add("journeyMinutes");
            var area = random.nextBoolean() ? "local" : "asked-for-by-family";
            content.putObject("options")
                    .putObject("900001")
                    .putArray("findings")
                    .addArray()
                    .add("LPF-04")
                    .add("MET")
                    .add(area);
            expected.merge(state, 1, Integer::sum);
            expected.merge(area, 1, Integer::sum);
            var advice = add(EntryKind.PLACEMENT_RECOMMENDATION, "s", null, content, random.nextInt(365));
            if (random.nextBoolean()) {
                choose(advice, "deferred", null);
                choose(advice, "departed", "new-evidence");
                expected.merge("departed", 1, Integer::sum);
            }
        }
    }

    private void choose(String advice, String choice, String code) {
        var content = NODE.objectNode().put("choice", choice).put("code", code);
        content.putArray("authorities").add("873").add("874");
        add(EntryKind.HUMAN_CHOICE, "s", advice, content, 364);
    }

    private String add(EntryKind kind, String subject, String follows, ObjectNode content, int day) {
        long sequence = entries.size();
        var id = "00000000-0000-7000-8000-%012d".formatted(sequence);
        var body = NODE.objectNode().put("subject", subject).put("follows", follows);
        body.set("content", content);
        var at = Instant.parse("2026-01-01T12:00:00Z").plusSeconds(day * 86_400L);
        entries.add(new StoredEntry(
                new Entry(sequence, id, kind, at, body.toString().getBytes(StandardCharsets.UTF_8), ""),
                body,
                Map.of()));
        return id;
    }

    private List<Measure> measures(By by, long limit, Sight sight) {
        return Measures.of(entries, FROM, TO, by, CATALOGUE, limit, sight);
    }

    private static Measure one(List<Measure> measures, String id) {
        return measures.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static Long total(Measure measure, String code) {
        return measure.rows().stream()
                .filter(row -> row.code().equals(code))
                .map(Measure.Row::total)
                .findFirst()
                .orElse(0L);
    }

    @Test
    void each_counts_what_was_drawn() {
        var measures = measures(null, 1, ALL);
        var outcomes = one(measures, "placement-outcomes");
        assertThat(outcomes.total().total()).isEqualTo(400);
        assertThat(total(outcomes, "NAME_REQUESTED"))
                .isEqualTo(expected.get("NAME_REQUESTED").longValue());
        assertThat(total(one(measures, "area"), "in-area"))
                .isEqualTo(expected.get("local").longValue());
        assertThat(total(one(measures, "area"), "out-family"))
                .isEqualTo(expected.get("asked-for-by-family").longValue());
        assertThat(total(one(measures, "choices"), "departed"))
                .isEqualTo(expected.get("departed").longValue());
        assertThat(total(one(measures, "choices"), "deferred"))
                .as("decided since")
                .isZero();
        assertThat(total(one(measures, "departures"), "new-evidence"))
                .isEqualTo(expected.get("departed").longValue());
        assertThat(total(one(measures, "deadlines"), "NOT_MET"))
                .isEqualTo(expected.get("NOT_MET").longValue());
        assertThat(one(measures, "deadlines").groups())
                .extracting(Category::name)
                .containsExactly("Final plan");
        assertThat(one(measures, "unknown").total().total())
                .isEqualTo(expected.get("CANNOT_TELL").longValue());
        assertThat(one(measures, "area").says())
                .startsWith("In the local area: " + expected.get("local") + " of 400 settings advised (");
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void groups_and_rows_add_up(By by) {
        for (Measure measure : measures(by, 1, ALL)) {
            for (Measure.Row row : measure.rows()) {
                assertThat(row.byGroup().stream().mapToLong(Long::longValue).sum())
                        .as(measure.id())
                        .isEqualTo(row.total());
            }
            assertThat(measure.rows().stream().mapToLong(Measure.Row::total).sum())
                    .as(measure.id())
                    .isEqualTo(measure.total().total());
        }
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void no_small_number_is_shown(By by) {
        for (Measure measure : measures(by, 20, ALL)) {
            var shown = new ArrayList<Long>(measure.total().byGroup());
            measure.rows().forEach(row -> {
                shown.addAll(row.byGroup());
                shown.add(row.total());
            });
            assertThat(shown).as(measure.id()).allMatch(number -> number == null || number == 0 || number >= 20);
        }
    }

    @Test
    void nobody_is_counted_whose_record_may_not_be_seen() {
        var one = one(measures(null, 1, new Sight(Set.of("873"), true, false)), "placement-outcomes");
        var other = one(measures(null, 1, new Sight(Set.of("874"), true, false)), "placement-outcomes");
        assertThat(one.total().total() + other.total().total()).isEqualTo(400);
        assertThat(measures(null, 1, new Sight(Set.of("873"), false, true)))
                .extracting(Measure::id)
                .containsExactly("contract-colours", "contract-outcomes", "toolkit-bands");
    }

    @Test
    void a_quarter_and_a_month_have_names() {
        assertThat(one(measures(By.QUARTER, 1, ALL), "choices").groups())
                .contains(new Category("2026-Q1", "January to March 2026"));
        assertThat(one(measures(By.MONTH, 1, ALL), "choices").groups())
                .hasSize(12)
                .contains(new Category("2026-11", "November 2026"));
    }
}

package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.facts.Clock;
import org.rightplace.facts.Contract;
import org.rightplace.facts.Kpi;
import org.rightplace.facts.KpiField;
import org.rightplace.facts.KpiObservation;
import org.rightplace.facts.Monitoring;
import org.rightplace.facts.Procurement;
import org.rightplace.facts.VagueWord;

class ContractFactsTest {

    private static byte[] kpi(String fields) {
        return Contracts.with("02-nothing-known", c -> {
            var kpi = (ObjectNode) Contracts.json(fields);
            c.putArray("kpis").add(kpi.put("id", "K1"));
        });
    }

    /** direction, figure, target, meets, thousandths of the target. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "up, 75, 75, true, 1000",
                "up, 74.9999, 75, false, 999",
                "up, 80, 75, true, 1066",
                "up, 71.25, 75, false, 950",
                "up, 0, 75, false, 0",
                "up, -1, 75, false, -",
                "up, 5, 0, true, -",
                "up, -5, 0, false, -",
                "down, 20, 20, true, 1000",
                "down, 25, 20, false, 800",
                "down, 0, 0, true, -",
                "down, 3, 0, false, 0",
                "down, 0, 20, true, -",
                "down, -5, -3, true, -",
                "-, 5, 5, -, -",
                "up, 5, -, -, -"
            })
    void a_figure_is_set_against_its_target_by_direction(
            String direction, String figure, String target, Boolean meets, Long perMille) {
        var made = Contracts.fact(
                kpi("{'direction':" + quoted(direction) + ",'target':" + target(target)
                        + ",'observations':[{'to':'2026-09-30','value':" + figure + "}]}"),
                KpiObservation.class);
        assertThat(made.meets()).isEqualTo(meets);
        assertThat(made.perMille()).isEqualTo(perMille);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    private static String target(String text) {
        return text == null ? "null" : text;
    }

    @Test
    void the_latest_figure_is_that_of_the_last_time_that_had_ended_whatever_the_order_and_a_gap_stays_a_gap() {
        var made = Contracts.fact(
                kpi("{'observations':[{'to':'2026-09-30','value':null},{'to':'2026-06-30','value':5},"
                        + "{'to':'2026-11-21','value':9},{'value':1}]}"),
                KpiObservation.class);
        assertThat(made.toOn()).isEqualTo(LocalDate.of(2026, 9, 30));
        assertThat(made.value()).isNull();
        assertThat(Contracts.facts(kpi("{'observations':[{'to':'2026-11-21','value':9}]}")))
                .noneMatch(KpiObservation.class::isInstance);
    }

    @Test
    void figures_are_written_plainly() {
        var made = Contracts.fact(kpi("{'target':100.0}"), Kpi.class);
        assertThat(made.target()).isEqualTo("100");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "62, 75, 4, 3250",
                "62, 74, 4, 3000",
                "62, 62, 4, 0",
                "62, 75, 0, -",
                "62, 75, -, -",
                "75, 62, -4, 3250"
            })
    void a_change_is_set_against_the_best_change_before(String baseline, String target, String best, Long perMille) {
        var made = Contracts.fact(
                kpi("{'direction':'up','baseline':" + baseline + ",'target':" + target + ",'bestPastChange':"
                        + target(best) + "}"),
                Kpi.class);
        assertThat(made.changePerMille()).isEqualTo(perMille);
    }

    @Test
    void a_target_stands_to_start_and_comparator_as_the_direction_has_it() {
        assertThat(KpiFacts.against(new BigDecimal("5"), new BigDecimal("5.0"), "up"))
                .isEqualTo("same");
        assertThat(KpiFacts.against(new BigDecimal("6"), new BigDecimal("5"), "up"))
                .isEqualTo("better");
        assertThat(KpiFacts.against(new BigDecimal("6"), new BigDecimal("5"), "down"))
                .isEqualTo("worse");
        assertThat(KpiFacts.against(new BigDecimal("4"), new BigDecimal("5"), "down"))
                .isEqualTo("better");
        assertThat(KpiFacts.against(new BigDecimal("4"), new BigDecimal("5"), null))
                .isNull();
    }

    @Test
    void a_measure_without_a_first_day_begins_with_the_contract() {
        var json = Contracts.with("02-nothing-known", c -> {
            c.putObject("period").put("start", "2026-04-01").put("end", "2027-03-31");
            c.putArray("kpis").addObject().put("id", "K1").put("frequency", "quarterly");
        });
        var made = Contracts.fact(json, Kpi.class);
        assertThat(made.startOn()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(made.firstFigureOn()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(made.endOn()).isEqualTo(LocalDate.of(2027, 3, 31));
    }

    @Test
    void only_a_share_needs_to_say_of_how_many() {
        assertThat(Contracts.facts(kpi("{'unit':'percent','denominator':'all'}")))
                .contains(
                        new KpiField("K1", "measurable", "denominator", "out of what", true),
                        new KpiField("K1", "measurable", "denominatorSize", "out of how many", false));
        assertThat(Contracts.facts(kpi("{'unit':'days'}")))
                .noneMatch(
                        fact -> fact instanceof KpiField field && field.field().startsWith("denominator"));
    }

    @Test
    void vague_words_are_found_as_whole_words_in_either_case() {
        assertThat(
                        Contracts.facts(kpi("{'text':'Supportive staff','action':'Give Access to clubs as required'}"))
                                .stream()
                                .filter(VagueWord.class::isInstance))
                .containsExactlyInAnyOrder(
                        new VagueWord("K1", "action", "access to"), new VagueWord("K1", "action", "as required"));
    }

    @Test
    void a_list_left_out_is_not_an_empty_one() {
        assertThat(Contracts.fact(Contracts.bytes("02-nothing-known"), Contract.class)
                        .kpiCount())
                .isNull();
        assertThat(Contracts.fact(Contracts.with("02-nothing-known", c -> c.putArray("kpis")), Contract.class)
                        .kpiCount())
                .isZero();
        var heard = Contracts.with(
                "02-nothing-known",
                c -> c.putObject("monitoring")
                        .set("feedback", Contracts.json("[{'said':'too loud','did':'moved'},{'said':'too far'}]")));
        assertThat(Contracts.fact(heard, Monitoring.class).feedbackCount()).isEqualTo(2);
        assertThat(Contracts.fact(heard, Monitoring.class).feedbackActedOn()).isEqualTo(1);
    }

    @Test
    void the_whole_local_area_is_covered_only_by_all_of_its_authorities() {
        assertThat(covers("['873','874','925']")).isTrue();
        assertThat(covers("['873']")).isFalse();
        assertThat(covers("[]")).isFalse();
        assertThat(covers("null")).isNull();
    }

    private static Boolean covers(String authorities) {
        return Contracts.fact(
                        Contracts.with("02-nothing-known", c -> c.set("authorities", Contracts.json(authorities))),
                        Contract.class)
                .coversLocalArea();
    }

    @Test
    void a_needs_analysis_is_as_old_as_when_the_procurement_began() {
        var json = Contracts.with(
                "02-nothing-known",
                c -> c.putObject("procurement").put("begunOn", "2026-05-01").put("needsAnalysisOn", "2025-05-02"));
        assertThat(Contracts.fact(json, Procurement.class).needsAnalysisMonths())
                .isEqualTo(11);
    }

    private static Clock clock(String code, byte[] json) {
        return Contracts.facts(json).stream()
                .filter(Clock.class::isInstance)
                .map(Clock.class::cast)
                .filter(clock -> clock.clock().equals(code))
                .findFirst()
                .orElse(null);
    }

    @Test
    void a_time_of_twelve_months_ends_the_day_before_and_runs_from_the_last_time_it_was_done() {
        var begun =
                Contracts.with("02-nothing-known", c -> c.putObject("period").put("start", "2025-12-01"));
        var first = clock("next-statutory-assessment", begun);
        assertThat(first.dueOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(first.daysLeft()).isEqualTo(10);
        var assessed = Contracts.with("02-nothing-known", c -> {
            c.putObject("period").put("start", "2024-12-01");
            c.putObject("performance").put("assessedOn", "2026-02-28");
        });
        assertThat(clock("next-statutory-assessment", assessed).dueOn()).isEqualTo(LocalDate.of(2027, 2, 27));
    }

    @Test
    void the_notice_of_a_breach_has_thirty_days_counting_its_own() {
        var json = Contracts.with(
                "02-nothing-known",
                c -> c.putObject("performance")
                        .putObject("breach")
                        .put("outcome", "damages")
                        .put("on", "2026-10-22"));
        var notice = clock("breach-notice", json);
        assertThat(notice.dueOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(notice.daysLeft()).isZero();
    }

    @Test
    void how_soon_it_is_looked_at_again_hangs_on_what_is_at_risk() {
        for (String[] tier : new String[][] {{"low", "2027-03-31"}, {"medium", "2026-09-30"}, {"high", "2026-06-30"}}) {
            var json = Contracts.with("02-nothing-known", c -> {
                c.putObject("period").put("start", "2026-04-01");
                c.putObject("monitoring").put("riskTier", tier[0]);
            });
            assertThat(clock("next-monitoring", json).dueOn()).as(tier[0]).isEqualTo(tier[1]);
        }
        assertThat(clock("next-monitoring", Contracts.bytes("02-nothing-known")))
                .as("the risk is not known, so neither is how soon")
                .isNull();
    }
}

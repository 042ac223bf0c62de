package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code decide ID}: what a named person chose on advice, shown under the advice from then on. */
class DecideCommandTest extends AtMadeUpDesk {

    private static final String FILE = "fixtures/requests/01-s41-nothing-else-suitable.json";

    private String advice;

    @BeforeEach
    void advise() {
        var out = desk.run("recommend", FILE).out();
        advice = out.replaceFirst("(?s).*Recorded as decision ([0-9a-f-]{36}).*", "$1");
    }

    @Test
    void agreeing_is_shown_under_the_advice_and_in_the_list() {
        assertThat(desk.run("decisions", "show", advice).out()).contains("No person has decided on this advice yet.");
        var ended = desk.run(
                "decide",
                advice,
                "--choice",
                "agreed",
                "--by",
                "Ottoline Quexby",
                "--role",
                "head-of-sen",
                "--on",
                "2026-11-20");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("Decision: Agreed with the advice, by Ottoline Quexby (head of sen) on 20 November 2026.");
        assertThat(desk.run("decisions", "show", advice).out())
                .contains("Decision: Agreed with the advice, by Ottoline Quexby")
                .doesNotContain("No person has decided");
        assertThat(desk.run("decisions", "list", "--kind", "human-choice").out())
                .contains("human-choice", "agreed")
                .doesNotContain("Quexby");
    }

    @Test
    void departing_needs_a_code_and_a_reason_and_a_panel_may_be_named() {
        var refused = desk.run(
                "decide",
                advice,
                "--choice",
                "departed",
                "--by",
                "O. Quexby",
                "--role",
                "head-of-sen",
                "--on",
                "2026-11-20");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("/code", "/reason").doesNotContain("Quexby");
        var ended = desk.run(
                "decide",
                advice,
                "--choice",
                "departed",
                "--by",
                "O. Quexby",
                "--role",
                "head-of-sen",
                "--on",
                "2026-11-20",
                "--code",
                "new-evidence",
                "--reason",
                "A new report came.",
                "--setting",
                "900044",
                "--chair",
                "A. Chair",
                "--members",
                "5",
                "--quorate",
                "true",
                "--conflict",
                "None to speak of");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        "Decided otherwise than advised, setting 900044",
                        "New evidence came to light: A new report came. Entry ");
        assertThat(desk.run("decisions", "list", "--departed", "true").out()).contains(advice);
    }

    @Test
    void what_is_decided_or_unknown_cannot_be_decided_on() {
        var agree = new String[] {
            "decide", advice, "--choice", "agreed", "--by", "O. Quexby", "--role", "head-of-sen", "--on", "2026-11-20"
        };
        assertThat(desk.run(agree).code()).isZero();
        var again = desk.run(agree);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("A choice has been made on this advice");
        agree[1] = "00000000-0000-7000-8000-000000000000";
        assertThat(desk.run(agree).err()).contains("There is no decision with that id");
    }
}

package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivensTest {

    private static final String A = "principle == \"A\"";
    private static final String MET = "outcome == Outcome.MET";

    private final Givens givens = new Givens(List.of(
            new Givens.Given("A", "MET", "alone"),
            new Givens.Given("A", "NOT_MET", "shared"),
            new Givens.Given("A", "MET", "shared"),
            new Givens.Given("B", "MET", "shared")));

    @Test
    void a_reason_that_one_principle_alone_gives_says_which_it_is_and_with_what_outcome() {
        var conditions = List.of(A, MET, "reason == \"alone\"", "urn == $urn");
        assertThat(givens.imply(conditions, A)).isTrue();
        assertThat(givens.imply(conditions, MET)).isTrue();
        assertThat(givens.imply(conditions, "reason == \"alone\"")).isFalse();
        assertThat(givens.imply(conditions, "urn == $urn")).isFalse();
    }

    @Test
    void a_reason_that_others_give_too_does_not() {
        assertThat(givens.imply(List.of(A, "reason == \"shared\""), A)).isFalse();
        assertThat(givens.imply(List.of(A, MET, "reason == \"shared\""), MET)).isFalse();
        assertThat(givens.imply(
                        List.of("principle in ( \"A\", \"B\" )", "reason == \"shared\""),
                        "principle in ( \"A\", \"B\" )"))
                .isTrue();
        assertThat(givens.imply(List.of(A, "reason != \"shared\""), A)).isTrue();
    }

    @Test
    void what_a_variable_stands_for_is_not_known() {
        assertThat(givens.imply(List.of("principle == $one", "reason == \"alone\""), "principle == $one"))
                .isFalse();
    }
}

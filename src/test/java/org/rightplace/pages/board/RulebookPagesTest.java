package org.rightplace.pages.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.placement.MadeUpArea;

class RulebookPagesTest {

    private static Board board;

    @BeforeAll
    static void start() throws Exception {
        board = Board.served();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/rulebook", "/rulebook/principles/LPF-05", "/rulebook/parameters", "/rulebook/activations"})
    void everybody_who_has_signed_in_reads_it(String path) throws Exception {
        for (String role : List.of(
                "caseworker", "panel", "decision-maker", "commissioner", "board", "rules-owner", "administrator")) {
            assertThat(board.get(role + " 873", path).statusCode()).as(role).isEqualTo(200);
        }
        board.page("rules-owner 873", path);
    }

    @Test
    void every_principle_in_service_is_listed_with_what_it_asks() throws Exception {
        var catalogue = MadeUpArea.rules().catalogue();
        var page = board.page("board 873", "/rulebook");
        assertThat(page).contains(catalogue.digest(), catalogue.manifest().version(), "none was activated yet");
        catalogue.principles().forEach(p -> assertThat(page).contains("/rulebook/principles/" + p.id() + "\""));
        assertThat(page).contains("Is the journey to school within the guide time?", "The panel is told");
    }

    @Test
    void every_principle_has_a_page_whose_examples_pass() throws Exception {
        for (var p : MadeUpArea.rules().catalogue().principles()) {
            var page = board.page("board 873", "/rulebook/principles/" + p.id());
            assertThat(page).as(p.id()).contains(">Passes<", "To the family").doesNotContain(">Fails<");
        }
        assertThat(board.get("board 873", "/rulebook/principles/LPF-99").statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_parameter_stands_with_its_dates_and_sources() throws Exception {
        var page = board.page("board 873", "/rulebook/parameters");
        MadeUpArea.rules()
                .catalogue()
                .parameters()
                .values()
                .forEach(one -> assertThat(page).contains("id=\"" + one.parameter() + "\""));
        assertThat(page).contains("From 1 September 2014", "Smallest number but zero that a measure shows");
    }
}

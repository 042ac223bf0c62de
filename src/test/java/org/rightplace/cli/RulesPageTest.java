package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Table;

/** The page of the rules, and the list of requirements it is written from. */
class RulesPageTest {

    private static final Path PAGE = Path.of("rules/README.md");
    private static final Set<String> STANDINGS = Set.of("built", "measure", "report", "contract", "later");

    private final Table rows = MadeUpArea.rules().catalogue().table("paper-rows");

    /** What is written in a page that a person reads must be what the rules say now. */
    @Test
    void the_page_is_what_the_command_prints() throws IOException {
        var printed = RulesPage.of(MadeUpArea.rules());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, printed);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew: ./rightplace rules list --markdown > rules/README.md")
                .isEqualTo(printed);
        assertThat(printed.lines().filter(line -> line.startsWith("| ")))
                .as("nothing in a cell ends its row")
                .allMatch(line -> line.endsWith(" |"));
    }

    @Test
    void every_requirement_says_where_it_stands() {
        assertThat(rows.rows()).hasSize(169);
        for (Table.Row row : rows.rows()) {
            assertThat(row.text("id")).matches("(LPF|STAT|SUIT|GRAD|PFA|VUL|KPI|SMART|PLG|PROC|AUT|QA|GOV)-\\d\\d");
            assertThat(row.text("asks")).as(row.text("id")).isNotBlank();
            assertThat(STANDINGS).as(row.text("id")).contains(row.text("standing"));
            if (!row.text("standing").equals("built")) {
                assertThat(row.text("words"))
                        .as(row.text("id") + " says why it waits")
                        .isNotBlank();
                assertThat(row.list("by")).as(row.text("id")).isEmpty();
            }
        }
    }

    @Test
    void what_is_built_and_what_the_rules_hold_are_the_same() {
        var held = MadeUpArea.rules().catalogue().principles().stream()
                .map(Principle::id)
                .collect(Collectors.toCollection(TreeSet::new));
        var own = new TreeSet<String>();
        for (Table.Row row : rows.rows()) {
            if (row.text("standing").equals("built")) {
                if (row.list("by").isEmpty()) {
                    own.add(row.text("id"));
                }
                assertThat(held).as(row.text("id")).containsAll(row.list("by"));
            } else {
                assertThat(held).doesNotContain(row.text("id"));
            }
        }
        held.removeIf(id -> id.startsWith("LAW-") || id.startsWith("REACH-") || id.startsWith("GATE-"));
        assertThat(own).isEqualTo(held);
    }
}

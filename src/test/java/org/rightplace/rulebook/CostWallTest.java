package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rulebook in which cost could lead to what is suitable, or within reach, is refused, however long the way it takes. */
class CostWallTest {

    private static RulebookFolder rules;

    @BeforeAll
    static void read() throws RulebookRefused {
        rules = RulebookFolder.read(Path.of("rules"));
    }

    private static void refused(RulebookFolder folder, String file, String message) {
        assertThat(Rulebook.lint(folder, LocalDate.of(2026, 11, 20))).anySatisfy(problem -> {
            assertThat(problem.file()).contains(file);
            assertThat(problem.message()).contains(message);
        });
    }

    private static String file(String part) {
        return rules.files().keySet().stream()
                .filter(name -> name.contains(part) && name.endsWith(".drl"))
                .findFirst()
                .orElseThrow();
    }

    private static RulebookFolder with(String file, String from, String to) {
        var text = rules.files().get(file);
        assertThat(text).contains(from);
        return rules.with(file, text.replace(from, to));
    }

    @Test
    void suitability_may_not_read_cost() {
        var suitable = file("SUIT-01-");
        var text = rules.files().get(suitable);
        var broken = text.replaceFirst("(?s)when\n", "when\n    exists Cost( publicPence != null )\n")
                .replace(
                        "import org.rightplace.facts.Finding",
                        "import org.rightplace.facts.Cost\nimport org.rightplace.facts.Finding");
        refused(rules.with(suitable, broken), "replies.drl", "cost leads to whether an option is suitable");
    }

    @Test
    void what_is_within_reach_may_not_read_cost() {
        var reach = file("REACH-OPEN-");
        var broken = rules.files().get(reach).replaceFirst("when\n", "when\n    exists Cost( publicPence != null )\n");
        refused(rules.with(reach, broken), "REACH-OPEN", "reads cost to decide what is within reach");
    }

    @Test
    void what_is_gathered_in_an_accumulate_is_read_like_all_else() {
        var reach = file("REACH-OPEN-");
        var broken = rules.files()
                .get(reach)
                .replaceFirst(
                        "when\n",
                        "when\n    accumulate( Cost( publicPence != null, \\$sum : publicPence ); \\$n : count( \\$sum ); \\$n > 0 )\n");
        refused(rules.with(reach, broken), "REACH-OPEN", "reads cost to decide what is within reach");
    }

    @Test
    void a_step_may_not_call_suitable_what_a_costly_principle_found() {
        refused(
                with(
                        "placement/conclusions/replies.drl",
                        "Finding( principle == \"SUIT-01\", outcome == Outcome.MET, $urn : urn )\nthen\n    insert( Conclusion.of(\"suitable\"",
                        "Finding( principle == \"SUIT-11\", outcome == Outcome.MET, $urn : urn )\nthen\n    insert( Conclusion.of(\"suitable\""),
                "replies.drl",
                "cost leads to whether an option is suitable");
    }

    @Test
    void cost_may_not_reach_suitable_by_way_of_the_ranks_either() {
        var step = "placement/conclusions/ladder-state.drl";
        refused(
                with(step, "Conclusion.of(\"unclear\", \"yes\")", "Conclusion.of(\"suitable\", \"unknown\")"),
                "ladder-state.drl",
                "cost leads to whether an option is suitable");
    }

    @Test
    void a_step_may_not_read_facts_or_what_it_writes_itself() {
        refused(
                with(
                        "placement/conclusions/holder.drl",
                        "Finding( principle == \"LAW-80-HOLDER\", outcome == Outcome.MET, reason == \"young-person-decides\" )",
                        "exists Conclusion( kind == \"holder\" )"),
                "holder.drl",
                "which this step itself writes");
        var withFacts = rules.files()
                .get("placement/conclusions/holder.drl")
                .replace(
                        "import org.rightplace.facts.Finding",
                        "import org.rightplace.facts.Finding\nimport org.rightplace.facts.Request")
                .replaceFirst("when\n", "when\n    Request( overSchoolAge == true )\n");
        refused(rules.with("placement/conclusions/holder.drl", withFacts), "holder.drl", "never facts");
    }
}

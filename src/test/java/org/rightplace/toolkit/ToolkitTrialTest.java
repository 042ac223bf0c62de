package org.rightplace.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

class ToolkitTrialTest {

    @Test
    void the_rulebook_of_this_checkout_can_evaluate() {
        assertThat(ToolkitTrial.of(MadeUpArea.rules(), MadeUpArea.TODAY)).isEmpty();
    }

    @Test
    void a_rulebook_whose_steps_reach_no_outcome_is_refused() throws RulebookRefused {
        var files = new TreeMap<>(RulebookFolder.read(Path.of("rules")).files());
        files.remove("toolkit/conclusions/toolkit-outcome.drl");
        files.remove("toolkit/conclusions/toolkit-outcome.words.yaml");
        files.remove("toolkit/conclusions/toolkit-outcome.scenarios.yaml");
        files.computeIfPresent(
                "toolkit/conclusions/steps.yaml", (file, text) -> text.replace("  - toolkit-outcome\n", ""));
        var without = Rulebook.load(new RulebookFolder(files));
        assertThat(ToolkitTrial.of(without, MadeUpArea.TODAY))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("toolkit"));
    }
}

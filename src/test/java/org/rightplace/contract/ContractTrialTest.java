package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

class ContractTrialTest {

    @Test
    void the_rulebook_of_this_checkout_can_review() {
        assertThat(ContractTrial.of(MadeUpArea.rules(), MadeUpArea.TODAY)).isEmpty();
    }

    @Test
    void a_rulebook_without_a_table_that_facts_are_made_with_is_refused_and_says_which() throws RulebookRefused {
        var files = new TreeMap<>(RulebookFolder.read(Path.of("rules")).files());
        files.remove("tables/contract-clocks.yaml");
        var without = Rulebook.load(new RulebookFolder(files));
        assertThat(ContractTrial.of(without, MadeUpArea.TODAY))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("contract-clocks"));
    }
}

package org.rightplace.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void a_rulebook_without_a_table_that_facts_are_made_with_is_refused_and_says_which(@TempDir Path folder)
            throws RulebookRefused, IOException {
        for (var file : RulebookFolder.read(Path.of("rules")).files().entrySet()) {
            var copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, file.getValue());
        }
        Files.delete(folder.resolve("tables/contract-clocks.yaml"));
        var without = Rulebook.load(RulebookFolder.read(folder));
        assertThat(ContractTrial.of(without, MadeUpArea.TODAY))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("contract-clocks"));
    }
}

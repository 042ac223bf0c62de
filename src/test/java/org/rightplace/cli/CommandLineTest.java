package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/** The whole program on one data folder, command after command. */
class CommandLineTest {

    private static final String WORDS = "placement/LPF-05-journey-guide.words.yaml";
    private static final String REWRITTEN = "In other words, and later. ";

    @TempDir
    Path folder;

    @Test
    void an_old_decision_keeps_the_words_it_was_given_in() throws IOException, RulebookRefused {
        var data = folder.resolve("data");
        var old = new CommandLineRun(data);
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());
        assertThat(old.run("import", "register", "fixtures/register/register.csv")
                        .code())
                .isZero();
        assertThat(old.run("import", "postcodes", "fixtures/register/postcodes.csv")
                        .code())
                .isZero();
        var made = old.run("recommend", request);
        assertThat(made.code()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).doesNotContain(REWRITTEN);
        var listed = old.run("decisions", "list").out();
        var id = listed.lines().findFirst().orElseThrow().trim().split(" +")[2];
        assertThat(made.out()).contains("Recorded as decision " + id + ", entry 1, at ");

        var changed =
                new CommandLineRun(data).with("RIGHTPLACE_RULES", rewritten().toString());
        assertThat(changed.run("decisions", "show", id).out())
                .startsWith(made.out().stripTrailing());
        assertThat(changed.run("recommend", request, "--what-if").out()).contains(REWRITTEN);
        assertThat(changed.run("decisions", "list").out()).isEqualTo(listed);
    }

    private Path rewritten() throws IOException, RulebookRefused {
        var rules = folder.resolve("rules");
        for (var file : RulebookFolder.read(Path.of("rules")).files().entrySet()) {
            var to = rules.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(
                    to,
                    file.getKey().equals(WORDS)
                            ? file.getValue().replaceAll("(?m)^(    panel: \"?)(?=[A-Z])", "$1" + REWRITTEN)
                            : file.getValue());
        }
        assertThat(rules.resolve(WORDS)).content().contains(REWRITTEN);
        return rules;
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;

/** {@code rules} over a rulebook of one principle, and what the program does with one that fails. */
class RulesCommandTest {

    private static final String RULE = "placement/LPF-05-journey-guide";

    @TempDir
    Path folder;

    private Path rules;
    private Path data;
    private CommandLineRun program;

    @BeforeEach
    void one_principle() throws IOException, RulebookRefused {
        rules = folder.resolve("rules");
        data = folder.resolve("data");
        for (var file : RulebookFolder.read(Path.of("rules")).files().entrySet()) {
            if (!file.getKey().matches("(placement|contract|toolkit)/.*")
                    || file.getKey().startsWith(RULE)) {
                var to = rules.resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.writeString(to, file.getValue());
            }
        }
        program = new CommandLineRun(data).with("RIGHTPLACE_RULES", rules.toString());
    }

    private void change(String file, String from, String to) throws IOException {
        var text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    @Test
    void lint_finds_sound_rules_in_order() {
        var ended = program.run("rules", "lint");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("The rules are in order.\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void test_counts_scenarios_and_rules() {
        var ended = program.run("rules", "test");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).matches("\\d+ scenarios passed, 0 failed; 4 rules fired, 0 never did\\.\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void mutate_names_what_survives_and_fails_until_each_has_a_reason() throws IOException {
        change(RULE + ".scenarios.yaml", "minutes: 45 }", "minutes: 30 }");
        var edge = "from 2014-09-01: primary 44 for 45";
        var ended = program.run("rules", "mutate", "--principle", "lpf-05");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .containsPattern("(?m)^survived  " + RULE + "\\.drl:\\d+: \"LPF-05 journey within guide time: met\" ")
                .contains("survived  parameters/journey-guide-minutes.yaml:7: \"journey-guide-minutes\" " + edge)
                .containsPattern(
                        "(?m)^\\d+ mutants, \\d+ caught \\(\\d+\\.\\d %\\); \\d+ survived, 0 of them accepted");
        assertThat(ended.err()).matches("It took \\d+ seconds\\.\n");

        Files.writeString(
                rules.resolve(".mutants.yaml"),
                "accepted:\n  - { of: journey-guide-minutes, changes: [\"" + edge + "\"], reason: To show one. }\n");
        var accepted = new ObjectMapper()
                .readTree(program.run("rules", "mutate", "--format", "json").out());
        assertThat(accepted.path("survivors").findValuesAsText("reason")).contains("To show one.", "null");
        assertThat(accepted.path("mutants").asInt())
                .isEqualTo(accepted.path("caught").asInt()
                        + accepted.path("survivors").size());

        var unknown = program.run("rules", "mutate", "--principle", "LPF-99");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no principle and no step LPF-99");
        assertThat(data).doesNotExist();
    }

    @Test
    void list_gives_a_line_for_each_principle() {
        var ended = program.run("rules", "list");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("sha256:")
                .containsPattern("(?m)^LPF-05 +option +guidance +flags .+\\?\n"
                        + "    travel-guidance-2024/journey-time, .+\n"
                        + "    scenarios: met \\d+, not met \\d+, .+; words: for every answer and reader$")
                .contains("\nplacement: 1\n")
                .endsWith("1 principles, 0 steps of the order of tests.\n");
        assertThat(program.run("rules").out()).isEqualTo(ended.out());
    }

    @Test
    void show_gives_words_sources_and_scenarios_of_one() {
        var ended = program.run("rules", "show", "lpf-05");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .startsWith("LPF-05  Journey within the guide time\n")
                .contains("Sources:\n  ")
                .contains("NOT_MET  journey-over-guide  (" + RULE + ".drl:")
                .contains("officer: ")
                .contains("family:  ")
                .contains("Scenarios: ");

        var unknown = program.run("rules", "show", "LPF-99");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("There is no principle LPF-99").contains("rules list");
    }

    @Test
    void rules_open_no_database() {
        program.run("rules", "lint");
        program.run("rules", "list");
        assertThat(data).doesNotExist();
    }

    @Test
    void a_scenario_that_does_not_come_out_fails_the_test() throws IOException {
        change(RULE + ".scenarios.yaml", "reason: journey-over-guide", "reason: journey-within-guide");
        var ended = program.run("rules", "test");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).doesNotContain(" 0 failed");
        assertThat(ended.err()).contains(RULE + ".scenarios.yaml").contains("journey-over-guide");
    }

    @Test
    void a_rulebook_that_fails_is_refused_with_file_and_line_and_nothing_is_recorded() throws IOException {
        program.run("import", "register", "fixtures/register/register.csv");
        program.run("import", "postcodes", "fixtures/register/postcodes.csv");
        program.run("decisions", "list");
        change(RULE + ".drl", "minutes > $most", "minutes > 45");
        var request = SentRequest.file(folder, "request.json", SentRequest.whole());

        for (String[] line : new String[][] {
            {"recommend", request},
            {"recommend", request, "--format", "json"},
            {"recommend", request, "--what-if"},
            {"rules", "lint"},
            {"rules", "test"},
            {"rules", "list"}
        }) {
            var ended = program.run(line);
            assertThat(ended.code()).as(String.join(" ", line)).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .containsPattern(RULE + "\\.drl:\\d+: ")
                    .contains("outside the language")
                    .doesNotContain("\tat ", SentRequest.CANARY);
        }
        assertThat(program.run("recommend", request).err()).startsWith("The rules cannot be used:\n  ");
        assertThat(program.run("decisions", "list").out().lines())
                .singleElement()
                .asString()
                .contains("genesis");
    }

    @Test
    void what_cannot_be_put_in_service_is_refused_and_nothing_is_recorded() throws IOException {
        // Sound as it is, and yet no answer comes of one principle alone.
        var alone = program.run("rules", "activate", rules.toString(), "--approver", "Zebedee Quince");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err())
                .startsWith("The rules cannot be used:\n  placement: tried on a whole request, ")
                .endsWith("Nothing was changed.\n")
                .doesNotContain("Quince", "\tat ");

        change(RULE + ".drl", "minutes > $most", "minutes > 45");
        var broken = program.run("rules", "activate", rules.toString(), "--approver", "Zebedee Quince");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).containsPattern(RULE + "\\.drl:\\d+: ").contains("outside the language");

        var none = program.run("rules", "activate", folder.resolve("none").toString(), "--approver", "Zebedee Quince");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("is not a folder of rules");
        assertThat(program.run("decisions", "list").out().lines()).hasSize(1);
    }

    @Test
    void an_activation_without_a_name_opens_no_database() {
        for (String[] line : new String[][] {
            {"rules", "activate", rules.toString()},
            {"rules", "activate", rules.toString(), "--approver", " "},
            {"rules", "activate", rules.toString(), "--approver", "x".repeat(201)},
            {"rules", "activate", "--approver", "Zebedee Quince"}
        }) {
            var ended = program.run(line);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).doesNotContain("Quince", "xxx", "\tat ");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void a_folder_that_is_none_is_named() {
        var ended = program.with("RIGHTPLACE_RULES", folder.resolve("none").toString())
                .run("rules", "lint");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("none: is not a folder of rules");
    }
}

package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rulebook that would tell a family to be somebody else, live elsewhere or ask for less is refused. */
class ChangeWallTest {

    private static final String FILE = "tables/changes.yaml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person.dateOfBirth",
                "person.sex",
                "person.home.postcode",
                "person.lookedAfter",
                "person.needs.primary",
                "request.kind",
                "request.urn",
                "plan.provision[].hoursPerWeek"
            })
    void what_cannot_lawfully_change_is_refused(String path) throws RulebookRefused {
        assertThat(problems("path: adviceOffered.offered,", "path: \"" + path + "\","))
                .anySatisfy(message -> assertThat(message).contains(path, "never"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whose: anybody", "gift: setting"})
    void somebody_known_must_hold_it(String whose) throws RulebookRefused {
        assertThat(problems("whose: setting", whose))
                .anySatisfy(message -> assertThat(message).contains("whose gift"));
    }

    private static List<String> problems(String from, String to) throws RulebookRefused {
        var rules = RulebookFolder.read(Path.of("rules"));
        var text = rules.files().get(FILE);
        assertThat(text).contains(from);
        return Rulebook.lint(rules.with(FILE, text.replace(from, to)), LocalDate.of(2026, 11, 20)).stream()
                .filter(problem -> problem.file().equals(FILE))
                .map(Problem::message)
                .toList();
    }
}

package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rulebook of one principle, broken in every way an author may break it: each is refused with file, line and mend. */
class LintTest {

    private static final String DRL = "placement/LPF-05-journey-guide.drl";
    private static final String WORDS = "placement/LPF-05-journey-guide.words.yaml";
    private static final String SCENARIOS = "placement/LPF-05-journey-guide.scenarios.yaml";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static RulebookFolder small;

    @BeforeAll
    static void one_principle() throws RulebookRefused {
        var files = new TreeMap<String, String>();
        RulebookFolder.read(Path.of("rules")).files().forEach((file, text) -> {
            if (!file.matches("(placement|contract|toolkit)/.*") || file.contains("LPF-05-")) {
                files.put(file, text);
            }
        });
        small = new RulebookFolder(files);
    }

    private static String text(String file) {
        return small.files().get(file);
    }

    private static void refused(RulebookFolder folder, String file, String message) {
        assertThat(Rulebook.lint(folder, TODAY)).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void one_principle_alone_is_in_order() {
        assertThat(Rulebook.lint(small, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes <= $most,             | minutes <= 45,                     | outside the language",
                "minutes != null, minutes <=   | minutes.toString() != \"\", minutes <= | outside the language",
                "minutes <= $most,             | eval( true ),                      | outside the language",
                "minutes <= $most,             | minuts <= $most,                   | has no field minuts",
                "Journey( urn == $urn, minutes != null, minutes <= | Distance( urn == $urn, minutes <= | is not a fact",
                "@effect(\"flags\")            | @effect(\"hides\")                 | @effect is hides",
                "@basis(\"guidance\")          | @basis(\"habit\")                  | @basis is habit",
                "@cites(\"travel-guidance-2024/journey-time, | @cites(\"travel-guidance-2024/no-such, | which is not in rules/sources",
                "guide time?\")                | guide time\")                      | must end with a question mark",
                "@owner(\"sen-placements\")    | @owner(\"a\") @owner(\"b\")        | @owner is there twice",
                "@subject(\"option\")          | @subject(\"request\")              | is not bound to a fact of the kind",
                "@reviewBy(\"2027-09-01\")     | @reviewBy(\"2026-01-01\")          | its review was due by 2026-01-01",
                "@from(\"2014-09-01\")         | @from(\"2014-09-31\")              | is not a date",
                ".asks(\"journeyMinutes\") );  | );                                 | asks for nothing",
                "\"journey-guide-minutes\", of | \"journey-guide-hours\", of        | that is not in rules/parameters",
                "import org.rightplace.facts.Journey | import java.util.List         | only single names from org.rightplace.facts",
                "Finding.met(\"LPF-05\"        | Finding.met(\"LPF-06\"             | inserts a finding of LPF-06",
                "insert( Finding.met(          | System.exit(0); insert( Finding.met( | must do one thing",
                "@id(\"LPF-05\") @outcome(\"NOT_MET\") | @id(\"LPF-05\") @outcome(\"MET\") | says @outcome(\"MET\") and inserts notMet",
            })
    void broken_rules_are_refused(String from, String to, String message) {
        assertThat(text(DRL)).contains(from);
        var at = text(DRL).indexOf(from);
        var broken = text(DRL).substring(0, at) + to + text(DRL).substring(at + from.length());
        refused(small.with(DRL, broken), DRL, message);
        assertThat(Rulebook.lint(small.with(DRL, broken), TODAY))
                .allSatisfy(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "function boolean f() { return true; }    | a function",
                "global java.util.List list               | a global",
                "declare Thing name : String end          | a declared type",
                "query \"q\" Option() end                 | is a query",
                "rule \"x\" salience 10 when then insert( Finding.met(\"LPF-05\", $o, \"r\") ); end | has the attribute salience",
                "rule \"x\" when $o : Option() from $list then insert( Finding.met(\"LPF-05\", $o, \"r\") ); end | takes facts from elsewhere",
                "rule \"x\" when eval( true ) then insert( Finding.met(\"LPF-05\", $o, \"r\") ); end | has eval in its conditions",
                "rule \"x\" when $o : Option() then modify( $o ) { }; end | must do one thing",
                "rule \"x\" when $f : Finding() then insert( Finding.met(\"LPF-05\", $f, \"r\") ); end | a principle reads facts",
            })
    void what_the_language_does_not_have_is_refused(String more, String message) {
        refused(small.with(DRL, text(DRL) + "\n" + more + "\n"), DRL, message);
    }

    @Test
    void a_line_is_named_where_there_is_one() {
        var broken = text(DRL).replace("minutes > $most", "minutes > 45");
        var line = text(DRL).substring(0, text(DRL).indexOf("minutes > $most")).split("\n").length;
        assertThat(Rulebook.lint(small.with(DRL, broken), TODAY))
                .anySatisfy(problem -> assertThat(problem.toString()).startsWith(DRL + ":" + line + ": "));
    }

    @Test
    void a_reason_without_words_is_refused() {
        refused(
                small.with(WORDS, text(WORDS).replace("journey-over-guide:", "journey-too-long:")),
                WORDS,
                "has no words for the reason journey-over-guide");
    }

    @Test
    void words_may_only_say_what_the_rule_saw() {
        refused(small.with(WORDS, text(WORDS).replace("{journeyMinutes}", "{distance}")), WORDS, "says {distance}");
    }

    @Test
    void every_reader_needs_a_sentence() {
        refused(
                small.with(WORDS, text(WORDS).replaceFirst("    family: .*\n", "")),
                WORDS,
                "has no sentence for the family");
    }

    @Test
    void an_outcome_without_a_scenario_is_refused() {
        var without = text(SCENARIOS).replaceAll("(?s)  - name: A student at college.*", "");
        refused(small.with(SCENARIOS, without), SCENARIOS, "has no scenario that expects NOT_APPLICABLE");
    }

    @Test
    void missing_files_are_named() {
        refused(small.without(WORDS), WORDS, "is missing");
        refused(small.without(SCENARIOS), SCENARIOS, "is missing");
        refused(small.without("manifest.yaml"), "manifest.yaml", "is missing");
    }

    @Test
    void a_second_file_of_the_same_id_may_not_overlap() {
        var later = "placement/LPF-05-journey-guide@2027-01-01.drl";
        var text = text(DRL).replace("rule \"LPF-05", "rule \"2027 LPF-05").replace("2014-09-01", "2027-01-01");
        var both = small.with(later, text)
                .with(later.replace(".drl", ".words.yaml"), text(WORDS))
                .with(later.replace(".drl", ".scenarios.yaml"), text(SCENARIOS).replace("2026-11-20", "2027-11-20"));
        refused(both, later, "is in force at the same time as");
        var ended =
                both.with(DRL, text(DRL).replace("@from(\"2014-09-01\")", "@from(\"2014-09-01\") @to(\"2026-12-31\")"));
        assertThat(Rulebook.lint(ended, TODAY)).isEmpty();
    }

    @Test
    void a_rule_that_compares_what_cannot_be_compared_is_refused_before_it_serves() {
        var broken = text(DRL).replace("minutes > $most", "minutes > \"long\"");
        assertThatThrownBy(() -> Rulebook.load(small.with(DRL, broken))).isInstanceOf(RulebookRefused.class);
    }

    @Test
    void a_file_that_is_not_yaml_is_refused_with_its_line() {
        assertThat(Rulebook.lint(small.with("parameters/local-area.yaml", "parameter: [\nunit: x"), TODAY))
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("parameters/local-area.yaml");
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void a_stray_file_is_refused() {
        refused(small.with("placement/run.sh", "rm -rf /"), "placement/run.sh", "is no kind of file a rulebook has");
    }

    @Test
    void an_action_without_a_number_of_days_is_refused() {
        var days = "parameters/action-days.yaml";
        refused(
                small.with(days, text(days).replace("      chase: 3\n", "")),
                days,
                "no number of days for chase from 2014-09-01");
        refused(small.with(days, text(days).replace("chase: 3", "chase: -3")), days, "no number of days for chase");
        refused(small.with(days, text(days).replace("chase: 3", "chase: soon")), days, "no number of days for chase");
        refused(
                small.with(days, text(days).replace("      chase: 3\n", "      chase: 3\n      wait: 2\n")),
                days,
                "has days for wait, which tables/action-kinds does not list");
    }

    @Test
    void a_row_that_cites_nothing_known_is_refused() {
        var lines = "tables/toolkit-checks.yaml";
        refused(
                small.with(lines, text(lines).replace("cites: [aet/individual,", "cites: [aet/no-such,")),
                lines,
                "cites «aet/no-such», which is not in rules/sources");
    }

    @Test
    void a_row_that_names_what_another_table_does_not_list_is_refused() {
        var lines = "tables/pledge-lines.yaml";
        refused(
                small.with(lines, text(lines).replace("promise: listen", "promise: speak")),
                lines,
                "has promise speak in the row 4, which tables/pledge-promises does not list");
        var checks = "tables/toolkit-checks.yaml";
        refused(
                small.with(checks, text(checks).replaceFirst("scopes: \\[placement, ", "scopes: [placements, ")),
                checks,
                "has scopes placements in the row AT-01, which tables/toolkit-scopes does not list");
        refused(
                small.with(lines, text(lines).replace("promise: pledge-promises", "promise: pledges")),
                lines,
                "refers to tables/pledges, which is missing");
    }
}

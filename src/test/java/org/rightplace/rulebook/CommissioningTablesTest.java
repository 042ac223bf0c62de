package org.rightplace.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables contracts are checked with hold what the domain says they hold. */
class CommissioningTablesTest {

    private static Catalogue catalogue;

    @BeforeAll
    static void read() throws RulebookRefused {
        catalogue = Rulebook.describe(RulebookFolder.read(Path.of("rules")));
    }

    private static List<Table.Row> rows(String table) {
        return catalogue.table(table).rows();
    }

    private static Set<Integer> checks(Predicate<Table.Row> which) {
        return rows("toolkit-checks").stream()
                .filter(which)
                .map(row -> Integer.valueOf(row.text("id").substring(3)))
                .collect(Collectors.toSet());
    }

    @Test
    void theToolkitHasFortyOneChecksInOrder() {
        assertThat(catalogue.table("toolkit-checks").codes())
                .isEqualTo(IntStream.rangeClosed(1, 41)
                        .mapToObj("AT-%02d"::formatted)
                        .toList());
        for (Table.Row row : rows("toolkit-checks")) {
            for (String column : List.of("name", "group", "question", "evidence", "family")) {
                assertThat(row.text(column)).as(row.text("id") + " " + column).isNotBlank();
            }
            assertThat(row.text("question")).endsWith("?");
            for (String column : List.of("scopes", "themes", "cites")) {
                assertThat(row.list(column)).as(row.text("id") + " " + column).isNotEmpty();
            }
        }
    }

    @Test
    void itsCriticalChecksScopesAndShortFormAreTheDomains() {
        assertThat(checks(row -> row.is("critical")))
                .containsExactlyInAnyOrder(1, 2, 7, 12, 15, 21, 23, 26, 32, 33, 34, 35, 40);
        assertThat(checks(row -> row.is("shortForm")))
                .containsExactlyInAnyOrder(1, 5, 7, 8, 9, 11, 12, 13, 14, 15, 16, 21, 22, 26, 37, 38, 39, 40, 41);
        assertThat(checks(row -> !row.list("scopes").contains("placement")))
                .containsExactlyInAnyOrder(14, 16, 27, 28, 31, 38, 41);
        assertThat(checks(row -> !row.list("scopes").contains("send-contract")))
                .containsExactlyInAnyOrder(10, 18, 19, 36);
        assertThat(checks(row -> row.list("scopes").contains("non-send-contract")))
                .containsExactlyInAnyOrder(1, 2, 5, 7, 8, 9, 11, 12, 13, 14, 15, 16, 21, 22, 26, 37, 38, 39, 40, 41);
        assertThat(checks(row -> "cqc-registered".equals(row.text("nonSendOnlyIf"))))
                .containsExactly(2);
        assertThat(checks(row -> "health-service".equals(row.text("nonSendOnlyIf"))))
                .containsExactly(16);
    }

    @Test
    void eachBandBeginsAtAScore() {
        assertThat(catalogue.parameters().get("toolkit-band-from").values())
                .allSatisfy(value -> assertThat(value.of().keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                catalogue.table("toolkit-bands").codes()));
    }

    @Test
    void aMeasureOfTheLibrarySaysOnlyWhatTheContractCanFillIn() {
        var known = Set.copyOf(catalogue.table("kpi-placeholders").codes());
        var braces = Pattern.compile("\\{([^}]*)}");
        assertThat(rows("kpi-library")).hasSize(14).allSatisfy(row -> {
            var said = braces.matcher(row.text("words"))
                    .results()
                    .map((MatchResult m) -> m.group(1))
                    .collect(Collectors.toSet());
            assertThat(known).as(row.text("code")).containsAll(said);
            assertThat(said).contains("service", "supplier", "population", "start", "end", "baseline", "target");
            assertThat(row.list("answers")).isNotEmpty().allMatch(id -> id.matches("(KPI|SMART|PLG|PROC|AUT)-[0-9]+"));
            assertThat(row.list("pledgeOutcomes")).isNotEmpty();
            assertThat(row.text("numerator")).isNotBlank();
            assertThat("percent".equals(row.text("unit")) && row.text("denominator") == null)
                    .as(row.text("code") + " is a share of something")
                    .isFalse();
        });
    }

    @Test
    void theLibraryServesEveryOutcomeOfThePledgeButHealth() {
        // None of the domain's fourteen is about health; an area adds its own.
        assertThat(rows("kpi-library").stream()
                        .flatMap(row -> row.list("pledgeOutcomes").stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("aspirational", "confident", "included", "respected", "safe", "successful");
    }

    @Test
    void everyPromiseHasALineAndALineWithoutOneSaysWhy() {
        assertThat(rows("pledge-lines")).hasSize(14);
        assertThat(catalogue.table("pledge-promises").codes())
                .hasSize(10)
                .allSatisfy(promise ->
                        assertThat(rows("pledge-lines")).anyMatch(row -> promise.equals(row.text("promise"))));
        assertThat(rows("pledge-lines"))
                .filteredOn(row -> row.text("promise") == null)
                .allMatch(row -> row.text("unsure") != null);
        assertThat(catalogue.table("pledge-outcomes").codes()).hasSize(7);
    }

    @Test
    void aProcurementCodeThatIsUnsureSaysWhy() {
        assertThat(rows("cpv-kinds")).allSatisfy(row -> {
            assertThat(row.text("prefix")).matches("[0-9]{1,8}");
            assertThat(row.text("send")).isIn("yes", "no", "unsure");
            assertThat(row.text("lightTouch")).isIn("yes", "no", "unsure");
            boolean unsure =
                    row.text("send").equals("unsure") || row.text("lightTouch").equals("unsure");
            assertThat(row.text("unsure") != null).as(row.text("prefix")).isEqualTo(unsure);
        });
    }

    @Test
    void publishedCodesAreInSmallLetters() {
        assertThat(catalogue.table("published-codes").codes())
                .allMatch(code -> code.equals(code.toLowerCase())
                        && code.matches("(legal-basis|special-regime|measure|penalty|unit|direction|frequency)/.+"));
    }
}

package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of made-up requests: it has a row for every one, says what its golden answer says, and covers every family that is about a placement. */
class FixtureFamiliesTest {

    private static final Pattern ROW = Pattern.compile(
            "^\\| `(\\d\\d-[^`]+)` \\| (\\d+|–) \\| .* \\| `([A-Z0-9_]+)`(?: (\\d{6}))? \\| [^|]+ \\|$",
            Pattern.MULTILINE);

    /** Families of the domain brief about a placement; 17 to 19, 23 and 24 are about contracts. */
    private static final List<Integer> FAMILIES = IntStream.rangeClosed(1, 26)
            .filter(n -> !List.of(17, 18, 19, 23, 24).contains(n))
            .boxed()
            .toList();

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(MadeUpArea.FIXTURES.resolve("requests/README.md")))
                .results()
                .toList();
    }

    @Test
    void every_family_about_a_placement_has_an_example() throws IOException {
        assertThat(rows().stream().map(row -> row.group(2)).filter(family -> !family.equals("–")))
                .map(Integer::valueOf)
                .containsOnlyElementsOf(FAMILIES);
    }

    @Test
    void every_example_has_a_row() throws IOException {
        try (Stream<String> files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json"))) {
            assertThat(rows().stream().map(row -> row.group(1) + ".json"))
                    .containsExactlyElementsOf(files.sorted().collect(Collectors.toList()));
        }
    }

    @Test
    void every_row_says_what_the_answer_says() throws IOException {
        for (MatchResult row : rows()) {
            var advice = new ObjectMapper()
                    .readTree(MadeUpArea.FIXTURES
                            .resolve("golden/" + row.group(1) + ".json")
                            .toFile())
                    .get("advice");
            assertThat(row.group(3))
                    .as(row.group(1))
                    .isEqualTo(advice.get("outcome").asText());
            if (row.group(4) != null) {
                assertThat(row.group(4))
                        .as(row.group(1))
                        .isEqualTo(advice.get("settingUrn").asText());
            }
        }
    }
}

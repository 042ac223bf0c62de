package org.rightplace.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan finds what it should find, so that its silence says something. */
class PersonalValuesTest {

    private static final PersonalValues VALUES = PersonalValues.ofFixtures();

    @TempDir
    Path folder;

    @Test
    void they_come_from_the_fixtures() {
        assertThat(VALUES.all())
                .contains("C-9001", "PL-2026-9001", "2013-02-17", "ZZ4 1AB", "ZZ41AB", "Made-up Chair")
                .contains("Small classes, therapists on site, and she coped well on two visits.")
                .contains("Likes to be useful to people he knows.")
                .doesNotContain("ASD", "review", "can-meet", "2026-11-20");
        assertThat(VALUES.all()).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR no person c-9001 here",
                "{\"title\":\"home zz41ab\"}",
                "route=/decisions?near=ZZ4%201AB ZZ4 1AB",
                "born 2013-02-17",
                "at 2013-02-17T00:00:00Z",
                "said: Small classes, therapists on site, and she coped well on two visits."
            })
    void each_is_found_wherever_it_stands(String line) throws Exception {
        Files.writeString(folder.resolve("log.txt"), "first\n" + line + "\nlast\n");
        assertThat(VALUES.in(folder)).containsExactly(folder.resolve("log.txt") + ", line 2");
    }

    @Test
    void what_tells_of_nobody_is_let_be() throws Exception {
        Files.writeString(
                folder.resolve("log.txt"),
                "request=1 method=GET route=/decisions/{id} status=200 ms=4\n"
                        + "request=eb2086ae-4fff-4bda-86bc-9001386a4eda, 4cbc-9001-a836, C-90011\n");
        assertThat(VALUES.in(folder)).isEmpty();
    }
}

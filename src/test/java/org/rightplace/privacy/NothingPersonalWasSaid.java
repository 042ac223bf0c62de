package org.rightplace.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Runs after all tests, see {@code pom.xml}: none of what they logged or were refused with tells of a person. */
class NothingPersonalWasSaid {

    @Test
    void in_logs_error_bodies_metrics_and_addresses() throws Exception {
        try (var files = Files.list(Kept.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-.*", "")))
                    .as("kinds of what was kept")
                    .contains("log", "errors", "addresses", "metrics", "process");
        }
        assertThat(PersonalValues.ofFixtures().in(Kept.FOLDER)).isEmpty();
    }
}

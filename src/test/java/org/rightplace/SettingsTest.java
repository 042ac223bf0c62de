package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) {
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return App.main(
                environment,
                Path.of("."),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.systemUTC(),
                args);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "-1", "65536", "99999", "7070x"})
    void a_port_that_is_none_is_refused_in_words(String port) {
        assertThat(run(Map.of("RIGHTPLACE_DATA", folder.toString(), "RIGHTPLACE_PORT", port), "decisions", "list"))
                .isEqualTo(2);
        assertThat(said()).contains("RIGHTPLACE_PORT must be a number from 0 to 65535");
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_named() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThat(run(Map.of("RIGHTPLACE_DATA", file.resolve("data").toString()), "decisions", "list"))
                .isEqualTo(1);
        assertThat(said()).contains("cannot be made").doesNotContain("Exception");
    }

    @Test
    void a_damaged_database_is_said_to_be_one() throws IOException {
        Files.writeString(folder.resolve("rightplace.mv.db"), "not a database ".repeat(1000));
        assertThat(run(Map.of("RIGHTPLACE_DATA", folder.toString()), "decisions", "list"))
                .isEqualTo(1);
        assertThat(said()).contains("cannot be opened").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "RIGHTPLACE_ADDRESS, http://rightplace.example",
        "RIGHTPLACE_ADDRESS, https://rightplace.example/path",
        "RIGHTPLACE_ADDRESS, https://user@rightplace.example",
        "RIGHTPLACE_ADDRESS, rightplace.example",
        "RIGHTPLACE_PROXY, proxy.example",
        "RIGHTPLACE_PROXY, '10.0.0.1,'",
        "RIGHTPLACE_PROXY, 10.0.0.0/8",
        "RIGHTPLACE_TLS_KEYSTORE, keystore.p12"
    })
    void a_setting_of_where_to_serve_that_makes_no_sense_is_refused_in_words(String name, String value) {
        assertThat(run(Map.of("RIGHTPLACE_DATA", folder.toString(), name, value), "serve"))
                .isEqualTo(2);
        assertThat(said()).contains(name).doesNotContain(value);
    }

    @Test
    void nothing_is_served_beyond_this_machine_in_the_clear() {
        assertThat(run(Map.of("RIGHTPLACE_DATA", folder.toString(), "RIGHTPLACE_HOST", "0.0.0.0"), "serve"))
                .isEqualTo(1);
        assertThat(said()).contains("RIGHTPLACE_TLS_KEYSTORE", "RIGHTPLACE_PROXY");
    }
}

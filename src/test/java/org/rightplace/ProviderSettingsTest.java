package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.cli.BadInput;
import org.rightplace.store.TestDatabase;
import org.rightplace.web.CannotServe;

/** Signing in with work accounts is set up wholly or not at all. */
class ProviderSettingsTest {

    private static final String SECRET = "made-up-client-secret";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void set() throws IOException {
        environment.put("RIGHTPLACE_OIDC_ISSUER", "https://login.council.example/tenant/v2.0");
        environment.put("RIGHTPLACE_OIDC_CLIENT_ID", "0d4b5c");
        environment.put(
                "RIGHTPLACE_OIDC_SECRET_FILE",
                Files.writeString(folder.resolve("secret"), SECRET + "\n").toString());
        environment.put("RIGHTPLACE_ADDRESS", "https://rightplace.council.example");
    }

    @Test
    void all_that_is_needed_makes_a_provider() throws BadInput {
        var provider = ProviderSettings.of(environment).orElseThrow().provider();
        assertThat(provider.issuer()).isEqualTo(URI.create("https://login.council.example/tenant/v2.0"));
        assertThat(provider.clientId()).isEqualTo("0d4b5c");
        assertThat(provider.secret()).isEqualTo(SECRET);
        assertThat(provider.claim()).isEqualTo("preferred_username");
        assertThat(provider.back()).isEqualTo(URI.create("https://rightplace.council.example/sign-in/back"));
        assertThat(provider.toString()).doesNotContain(SECRET);
    }

    @Test
    void nothing_that_is_set_is_no_provider() throws BadInput {
        assertThat(ProviderSettings.of(Map.of())).isEmpty();
        assertThat(ProviderSettings.of(Map.of("RIGHTPLACE_ADDRESS", "https://rightplace.council.example")))
                .isEmpty();
        assertThat(ProviderSettings.of(Map.of("RIGHTPLACE_OIDC_ISSUER", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RIGHTPLACE_OIDC_ISSUER",
                "RIGHTPLACE_OIDC_CLIENT_ID",
                "RIGHTPLACE_OIDC_SECRET_FILE",
                "RIGHTPLACE_ADDRESS"
            })
    void half_of_it_is_refused_and_what_is_missing_named(String missing) {
        environment.remove(missing);
        assertThatThrownBy(() -> ProviderSettings.of(environment))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("set " + missing + " as well");
    }

    @Test
    void everything_that_is_missing_is_named() {
        assertThatThrownBy(() -> ProviderSettings.of(Map.of("RIGHTPLACE_OIDC_CLAIM", "oid")))
                .hasMessageContaining("RIGHTPLACE_OIDC_ISSUER, RIGHTPLACE_OIDC_CLIENT_ID,"
                        + " RIGHTPLACE_OIDC_SECRET_FILE, RIGHTPLACE_ADDRESS as well");
    }

    @ParameterizedTest
    @CsvSource({
        "RIGHTPLACE_OIDC_ISSUER, http://login.council.example",
        "RIGHTPLACE_OIDC_ISSUER, CANARY",
        "RIGHTPLACE_OIDC_ISSUER, https://who:CANARY@login.council.example",
        "RIGHTPLACE_OIDC_ISSUER, https://login.council.example/?CANARY",
        "RIGHTPLACE_OIDC_ISSUER, https:login",
        "RIGHTPLACE_OIDC_ISSUER, 'https://login council'",
        "RIGHTPLACE_ADDRESS, http://rightplace.council.example",
        "RIGHTPLACE_ADDRESS, https://rightplace.council.example/CANARY",
        "RIGHTPLACE_ADDRESS, https://rightplace.council.example/#CANARY",
        "RIGHTPLACE_OIDC_CLAIM, CANARY claim",
        "RIGHTPLACE_OIDC_CLAIM, email",
        "RIGHTPLACE_OIDC_CLAIM, name"
    })
    void what_has_no_sense_or_is_not_safe_is_refused_without_repeating_it(String name, String value) {
        environment.put(name, value);
        assertThatThrownBy(() -> ProviderSettings.of(environment))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(name)
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void an_address_of_this_machine_itself_needs_no_tls() throws BadInput {
        environment.put("RIGHTPLACE_ADDRESS", "http://127.0.0.1:7070/");
        assertThat(ProviderSettings.of(environment).orElseThrow().provider().back())
                .isEqualTo(URI.create("http://127.0.0.1:7070/sign-in/back"));
    }

    @Test
    void a_secret_that_cannot_be_read_is_said_and_not_which_file_it_was() throws Exception {
        var file = folder.resolve("secret");
        for (String content : new String[] {null, "", " \n", "x".repeat(5000)}) {
            Files.deleteIfExists(file);
            if (content != null) {
                Files.writeString(file, content);
            }
            var settings = ProviderSettings.of(environment).orElseThrow();
            assertThatThrownBy(settings::provider)
                    .isInstanceOf(CannotServe.class)
                    .hasMessageContaining("RIGHTPLACE_OIDC_SECRET_FILE")
                    .hasMessageNotContaining(folder.toString());
        }
    }

    @Test
    void a_server_does_not_start_with_half_of_it() {
        var ended = new CommandLineRun(folder)
                .with("RIGHTPLACE_OIDC_ISSUER", "https://login.council.example")
                .with("RIGHTPLACE_OIDC_CLIENT_ID", "0d4b5c")
                .run("serve");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("by half: set RIGHTPLACE_OIDC_SECRET_FILE, RIGHTPLACE_ADDRESS as well")
                .doesNotContain("Exception");
    }

    @Test
    void a_server_does_not_start_without_the_secret_and_other_commands_need_none() throws Exception {
        Files.delete(folder.resolve("secret"));
        var program = new CommandLineRun(folder);
        environment.forEach(program::with);
        assertThat(program.run("user", "list").code()).isZero();
        var added = add(program);
        assertThat(added.err()).isEmpty();
        assertThat(added.code()).isZero();
        assertThat(added.out()).startsWith("Added ann.officer@council.example");
        var ended = program.with("RIGHTPLACE_PORT", "0").run("serve");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("RIGHTPLACE_OIDC_SECRET_FILE names cannot be read");
    }

    /** The whole program: nobody answers where the provider should be, and the pages are there all the same. */
    @Test
    void a_server_starts_while_the_provider_is_down_and_says_so_to_whoever_signs_in() throws Exception {
        var program = new CommandLineRun(folder);
        assertThat(add(program).code()).isZero();
        int port = ServingProcess.freePort();
        environment.put("RIGHTPLACE_OIDC_ISSUER", "http://127.0.0.1:" + ServingProcess.freePort());
        environment.put("RIGHTPLACE_PORT", Integer.toString(port));
        environment.putAll(TestDatabase.environment(folder));
        var log = folder.resolve("log").toFile();
        var serving = ServingProcess.of(environment).redirectOutput(log).start();
        try {
            var at = URI.create("http://127.0.0.1:" + port);
            assertThat(answer(serving, at.resolve("/sign-in")).body()).contains("Sign in with your work account");
            var sent = answer(serving, at.resolve("/sign-in/elsewhere"));
            assertThat(sent.statusCode()).isEqualTo(503);
            assertThat(sent.body()).contains("cannot be checked just now");
            assertThat(Files.readString(log.toPath()))
                    .contains("failed: UNREACHABLE")
                    .doesNotContain(SECRET);
        } finally {
            serving.destroy();
            serving.waitFor();
        }
    }

    private static CommandLineRun.Ended add(CommandLineRun program) {
        return program.run(
                "user",
                "add",
                "ann.officer@council.example",
                "--name",
                "Ann",
                "--role",
                "panel",
                "--authority",
                "873",
                "--elsewhere");
    }

    private static HttpResponse<String> answer(Process serving, URI address) throws Exception {
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 600 && serving.isAlive(); i++) {
            try {
                return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError("the server did not start");
    }
}

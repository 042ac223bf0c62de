package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.privacy.Kept;
import org.rightplace.web.Contract;
import org.rightplace.web.Said;

/** The curl lines of the README, run as they are written against a server in a process of its own. */
class ReadmeTest {

    @TempDir
    static Path data;

    /** Has curl say what it asked and what came, beside what it prints. */
    private static final String TELLS =
            "write-out = \"%{stderr}%{method} %{url_effective} %{response_code} %{header_json}\"\n";

    private static Process server;
    private static int port;
    /** None yet while it is waited for the server to be there. */
    private static String token = "";

    private static Contract contract;

    static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith("curl "));
    }

    @BeforeAll
    static void serve() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(dir -> Files.isExecutable(Path.of(dir, "curl"))),
                "Skipped: there is no curl here");
        port = ServingProcess.freePort();
        // The demonstration, in a home of its own.
        Files.createSymbolicLink(data.resolve("fixtures"), Path.of("fixtures").toAbsolutePath());
        var home = "-Drightplace.home=" + data;
        var builder = ServingProcess.of(
                Map.of(
                        "RIGHTPLACE_PORT",
                        Integer.toString(port),
                        "RIGHTPLACE_RULES",
                        Path.of("rules").toAbsolutePath().toString()),
                home);
        builder.environment().remove("RIGHTPLACE_DATA");
        builder.redirectOutput(data.resolve("server.log").toFile());
        server = builder.start();
        for (int i = 0;
                i < 300
                        && run("curl -s http://127.0.0.1:7070/health/live")
                                .out()
                                .isEmpty();
                i++) {
            Thread.sleep(100);
        }
        token = token(home);
        Files.writeString(data.resolve(".curlrc"), TELLS);
        contract =
                new Contract(path -> run("curl -s http://127.0.0.1:7070" + path).out());
    }

    /** By the line that says how to get one. */
    private static String token(String home) throws Exception {
        var said = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("TOKEN=$(./rightplace "))
                .findFirst()
                .orElseThrow()
                .replaceAll("TOKEN=\\$\\(\\./rightplace (.*)\\)", "$1");
        var process = ServingProcess.running(Map.of(), List.of(home), said.split(" "))
                .redirectErrorStream(false)
                .redirectError(data.resolve("token.log").toFile())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(20, TimeUnit.SECONDS);
            Kept.file(data.resolve("server.log"));
        }
    }

    private record Ran(String out, String told) {}

    private static Ran run(String line) {
        try {
            var builder = new ProcessBuilder("sh", "-c", line.replace(":7070", ":" + port));
            builder.environment().put("CURL_HOME", data.toString());
            builder.environment().put("TOKEN", token);
            var process = builder.redirectError(data.resolve("told").toFile()).start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return new Ran(out, Files.readString(data.resolve("told")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_line_answers_as_the_server_describes_it(String line) throws Exception {
        var ran = run(line);
        assertThat(ran.out()).startsWith("{").doesNotContain("\"status\":4", "\"status\":5");
        var told = ran.told().split(" ", 4);
        contract.holds(new Said(
                told[0],
                URI.create(told[1]).getRawPath(),
                Integer.parseInt(told[2]),
                new ObjectMapper().readValue(told[3], new TypeReference<Map<String, List<String>>>() {}),
                ran.out()));
    }
}

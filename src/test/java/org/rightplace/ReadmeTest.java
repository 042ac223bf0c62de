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
import org.rightplace.access.TestAccess;
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
    private static String token;
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
        for (String[] file : new String[][] {{"register", "register.csv"}, {"postcodes", "postcodes.csv"}}) {
            assertThat(new CommandLineRun(data)
                            .run("import", file[0], "fixtures/register/" + file[1])
                            .code())
                    .isZero();
        }
        token = TestAccess.token(data);
        var builder = ServingProcess.of(
                Map.of("RIGHTPLACE_DATA", data.toString(), "RIGHTPLACE_PORT", Integer.toString(port)));
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
        Files.writeString(data.resolve(".curlrc"), TELLS);
        contract =
                new Contract(path -> run("curl -s http://127.0.0.1:7070" + path).out());
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

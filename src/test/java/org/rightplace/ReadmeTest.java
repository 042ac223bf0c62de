package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The curl lines of the README, run as they are written against a server in a process of its own. */
class ReadmeTest {

    @TempDir
    static Path data;

    private static Process server;
    private static int port;

    static Stream<String> lines() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream().filter(line -> line.startsWith("curl "));
    }

    @BeforeAll
    static void serve() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(dir -> Files.isExecutable(Path.of(dir, "curl"))),
                "Skipped: there is no curl here");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        for (String[] file : new String[][] {{"register", "register.csv"}, {"postcodes", "postcodes.csv"}}) {
            assertThat(new CommandLineRun(data)
                            .run("import", file[0], "fixtures/register/" + file[1])
                            .code())
                    .isZero();
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rightplace.App",
                "serve");
        builder.environment().put("RIGHTPLACE_DATA", data.toString());
        builder.environment().put("RIGHTPLACE_PORT", Integer.toString(port));
        builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        server = builder.start();
        for (int i = 0;
                i < 300 && run("curl -s http://127.0.0.1:7070/health/live").isEmpty();
                i++) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static String run(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", line.replace(":7070", ":" + port)).start();
        var out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_line_answers(String line) throws Exception {
        assertThat(run(line)).startsWith("{").doesNotContain("\"status\":4", "\"status\":5");
    }
}

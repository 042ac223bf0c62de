package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ServingProcess;
import org.rightplace.access.TestAccess;
import org.rightplace.decision.Asker;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.store.TestDatabase;

/** The command line works on the data folder of a server that runs in another process. */
@Timeout(120)
class TwoProcessesTest {

    @TempDir
    Path data;

    @TempDir
    Path files;

    private CommandLineRun program;
    private Process server;
    private BufferedReader said;
    private String token;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        program = new CommandLineRun(data);
        assertThat(program.run("import", "register", "fixtures/register/register.csv")
                        .code())
                .isZero();
        assertThat(program.run("import", "postcodes", "fixtures/register/postcodes.csv")
                        .code())
                .isZero();
        token = TestAccess.token(data);
        port = ServingProcess.freePort();
        var builder = ServingProcess.of(TestDatabase.environment(data));
        builder.environment().put("RIGHTPLACE_PORT", Integer.toString(port));
        builder.environment().put("RIGHTPLACE_LOG", "WARN");
        server = builder.start();
        said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); ; line = said.readLine()) {
            assertThat(line).as("the server ended").isNotNull();
            if (line.startsWith("Serving on http://127.0.0.1:" + port + "/")) {
                break;
            }
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private String page(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void advice_from_here_is_seen_there_and_numbers_have_no_gap() throws Exception {
        assertThat(page("/")).contains("Nothing has been advised yet.");
        var request = SentRequest.file(files, "request.json", SentRequest.whole());

        var given = program.run("recommend", request, "--format", "json");
        assertThat(given.code()).isZero();
        var decision = SentRequest.onlyDocument(given.out()).get("decision");
        assertThat(decision.get("sequence").asLong()).isOne();
        var trial = program.run("recommend", request, "--what-if");
        assertThat(trial.code()).isZero();
        assertThat(program.run("decisions", "list").out().lines()).hasSize(2);
        assertThat(page("/")).contains(decision.get("id").asText());
        var headline =
                SentRequest.onlyDocument(given.out()).at("/advice/headline").asText();
        assertThat(page("/decisions/" + decision.get("id").asText())).contains(">" + headline + "</h1>");

        severalAtOnce();
        var verified = program.run("ledger", "verify");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out())
                .contains("Verified: 10 entries")
                // What the server wrote when it started, before there was any advice.
                .contains("Anchored: entries 0 to 0, by checkpoint-000000000001.txt.");
        var listed = program.run("decisions", "list").out().lines().toList();
        assertThat(listed.stream().map(line -> Integer.parseInt(line.trim().split(" +")[0])))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 9)
                        .mapToObj(number -> 9 - number)
                        .toList());
        assertThat(page("/").split("href=\"/decisions/[0-9a-f-]{36}\"")).hasSize(10);

        stops();
        assertThat(program.run("decisions", "list").out().lines().toList()).isEqualTo(listed);
    }

    /** Eight more from this process while the pages are being read. */
    private void severalAtOnce() throws Exception {
        try (var area = new MadeUpArea(data)) {
            var body = SentRequest.bytes(SentRequest.whole());
            var workers = Executors.newFixedThreadPool(3);
            try {
                var pages = workers.submit(() -> page("/"));
                var two = IntStream.range(0, 2)
                        .mapToObj(worker -> workers.submit(() -> {
                            for (int i = 0; i < 4; i++) {
                                assertThat(area.placement
                                                .recommend(body, Purpose.ADVICE, Asker.local("test"))
                                                .accepted())
                                        .isTrue();
                            }
                            return worker;
                        }))
                        .toList();
                for (var one : two) {
                    one.get(60, TimeUnit.SECONDS);
                }
                pages.get(60, TimeUnit.SECONDS);
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /** Neither to the pages nor to the database. */
    private void otherMachinesAreNotLetIn() throws IOException {
        var ports = TestDatabase.isPostgresql() ? List.of(port) : List.of(port, portOfTheFile());
        for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(card.getInetAddresses())) {
                for (int to : ports) {
                    if (!address.isLoopbackAddress()) {
                        assertThatThrownBy(() -> connect(new InetSocketAddress(address, to)))
                                .isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    /** It stands in the lock file of H2. */
    private int portOfTheFile() throws IOException {
        var lock = new Properties();
        try (var in = Files.newInputStream(data.resolve("rightplace.lock.db"))) {
            lock.load(in);
        }
        return Integer.parseInt(lock.getProperty("server").replaceFirst(".*:", ""));
    }

    private static void connect(InetSocketAddress to) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(to, 2000);
        }
    }

    private void stops() throws Exception {
        otherMachinesAreNotLetIn();
        // Not through the process itself, which would also throw away what it has still to say.
        server.toHandle().destroy();
        assertThat(said.lines().toList()).isEmpty();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isIn(0, 143);
        assertThat(data.resolve("rightplace.lock.db")).doesNotExist();
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ledger.Ledger;
import org.rightplace.store.Database;

/**
 * The server as it is run, killed while several ask it for advice at once: whatever it acknowledged is there, under the number it gave, without a
 * gap, and the tree is that of the entries. {@code -Dcrash.kills=50} kills it oftener than the build does, {@code -Dcrash.seed=} at other moments.
 */
@Timeout(7200)
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final long SEED = Long.getLong("crash.seed", 20261128L);
    private static final int CALLERS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path data;

    /** Numbers by decision id. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private volatile boolean running;
    private Process server;

    @AfterEach
    void end() throws InterruptedException {
        running = false;
        if (server != null) {
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private int serve() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.rightplace.App",
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        builder.environment().put("RIGHTPLACE_DATA", data.toString());
        builder.environment().put("RIGHTPLACE_PORT", Integer.toString(port));
        server = builder.start();
        for (int i = 0; i < 900; i++) {
            assertThat(server.isAlive())
                    .as(Files.readString(data.resolve("server.log")))
                    .isTrue();
            try {
                CLIENT.send(to(port, "/health/live").build(), BodyHandlers.discarding());
                return port;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the server did not start");
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private void ask(int port, byte[] body) {
        while (running) {
            try {
                var answer = CLIENT.send(
                        to(port, "/api/v1/placements/recommendations")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    var decision = JSON.readTree(answer.body()).get("decision");
                    acknowledged.put(
                            decision.get("id").asText(),
                            decision.get("sequence").asLong());
                }
            } catch (IOException e) {
                return; // killed in the middle of an answer, which then counts for nothing
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void nothing_acknowledged_is_lost_however_often_the_server_is_killed() throws Exception {
        var program = new CommandLineRun(data);
        for (String what : new String[] {"register", "postcodes"}) {
            assertThat(program.run("import", what, "fixtures/register/" + what + ".csv")
                            .code())
                    .isZero();
        }
        var body = Files.readAllBytes(Path.of("fixtures/requests/01-s41-nothing-else-suitable.json"));
        var random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int port = serve();
            int before = acknowledged.size();
            running = true;
            var callers = Executors.newFixedThreadPool(CALLERS);
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> ask(port, body));
            }
            for (int i = 0; i < 600 && acknowledged.size() < before + CALLERS; i++) {
                Thread.sleep(50);
            }
            assertThat(acknowledged.size()).as("it answers before it is killed").isGreaterThan(before);
            Thread.sleep(random.nextInt(1500));
            server.toHandle().destroyForcibly();
            server.waitFor();
            running = false;
            callers.shutdown();
            assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            // H2 waits three seconds to see whether the holder of a lock file still lives; here it is known to be dead.
            Files.deleteIfExists(data.resolve("rightplace.lock.db"));
            everythingIsThere(program);
        }
        System.out.println("CrashTest: " + KILLS + " kills, " + acknowledged.size() + " acknowledged, none lost");
    }

    private void everythingIsThere(CommandLineRun program) {
        var verified = program.run("ledger", "verify");
        assertThat(verified.code()).as(verified.err()).isZero();
        try (var database = Database.in(data)) {
            var ledger = Ledger.open(database, data, "test", Clock.systemUTC());
            acknowledged.forEach((id, sequence) -> assertThat(ledger.find(id))
                    .as("decision %s, acknowledged as entry %d", id, sequence)
                    .hasValueSatisfying(
                            stored -> assertThat(stored.entry().sequence()).isEqualTo(sequence)));
            assertThat(ledger.size()).isGreaterThan(acknowledged.size());
        }
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.rightplace.CommandLineRun;
import org.rightplace.ServingProcess;
import org.rightplace.access.TestAccess;
import org.rightplace.ledger.Ledger;
import org.rightplace.store.Database;

/** The server as it is run, a process of its own, with several who ask it for advice at once and remember what it acknowledged. */
final class AskedServer implements AutoCloseable {

    static final int CALLERS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Numbers by decision id. */
    final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private final Path data;
    private final Map<String, String> environment;
    private final byte[] body;
    private final String token;
    private volatile boolean asking;
    private ExecutorService callers;
    private Process server;
    private int port;

    /** Nothing is started yet; the database has the made-up register now. */
    AskedServer(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = environment;
        this.body = Files.readAllBytes(Path.of("fixtures/requests/01-s41-nothing-else-suitable.json"));
        for (String what : new String[] {"register", "postcodes"}) {
            assertThat(program()
                            .run("import", what, "fixtures/register/" + what + ".csv")
                            .code())
                    .isZero();
        }
        try (var database = environment.containsKey("RIGHTPLACE_DATABASE_URL")
                ? Database.at(environment.get("RIGHTPLACE_DATABASE_URL"))
                : Database.in(data)) {
            this.token = TestAccess.token(database);
        }
    }

    private CommandLineRun program() {
        var program = new CommandLineRun(data);
        environment.forEach(program::with);
        return program;
    }

    void serve() throws Exception {
        port = ServingProcess.freePort();
        var builder = ServingProcess.of(environment)
                .redirectOutput(data.resolve("server.log").toFile());
        builder.environment().put("RIGHTPLACE_DATA", data.toString());
        builder.environment().put("RIGHTPLACE_PORT", Integer.toString(port));
        server = builder.start();
        for (int i = 0; i < 3000; i++) {
            assertThat(server.isAlive())
                    .as(Files.readString(data.resolve("server.log")))
                    .isTrue();
            try {
                status("/health/live");
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("the server did not start");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60));
    }

    /** The status it answers a GET with. */
    int status(String path) throws IOException, InterruptedException {
        return CLIENT.send(to(path).build(), BodyHandlers.discarding()).statusCode();
    }

    /** Has several ask until {@link #stopAsking}, and waits until some were answered. */
    void startAsking() throws InterruptedException {
        asking = true;
        callers = Executors.newFixedThreadPool(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            callers.submit(this::ask);
        }
        awaitMoreAnswers();
    }

    void awaitMoreAnswers() throws InterruptedException {
        int before = acknowledged.size();
        for (int i = 0; i < 1200 && acknowledged.size() < before + CALLERS; i++) {
            Thread.sleep(50);
        }
        assertThat(acknowledged.size()).as("it answers").isGreaterThan(before);
    }

    private void ask() {
        while (asking) {
            try {
                var answer = CLIENT.send(
                        to("/api/v1/placements/recommendations")
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

    /** What it answers a GET with. */
    String text(String path) throws IOException, InterruptedException {
        return CLIENT.send(to(path).build(), BodyHandlers.ofString()).body();
    }

    /** Tells it to stop, and waits until it has. */
    void terminate() throws InterruptedException {
        server.toHandle().destroy();
        server.waitFor();
    }

    void kill() throws InterruptedException {
        server.toHandle().destroyForcibly();
        server.waitFor();
    }

    void stopAsking() throws InterruptedException {
        asking = false;
        callers.shutdown();
        assertThat(callers.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
    }

    /** Whatever was acknowledged is there, under the number that was given, without a gap, and the tree is that of the entries. */
    void everythingIsThere(Database opened) {
        try (opened) {
            var ledger = Ledger.open(opened, data, "test", Clock.systemUTC());
            acknowledged.forEach((id, sequence) -> assertThat(ledger.find(id))
                    .as("decision %s, acknowledged as entry %d", id, sequence)
                    .hasValueSatisfying(
                            stored -> assertThat(stored.entry().sequence()).isEqualTo(sequence)));
            assertThat(ledger.size()).isGreaterThan(acknowledged.size());
        }
        var verified = program().run("ledger", "verify");
        assertThat(verified.code()).as(verified.err()).isZero();
    }

    @Override
    public void close() throws InterruptedException {
        asking = false;
        if (server != null) {
            server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}

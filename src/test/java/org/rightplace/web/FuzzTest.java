package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ServingProcess;
import org.rightplace.access.TestAccess;
import org.rightplace.privacy.Kept;
import org.rightplace.web.Cases.Case;

/**
 * Thousands of malformed requests and such as lie on an edge, made from what the API says of itself, to the program as it is run: a process
 * of its own over a data folder. Whatever comes, it answers as it says it does, repeats nothing it was sent, neither in an error nor in
 * the log, and records exactly what it said it recorded.
 *
 * <p>{@code -Dfuzz.seed=} tries other requests, {@code -Dfuzz.cases=} more or fewer, {@code -Dfuzz.case=} only one, by the number a
 * failure gives.
 */
@Timeout(600)
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20261120L);
    private static final int CASES = Integer.getInteger("fuzz.cases", 5_000);
    private static final Path FIXTURES = Path.of("fixtures");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TempDir
    static Path folder;

    private static Process server;
    private static Path said;
    private static String token;
    private static int port;
    private static JsonNode described;

    /** The schemas as they are served, each whole. */
    private static final Map<String, String> wholes = new ConcurrentHashMap<>();

    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> tally = new ConcurrentHashMap<>();
    private final AtomicInteger recorded = new AtomicInteger();

    private record Answer(int status, String head, String type, String body) {}

    private static final Pattern REFERENCE = Pattern.compile("\"(?:reference|contract)\":\"(?:[^\"\\\\]|\\\\.)*\"");

    @BeforeAll
    static void serve() throws Exception {
        var program = new CommandLineRun(folder);
        for (String what : List.of("register", "postcodes")) {
            assertThat(program.run("import", what, "fixtures/register/" + what + ".csv")
                            .code())
                    .isZero();
        }
        // As the program writes its log, and all there is to say of its own.
        var logging = Files.writeString(
                folder.resolve("logback.xml"),
                Files.readString(Path.of("src/main/resources/logback.xml"))
                        .replace("<root ", "<logger name=\"org.rightplace\" level=\"TRACE\"/>\n<root "));
        said = folder.resolve("said.txt");
        token = TestAccess.token(folder);
        var environment = Map.of(
                "RIGHTPLACE_DATA",
                folder.toString(),
                "RIGHTPLACE_LOG",
                "INFO",
                "RIGHTPLACE_PORT",
                "0",
                "RIGHTPLACE_RATE",
                "100000");
        server = ServingProcess.of(environment, "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + logging)
                .redirectOutput(said.toFile())
                .start();
        var serving = Pattern.compile("Serving on http://127.0.0.1:(\\d+)/");
        while (port == 0) {
            assertThat(server.isAlive()).as("the server runs").isTrue();
            Thread.sleep(50);
            serving.matcher(Files.readString(said)).results().forEach(found -> port = Integer.parseInt(found.group(1)));
        }
        described = JSON.readTree(get("/openapi.json"));
        for (var schema : described.at("/components/schemas").properties()) {
            wholes.put(schema.getKey(), get("/schema/" + schema.getKey() + ".json"));
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private static HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(120));
    }

    private static String get(String path) throws IOException, InterruptedException {
        return CLIENT.send(to(path).build(), BodyHandlers.ofString()).body();
    }

    private static int entries() throws IOException, InterruptedException {
        return Integer.parseInt(get("/health/ready").replaceAll("\\D", ""));
    }

    private static List<JsonNode> fixtures() throws IOException {
        var found = new ArrayList<JsonNode>();
        try (var files = Files.walk(FIXTURES)) {
            for (Path file : files.filter(
                            file -> file.toString().endsWith(".json") && !file.startsWith(FIXTURES.resolve("golden")))
                    .sorted()
                    .toList()) {
                found.add(JSON.readTree(file.toFile()));
            }
        }
        return found;
    }

    /** Advice to explain, so that parameters of addresses have something to lead to. */
    private static Map<String, String> known() throws IOException, InterruptedException {
        var example = FIXTURES.resolve("requests/01-s41-nothing-else-suitable.json");
        var advice = JSON.readTree(CLIENT.send(
                        to("/api/v1/placements/recommendations")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofFile(example))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        var known = new TreeMap<>(Map.of(
                "id",
                advice.at("/decision/id").asText(),
                "urn",
                advice.at("/advice/settingUrn").asText()));
        for (JsonNode path : described.get("paths")) {
            path.findValuesAsText("name").forEach(name -> known.putIfAbsent(name, "none"));
        }
        return known;
    }

    @Test
    void whatever_is_sent_is_answered_as_described_and_repeated_nowhere() throws Exception {
        var cases = new Cases(described, fixtures(), known());
        System.out.println("fuzz: seed " + SEED + ", " + CASES + " cases");
        var only = Long.getLong("fuzz.case");
        var seeds = only != null ? LongStream.of(only) : new Random(SEED).longs(CASES);
        int before = entries();
        var workers = Executors.newFixedThreadPool(4);
        seeds.forEach(seed -> workers.execute(() -> run(cases.make(seed))));
        workers.shutdown();
        assertThat(workers.awaitTermination(500, TimeUnit.SECONDS)).isTrue();
        System.out.println("fuzz: " + new TreeMap<>(tally));
        log();
        assertThat(failures).as("seed %d", SEED).isEmpty();
        assertThat(entries()).isEqualTo(before + recorded.get());
        if (only == null) {
            assertThat(recorded.get()).as("recorded").isPositive();
            assertThat(tally.keySet()).contains("sound 200", "sound 201", "grafted 200", "grafted 400", "spoilt 400");
        }
    }

    private void run(Case one) {
        try {
            var answer = ask(one);
            if (answer == null) {
                count(one, "none");
                return;
            }
            count(one, Integer.toString(answer.status()));
            if (one.operation().records() && answer.status() == 201) {
                recorded.incrementAndGet();
            }
            check(one, answer);
        } catch (Exception | AssertionError e) {
            failures.add(one + ": " + e);
        }
    }

    private void count(Case one, String status) {
        tally.computeIfAbsent(one.kind() + " " + status, key -> new AtomicInteger())
                .incrementAndGet();
    }

    /** The answer; null when a request that was none had none. */
    private static Answer ask(Case one) throws IOException, InterruptedException {
        if (one.wire() != null) {
            return spoken(one.wire());
        }
        HttpRequest.Builder request;
        try {
            request = to(one.target());
            one.headers().forEach(request::header);
        } catch (IllegalArgumentException e) {
            var text = one.operation().method() + " " + one.target() + " HTTP/1.1\r\nHost: localhost\r\n";
            var head = new StringBuilder(text);
            one.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            var body = one.body() == null ? new byte[0] : one.body();
            head.append("Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n");
            return spoken(Garble.join(head.toString().getBytes(StandardCharsets.UTF_8), body));
        }
        request.method(
                one.operation().method(),
                one.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(one.body()));
        var response = sent(request.build());
        return new Answer(
                response.statusCode(),
                response.headers().map().toString(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** Once more where the server had closed an idle connection just as it was taken up again. */
    private static HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return CLIENT.send(request, BodyHandlers.ofString());
        }
    }

    private static Answer spoken(byte[] wire) throws IOException {
        var heard = new ByteArrayOutputStream();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(120_000);
            try {
                socket.getOutputStream().write(wire);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(heard);
            } catch (SocketException e) {
                // The server has closed before it read the rest; what it said before that counts.
            }
        }
        var parts = heard.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        if (parts.length < 2) {
            return null;
        }
        var type = Pattern.compile("(?im)^content-type: *(.*)$").matcher(parts[0]);
        return new Answer(
                Integer.parseInt(parts[0].split(" ")[1]), parts[0], type.find() ? type.group(1) : "", parts[1]);
    }

    private void check(Case one, Answer answer) throws IOException {
        // A version of HTTP there is not is told by a status above 500; nothing has gone wrong then.
        if (answer.status() != 505 || one.wire() == null) {
            assertThat(answer.status())
                    .as("status, %s", answer.body())
                    .isLessThan(500)
                    .isNotEqualTo(429);
        }
        assertThat(answer.head()).doesNotContain(Cases.TEXT, Cases.KEY, Cases.DIGITS);
        // A review or an evaluation names its contract by the council's own reference, which is nobody's.
        // A choice is given back whole: it is the words of whoever made it.
        var said = answer.status() != 201
                ? answer.body()
                : one.target().endsWith("/outcome")
                        ? ""
                        : REFERENCE.matcher(answer.body()).replaceAll("");
        assertThat(said).doesNotContain(Cases.TEXT, "Exception", "org.rightplace", "\tat ");
        // What may be chosen hangs on the day, and on what was chosen before.
        if (one.sound() && !one.target().endsWith("/outcome")) {
            assertThat(answer.status()).as("status, %s", answer.body()).isLessThan(300);
        }
        if (answer.status() < 300) {
            given(one, answer);
        } else if (answer.status() != 304 && !answer.type().startsWith("text/html")) {
            problem(answer);
        } else if (answer.status() != 304) {
            // A page of ours, for an address outside the API or a name that is not this machine's.
            assertThat(one.kind()).isIn("address", "broken wire");
            assertThat(answer.body()).startsWith("<!doctype html>").doesNotContain(Cases.KEY, Cases.DIGITS);
        }
    }

    private void given(Case one, Answer answer) throws IOException {
        var documented = one.operation().answers().path(Integer.toString(answer.status()));
        assertThat(documented.isMissingNode())
                .as("status %d is described", answer.status())
                .isFalse();
        var type = answer.type().replaceFirst(";.*", "");
        var content = documented.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("media type %s is described", type)
                .isFalse();
        if (content.at("/schema").has("$ref") && one.seed() % 4 == 0) {
            conforms(content.at("/schema/$ref").asText(), answer.body());
        }
    }

    private void problem(Answer answer) throws IOException {
        assertThat(answer.type()).startsWith("application/problem+json");
        conforms("#/components/schemas/problem", answer.body());
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.get("title").asText()).isNotBlank();
        for (JsonNode error : problem.path("errors")) {
            assertThat(error.get("code").asText()).matches("[a-z]+(-[a-z]+)*");
            assertThat(error.get("detail").asText()).isNotBlank();
        }
        // A key that looks like a field's name is shown, so that it can be found; and nowhere but in a pointer.
        var shown = answer.body().replaceAll("\"pointer\":\"[^\"]*\"", "");
        assertThat(shown).doesNotContain(Cases.KEY, Cases.DIGITS);
    }

    private void conforms(String reference, String body) {
        var schema = compiled.computeIfAbsent(
                reference,
                name -> SCHEMAS.getSchema(wholes.get(name.substring(name.lastIndexOf('/') + 1)), InputFormat.JSON));
        assertThat(schema.validate(body, InputFormat.JSON))
                .as("conforms to %s", reference)
                .isEmpty();
    }

    /** Nothing of any request stands in what the program said of itself. */
    private void log() throws IOException {
        Kept.file(said);
        var lines = Files.readAllLines(said);
        assertThat(lines).as("lines of the log").hasSizeGreaterThan(1);
        lines.stream()
                .filter(line -> line.contains(Cases.TEXT) || line.contains(Cases.KEY) || line.contains(Cases.DIGITS))
                .limit(10)
                .forEach(line -> failures.add("in the log: " + line));
    }
}

package org.rightplace.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.TestAccess;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookZip;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;
import org.rightplace.web.Caller;
import org.rightplace.web.Description;
import org.rightplace.web.Limits;
import org.rightplace.web.Server;

/** Activation as another system asks for it: a real server, a real client, a rulebook of one principle. */
class ActivationApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPROVER = "Zebedee Quince";

    @TempDir
    Path data;

    private Database database;
    private Ledger ledger;
    private RulebookInService rulebooks;
    private Server server;
    private Caller caller;

    @BeforeEach
    void start() {
        var clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        database = TestDatabase.in(data);
        ledger = Ledger.open(database, data, "test", clock);
        rulebooks = new RulebookInService(ledger, () -> SmallRulebook.LOADED, book -> List.of(), clock);
        var routes = new ArrayList<>(new RulebookApi(rulebooks).routes());
        routes.addAll(new ActivationApi(rulebooks).routes());
        routes.addAll(
                new Description(routes, () -> rulebooks.get().schemas(), name -> Optional.empty(), "test").routes());
        server =
                new Server(0, routes, () -> rulebooks.get().catalogue().headers(), Limits.USUAL, TestAccess::everybody);
        server.start();
        caller = new Caller(server.port());
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    private HttpRequest.Builder to(String path) {
        return caller.to(path);
    }

    private HttpResponse<String> json(String body) throws IOException, InterruptedException {
        return caller.send(to("/api/v1/rulebook/activations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(byte[] form, String... headers) throws IOException, InterruptedException {
        var request = to("/api/v1/rulebook/activations")
                .header("Content-Type", "multipart/form-data; boundary=" + Forms.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return caller.send(request);
    }

    private HttpResponse<String> upload(byte[] zip) throws IOException, InterruptedException {
        return send(Forms.of(Map.of("approver", APPROVER.getBytes(StandardCharsets.UTF_8), "rules", zip)));
    }

    private String inService() throws IOException, InterruptedException {
        var answer = caller.send(to("/api/v1/rulebook"));
        var digest = JSON.readTree(answer.body()).get("digest").asText();
        assertThat(answer.headers().firstValue("Rulebook-Digest")).contains(digest);
        assertThat(answer.headers().firstValue("ETag")).contains("\"" + digest + "\"");
        return digest;
    }

    /** A refusal as problem details, after which everything is as it was. */
    private JsonNode refused(HttpResponse<String> answer, int status) throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain(APPROVER, "Quince", "Exception");
        assertThat(ledger.size()).isOne();
        assertThat(inService()).isEqualTo(SmallRulebook.FOLDER.digest());
        return JSON.readTree(answer.body());
    }

    @Test
    void a_folder_sent_as_a_zip_is_in_service_with_the_answer() throws Exception {
        var second = SmallRulebook.version("2");
        var answer = upload(second.zip());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var body = JSON.readTree(answer.body());
        assertThat(body.get("digest").asText()).isEqualTo(second.digest());
        assertThat(body.get("version").asText()).isEqualTo("2");
        assertThat(body.get("sequence").asLong()).isOne();
        assertThat(body.get("changed").asBoolean()).isTrue();
        assertThat(answer.headers().allValues("Rulebook-Digest")).containsExactly(second.digest());
        assertThat(answer.headers().allValues("Rulebook-Version")).containsExactly("2");
        assertThat(inService()).isEqualTo(second.digest());
        assertThat(answer.body()).doesNotContain("Quince");

        var again = upload(second.zip());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(again.body()).get("changed").asBoolean()).isFalse();
        assertThat(JSON.readTree(again.body()).get("sequence").asLong()).isOne();
        assertThat(ledger.size()).isEqualTo(2);

        assertThat(upload(SmallRulebook.version("3").zip()).statusCode()).isEqualTo(201);
        var back = json("{\"approver\":\"" + APPROVER + "\",\"digest\":\"" + second.digest() + "\"}");
        assertThat(back.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(back.body()).get("sequence").asLong()).isEqualTo(3);
        assertThat(JSON.readTree(back.body()).get("previous").asText())
                .isEqualTo(SmallRulebook.version("3").digest());
        assertThat(inService()).isEqualTo(second.digest());
        conforms(answer.body(), again.body(), back.body());
    }

    private void conforms(String... bodies) {
        for (String body : bodies) {
            var sent = rulebooks
                    .get()
                    .schemas()
                    .of("activation-result")
                    .read(body.getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {});
            assertThat(sent.errors()).isEmpty();
        }
    }

    @Test
    void a_broken_rulebook_is_refused_with_file_and_line_and_every_problem() throws Exception {
        var drl = SmallRulebook.RULE + ".drl";
        var words = SmallRulebook.RULE + ".words.yaml";
        var broken =
                SmallRulebook.broken(drl, "minutes <= $most,", "minutes <= 45,").without(words);
        var errors = refused(upload(broken.zip()), 422).get("errors");
        assertThat(errors.findValuesAsText("file")).contains(drl, words);
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.get("file").asText()).isEqualTo(drl);
            assertThat(error.get("line").asInt()).isPositive();
            assertThat(error.get("detail").asText()).contains("outside the language");
        });
    }

    @Test
    void a_zip_that_no_folder_of_rules_makes_is_refused() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"manifest.yaml", "../../outside.yaml"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }
        assertThat(refused(upload(bytes.toByteArray()), 422).toString())
                .contains("entry 2")
                .doesNotContain("outside");
        refused(upload("no zip".getBytes(StandardCharsets.UTF_8)), 422);
        bytes.reset();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.yaml"));
            zip.write(new byte[100 << 20]);
            zip.closeEntry();
        }
        refused(upload(bytes.toByteArray()), 422);
    }

    @Test
    void more_than_the_bound_is_not_taken_in() throws Exception {
        refused(upload(new byte[RulebookZip.MOST_ZIPPED + (2 << 20)]), 413);
        // Without its length said beforehand.
        var form =
                Forms.of(Map.of("approver", new byte[] {'A'}, "rules", new byte[RulebookZip.MOST_ZIPPED + (2 << 20)]));
        var request = to("/api/v1/rulebook/activations")
                .header("Content-Type", "multipart/form-data; boundary=" + Forms.BOUNDARY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isIn(400, 413);
        } catch (IOException e) {
            // The server stopped listening before the client had stopped talking.
        }
        assertThat(ledger.size()).isOne();
    }

    @Test
    void a_form_that_lacks_something_or_has_too_much_is_refused() throws Exception {
        var zip = SmallRulebook.version("2").zip();
        var name = APPROVER.getBytes(StandardCharsets.UTF_8);
        refused(send(Forms.of(Map.of("rules", zip))), 400);
        refused(send(Forms.of(Map.of("approver", name))), 400);
        refused(send(Forms.of(Map.of("approver", name, "rules", zip, "Quince", name))), 400);
        refused(send(Forms.of(Map.of("approver", " \n".getBytes(StandardCharsets.UTF_8), "rules", zip))), 400);
        refused(
                send(Forms.of(Map.of("approver", "x".repeat(201).getBytes(StandardCharsets.UTF_8), "rules", zip))),
                400);
        refused(send("cut off".getBytes(StandardCharsets.UTF_8)), 400);
        var wrongType = caller.send(to("/api/v1/rulebook/activations")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zip)));
        refused(wrongType, 415);
    }

    @Test
    void a_digest_that_is_none_or_not_kept_is_refused() throws Exception {
        var unknown = "sha256:" + "0".repeat(64);
        assertThat(refused(json("{\"approver\":\"" + APPROVER + "\",\"digest\":\"" + unknown + "\"}"), 422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/digest");
        refused(json("{\"approver\":\"" + APPROVER + "\",\"digest\":\"Quince\"}"), 400);
        refused(json("{\"digest\":\"" + unknown + "\"}"), 400);
    }

    @Test
    void a_page_from_elsewhere_cannot_have_a_browser_send_one() throws Exception {
        var form = Forms.of(Map.of(
                "approver",
                APPROVER.getBytes(StandardCharsets.UTF_8),
                "rules",
                SmallRulebook.version("2").zip()));
        refused(send(form, "Origin", "https://example.org"), 403);
        refused(send(form, "Origin", "null"), 403);
        assertThat(send(form, "Origin", "http://127.0.0.1:" + server.port()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_answer_names_the_rulebook_it_was_made_with_though_another_came_while_it_was_made() throws Exception {
        var books = List.of(SmallRulebook.LOADED, Rulebook.load(SmallRulebook.version("2")));
        var taken = new AtomicInteger();
        Supplier<Rulebook> changing = () -> books.get(taken.getAndIncrement() % 2);
        var swapping = new Server(
                0,
                new RulebookApi(changing).routes(),
                () -> changing.get().catalogue().headers(),
                Limits.USUAL,
                TestAccess::everybody);
        swapping.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + swapping.port() + "/api/v1/rulebook"))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            var digest = JSON.readTree(answer.body()).get("digest").asText();
            assertThat(digest).isEqualTo(SmallRulebook.version("2").digest());
            assertThat(answer.headers().allValues("Rulebook-Digest")).containsExactly(digest);
            assertThat(answer.headers().allValues("Rulebook-Version")).containsExactly("2");
            assertThat(answer.headers().allValues("ETag")).containsExactly("\"" + digest + "\"");
        } finally {
            swapping.stop();
        }
    }

    @Test
    void the_call_and_what_it_takes_are_described() throws Exception {
        var described = caller.send(to("/openapi.json")).body();
        var call = JSON.readTree(described).at("/paths/~1api~1v1~1rulebook~1activations/post");
        assertThat(call.at("/requestBody/content").fieldNames())
                .toIterable()
                .containsExactly("multipart/form-data", "application/json");
        assertThat(call.at("/responses/201").isMissingNode()).isFalse();
    }

    /** Forms as browsers and curl send them. */
    static final class Forms {

        static final String BOUNDARY = "------------------------made-up";

        private Forms() {}

        static byte[] of(Map<String, byte[]> parts) throws IOException {
            var form = new ByteArrayOutputStream();
            for (var part : parts.entrySet()) {
                form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\""
                                + (part.getKey().equals("rules")
                                        ? "; filename=\"rules.zip\"\r\nContent-Type: application/zip"
                                        : "")
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                form.writeBytes(part.getValue());
                form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return form.toByteArray();
        }
    }

    /** For tests that send one. */
    static byte[] form(RulebookFolder folder) throws IOException {
        return Forms.of(Map.of("approver", APPROVER.getBytes(StandardCharsets.UTF_8), "rules", folder.zip()));
    }
}

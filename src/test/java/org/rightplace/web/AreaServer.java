package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rightplace.placement.MadeUpArea;

/** The API over the made-up area, and what the tests of recorded decisions ask of it. */
final class AreaServer implements AutoCloseable {

    static final String RECOMMENDATIONS = "/api/v1/placements/recommendations";

    static final ObjectMapper JSON = new ObjectMapper();

    final MadeUpArea area;
    private final ServedArea served;

    AreaServer(Path folder) throws IOException {
        served = new ServedArea(folder);
        area = served.area;
    }

    HttpRequest.Builder to(String path) {
        return served.caller.to(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return served.caller.send(request);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return served.caller.get(path);
    }

    /** @param headers names and values in turn */
    HttpResponse<String> post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
        var request = to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The error of a problem, which holds nothing of what was sent. */
    static JsonNode problem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContainIgnoringCase("canary").doesNotContain("Exception", "org.rightplace");
        return JSON.readTree(answer.body());
    }

    static void fits(String schema, JsonNode body) {
        assertThat(MadeUpArea.rules()
                        .schemas()
                        .of(schema)
                        .read(body.toString().getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {})
                        .errors())
                .as("%s: %s", schema, body)
                .isEmpty();
    }

    @Override
    public void close() {
        served.close();
    }
}

package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementApi;

/** Placements and decisions over the made-up area, on a free port, and a client of them. */
final class AreaServer implements AutoCloseable {

    static final String RECOMMENDATIONS = "/api/v1/placements/recommendations";

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final MadeUpArea area;
    private final Server server;

    AreaServer(Path folder) throws IOException {
        area = new MadeUpArea(folder);
        var routes = new ArrayList<>(new PlacementApi(area.placement).routes());
        routes.addAll(new DecisionsApi(area.ledger, area.recommendations).routes());
        routes.addAll(
                new Description(routes, () -> MadeUpArea.rules().schemas(), name -> Optional.empty(), "test").routes());
        server = new Server(0, routes, () -> MadeUpArea.rules().catalogue().headers(), Limits.USUAL);
        server.start();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
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
                        .read(body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), (tree, wrongs) -> {})
                        .errors())
                .as("%s: %s", schema, body)
                .isEmpty();
    }

    @Override
    public void close() {
        server.stop();
        area.close();
    }
}

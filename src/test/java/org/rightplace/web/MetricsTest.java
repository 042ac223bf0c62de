package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.TestAccess;
import org.rightplace.privacy.Kept;

class MetricsTest {

    private static final String TOKEN = "a-token-of-the-metrics";

    @TempDir
    Path folder;

    private Server server;

    @BeforeEach
    void start() throws IOException {
        var metrics = new Metrics(Files.writeString(folder.resolve("token"), TOKEN + "\n"), () -> 42L);
        var routes = List.of(
                Route.get("/one/{name}", context -> context.result("one")).mayAll(),
                Route.post("/sign-in", context -> context.status(403)).open(),
                metrics.route());
        server = new Server(0, routes, Map::of, Limits.USUAL, TestAccess::everybody).measuredBy(metrics);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private String figures() throws Exception {
        var answer = send(to("/metrics").header("Authorization", "Bearer " + TOKEN));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        Kept.say("metrics", answer.body());
        return answer.body();
    }

    @Test
    void requests_are_counted_by_route_and_no_address_is_told() throws Exception {
        send(to("/one/Zebedee?postcode=ZZ11AA"));
        send(to("/one/Florence"));
        send(to("/nowhere/Zebedee"));
        send(to("/one/Zebedee").method("ZEBEDEE", BodyPublishers.noBody()));
        send(to("/sign-in").POST(BodyPublishers.noBody()));
        assertThat(figures())
                .contains("rightplace_requests_seconds_count{method=\"GET\",route=\"/one/{name}\",status=\"200\"} 2")
                .contains("rightplace_requests_seconds_count{method=\"GET\",route=\"-\",status=\"404\"} 1")
                .contains(
                        "rightplace_requests_seconds_bucket{method=\"GET\",route=\"/one/{name}\",status=\"200\",le=\"0.25\"}")
                .contains("rightplace_sign_in_failures_total 1.0")
                .contains("rightplace_ledger_entries 42.0")
                .contains("rightplace_requests_waiting 0.0", "rightplace_requests_working 0.0", "jvm_memory_used_bytes")
                .doesNotContainIgnoringCase("zebedee")
                .doesNotContain("Florence", "ZZ11AA", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer a-token-of-the-metric",
                "Basic a-token-of-the-metrics",
                "a-token-of-the-metrics"
            })
    void nobody_reads_them_without_the_token(String shown) throws Exception {
        var answer = send(shown.isEmpty() ? to("/metrics") : to("/metrics").header("Authorization", shown));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("rightplace_");
    }

    @Test
    void without_a_token_they_are_not_there() throws Exception {
        var without = new Server(0, List.of(), Map::of, Limits.USUAL, TestAccess::everybody);
        without.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + without.port() + "/metrics"));
            assertThat(send(request).statusCode()).isEqualTo(404);
        } finally {
            without.stop();
        }
        assertThatThrownBy(() -> new Metrics(Files.writeString(folder.resolve("short"), "short"), () -> 0L))
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("RIGHTPLACE_METRICS_TOKEN_FILE");
        assertThatThrownBy(() -> new Metrics(folder.resolve("none"), () -> 0L)).isInstanceOf(CannotServe.class);
    }
}

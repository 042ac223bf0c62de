package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ServingProcess;
import org.rightplace.access.TestAccess;
import org.rightplace.privacy.Kept;
import org.rightplace.store.TestDatabase;

/** The program as it is run, logging JSON. */
class LogFormatTest {

    @TempDir
    Path folder;

    @Test
    void every_line_is_an_object_and_says_for_which_request_it_was_written() throws Exception {
        TestAccess.token(folder);
        var said = folder.resolve("said.txt");
        var environment = new HashMap<>(TestDatabase.environment(folder));
        environment.putAll(Map.of("RIGHTPLACE_PORT", "0", "RIGHTPLACE_LOG", "INFO", "RIGHTPLACE_LOG_FORMAT", "json"));
        var process = ServingProcess.of(environment, "-XX:+UseSerialGC")
                .redirectOutput(said.toFile())
                .start();
        try {
            var serving = Pattern.compile("Serving on (http://127.0.0.1:\\d+/)");
            var address = "";
            for (int i = 0; i < 1200 && address.isEmpty(); i++) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(50);
                var found = serving.matcher(Files.readString(said));
                address = found.find() ? found.group(1) : "";
            }
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "decisions/Zebedee"))
                                    .build(),
                            BodyHandlers.ofString());
            var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Kept.file(said);
            var lines = new ArrayList<JsonNode>();
            for (String line : Files.readAllLines(said)) {
                if (line.startsWith("{")) {
                    lines.add(new ObjectMapper().readTree(line));
                }
            }
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.at("/mdc/request").asText()).isEqualTo(id);
                assertThat(line.get("formattedMessage").asText())
                        .contains("route=/decisions/{id} status=" + answer.statusCode());
                assertThat(line.get("level").asText()).isEqualTo("INFO");
            });
            assertThat(Files.readString(said)).doesNotContain("Zebedee");
        } finally {
            process.destroyForcibly();
        }
    }
}

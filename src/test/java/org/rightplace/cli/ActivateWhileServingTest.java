package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ServingProcess;
import org.rightplace.access.TestAccess;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.store.TestDatabase;

/** {@code rules activate} while a server runs in another process, which follows, and again after it was killed. */
@Timeout(300)
class ActivateWhileServingTest {

    @TempDir
    Path data;

    @TempDir
    Path rules;

    private Process server;
    private int port;

    @AfterEach
    void end() throws InterruptedException {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Starts a server; what it says until it serves. */
    private List<String> serve() throws IOException {
        TestAccess.token(data);
        port = ServingProcess.freePort();
        var builder = ServingProcess.of(TestDatabase.environment(data));
        builder.environment().put("RIGHTPLACE_PORT", Integer.toString(port));
        server = builder.start();
        var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("Serving on ")) {
                return lines;
            }
            lines.add(line);
        }
        throw new AssertionError("the server ended: " + lines);
    }

    private String inService() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/rulebook"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).get("digest").asText();
    }

    private RulebookFolder changed() throws IOException, RulebookRefused {
        for (var file : RulebookFolder.read(Path.of("rules")).files().entrySet()) {
            var to = rules.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
        }
        var manifest = rules.resolve("manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("version: .*", "version: made-up"));
        return RulebookFolder.read(rules);
    }

    @Test
    void a_running_server_follows_and_one_that_starts_later_begins_with_it() throws Exception {
        var folder = RulebookFolder.read(Path.of("rules")).digest();
        assertThat(serve()).singleElement().asString().contains(folder, "from the folder ", "none was activated yet");
        assertThat(inService()).isEqualTo(folder);

        var changed = changed();
        var program = new CommandLineRun(data);
        var activated = program.run("rules", "activate", rules.toString(), "--approver", "Zebedee Quince");
        assertThat(activated.err()).isEmpty();
        assertThat(activated.code()).isZero();
        assertThat(activated.out())
                .startsWith("In service from now on: ")
                .contains(" made-up, " + changed.digest() + ", by entry 1.")
                .doesNotContain("Quince");
        var again = program.run("rules", "activate", rules.toString(), "--approver", "Zebedee Quince");
        assertThat(again.code()).isZero();
        assertThat(again.out())
                .startsWith("In service already, nothing was changed: ")
                .contains("by entry 1.");
        assertThat(program.run("decisions", "list").out().lines()).hasSize(2);

        for (int i = 0; i < 600 && !inService().equals(changed.digest()); i++) {
            Thread.sleep(200);
        }
        assertThat(inService()).isEqualTo(changed.digest());

        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(serve())
                .anySatisfy(line -> assertThat(line).contains(changed.digest(), "activated in entry 1 at "))
                .anySatisfy(line -> assertThat(line)
                        .contains("is not what is in service", "entry 1", "rules activate", "--approver NAME"))
                .hasSize(2);
        assertThat(inService()).isEqualTo(changed.digest());
    }
}

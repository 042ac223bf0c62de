package org.rightplace.pages.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rightplace.pages.Desk;
import org.rightplace.web.NothingInline;
import org.rightplace.web.ServedArea;

/**
 * Served once for all tests of this desk, as it takes a while: the made-up area with every made-up request, contract and self-evaluation recorded, asked by people whose role and
 * authorities stand in a header. Two decisions are recorded, and a checkpoint before and after them.
 */
final class Board {

    private static final ObjectMapper JSON = new ObjectMapper();

    final ServedArea served;
    final List<String> placements = new ArrayList<>();
    final List<String> contracts = new ArrayList<>();

    final String departure;
    final String agreed;
    final Path folder;

    private static Board shared;

    static synchronized Board served() throws Exception {
        if (shared == null) {
            shared = new Board(Files.createTempDirectory("board"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared.served::close));
        }
        return shared;
    }

    private Board(Path folder) throws Exception {
        this.folder = folder;
        served = new ServedArea(folder, Desk::who);
        for (Path file : fixtures("requests")) {
            placements.add(sent("caseworker 873,874", "/api/v1/placements/recommendations", Files.readAllBytes(file)));
        }
        for (Path file : fixtures("contracts")) {
            contracts.add(sent("commissioner 873,874", "/api/v1/contracts/reviews", Files.readAllBytes(file)));
        }
        for (Path file : fixtures("toolkit")) {
            sent("commissioner 873,874", "/api/v1/toolkit/evaluations", Files.readAllBytes(file));
        }
        served.checkpoints.write();
        departure = choose("departed", placements.get(0));
        agreed = choose("agreed", placements.get(1));
        served.checkpoints.write();
    }

    private static List<Path> fixtures(String folder) throws IOException {
        try (var files = Files.list(Path.of("fixtures", folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Records a choice as it stands in {@code fixtures/outcomes}, made on the day of the advice. */
    private String choose(String fixture, String advice) throws Exception {
        var choice = (ObjectNode) JSON.readTree(Files.readAllBytes(Path.of("fixtures/outcomes/" + fixture + ".json")));
        choice.put("decidedOn", "2026-11-20");
        return sent(
                "decision-maker 873,874", "/api/v1/decisions/" + advice + "/outcome", JSON.writeValueAsBytes(choice));
    }

    String sent(String who, String path, byte[] body) throws Exception {
        var answer = served.caller.send(
                to(who, path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode json = JSON.readTree(answer.body());
        return json.has("decision")
                ? json.at("/decision/id").asText()
                : json.get("id").asText();
    }

    HttpRequest.Builder to(String who, String path) {
        return served.caller.to(path).header("Who", who);
    }

    HttpResponse<String> get(String who, String path) throws Exception {
        return served.caller.send(to(who, path));
    }

    /** A page that is there, has one first heading and nothing inline. */
    String page(String who, String path) throws Exception {
        var answer = get(who, path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        NothingInline.in(answer.body());
        assertThat(answer.body().split("<h1", -1)).as(path).hasSize(2);
        return answer.body();
    }

    HttpResponse<String> form(String who, String path, Map<String, String> fields) throws Exception {
        var body = fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return served.caller.send(to(who, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }
}

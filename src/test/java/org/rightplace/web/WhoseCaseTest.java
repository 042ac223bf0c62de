package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.Role;
import org.rightplace.cli.SentRequest;
import org.rightplace.placement.MadeUpArea;

/** Records of two authorities, read by people of one, the other and both, in every role: a real server, whose door knows them by a header. */
class WhoseCaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECISIONS = "/api/v1/decisions";
    private static final String NAME = "Ottoline Quexby";

    @TempDir
    static Path folder;

    private static ServedArea served;
    private static String ofCambridgeshire;
    private static String ofPeterborough;
    private static String joint;
    private static JsonNode request;

    @BeforeAll
    static void start() throws Exception {
        served = new ServedArea(folder, context -> {
            var said = Optional.ofNullable(context.header("Who")).orElse("").split(" ");
            return said.length < 2
                    ? Optional.empty()
                    : Optional.of(new org.rightplace.access.Caller(
                            said[0],
                            NAME,
                            Arrays.stream(said[0].split("_"))
                                    .map(name -> Role.named(name).orElseThrow())
                                    .collect(Collectors.toSet()),
                            Set.of(said[1].split(",")),
                            null));
        });
        request = SentRequest.whole();
        ofCambridgeshire = advised("caseworker 873", "873");
        ofPeterborough = advised("caseworker 873,874", "874");
        joint = id(post(
                "commissioner 873",
                "/api/v1/contracts/reviews",
                Files.readAllBytes(Path.of("fixtures/contracts/01-short-breaks-ready.json"))));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String advised(String who, String responsible) throws Exception {
        var sent = (ObjectNode) request.deepCopy();
        ((ObjectNode) sent.get("person")).put("responsibleAuthority", responsible);
        return id(post(who, "/api/v1/placements/recommendations", SentRequest.bytes(sent)));
    }

    private static HttpRequest.Builder to(String who, String path) {
        return served.caller.to(path).header("Who", who);
    }

    private static HttpResponse<String> get(String who, String path) throws Exception {
        return served.caller.send(to(who, path));
    }

    private static HttpResponse<String> post(String who, String path, byte[] body) throws Exception {
        return served.caller.send(
                to(who, path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    private static String id(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/decision/id").asText();
    }

    private static List<String> listed(String who) throws Exception {
        var ids = new ArrayList<String>();
        JSON.readTree(get(who, DECISIONS + "?limit=100").body())
                .get("entries")
                .forEach(entry -> ids.add(entry.get("id").asText()));
        return ids;
    }

    private static byte[] words(String text) {
        return ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static String reference() {
        return request.at("/person/reference").asText();
    }

    @Test
    void each_sees_the_records_of_their_own_authority_and_a_joint_panel_those_of_both() throws Exception {
        for (String role : List.of("caseworker", "panel", "decision-maker", "board")) {
            assertThat(listed(role + " 873"))
                    .as(role)
                    .contains(ofCambridgeshire)
                    .doesNotContain(ofPeterborough);
            assertThat(listed(role + " 874")).as(role).contains(ofPeterborough).doesNotContain(ofCambridgeshire);
            assertThat(listed(role + " 873,874")).as(role).contains(ofCambridgeshire, ofPeterborough);
            assertThat(listed(role + " 925")).as(role).doesNotContain(ofCambridgeshire, ofPeterborough, joint);
        }
    }

    @Test
    void contracts_are_for_commissioners_and_children_are_not() throws Exception {
        assertThat(listed("commissioner 873,874")).contains(joint).doesNotContain(ofCambridgeshire, ofPeterborough);
        assertThat(listed("commissioner 874")).as("a joint contract").contains(joint);
        assertThat(listed("caseworker 873")).doesNotContain(joint);
        assertThat(listed("board 873")).contains(joint, ofCambridgeshire);
        assertThat(JSON.readTree(get("commissioner 925", "/api/v1/contracts").body())
                        .get("contracts"))
                .isEmpty();
        assertThat(JSON.readTree(get("commissioner 874", "/api/v1/contracts").body())
                        .get("contracts"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/explanation", "/options/900001", "/outcome", "/receipt"})
    void a_record_of_another_authority_is_not_there_whichever_way_it_is_asked_for(String what) throws Exception {
        for (String who : List.of("caseworker 874", "board 874", "commissioner 873", "panel_commissioner 874")) {
            var answer = get(who, DECISIONS + "/" + ofCambridgeshire + what);
            assertThat(answer.statusCode()).as(who).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(get(who, DECISIONS + "/00000000-0000-7000-8000-000000000000" + what)
                            .body());
        }
        assertThat(get("caseworker 874", "/decisions/" + ofCambridgeshire).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_decides_on_a_record_of_another_authority_or_of_the_other_kind() throws Exception {
        var choice = Files.readAllBytes(Path.of("fixtures/outcomes/departed.json"));
        var path = DECISIONS + "/" + ofCambridgeshire + "/outcome";
        assertThat(post("decision-maker 874", path, choice).statusCode()).isEqualTo(404);
        assertThat(post("commissioner 873", path, choice).statusCode()).isEqualTo(404);
        // Lets them in for the one, shows them the other.
        assertThat(post("panel_commissioner 873", path, choice).statusCode()).isEqualTo(403);
        assertThat(post("decision-maker_board 873", DECISIONS + "/" + joint + "/outcome", choice)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void words_find_nothing_of_another_authority() throws Exception {
        var found = post("caseworker 874", DECISIONS + "/search", words(reference()));
        assertThat(JSON.readTree(found.body()).get("entries"))
                .extracting(entry -> entry.get("id").asText())
                .containsExactly(ofPeterborough);
    }

    @Test
    void entries_of_others_come_as_their_hash_alone() throws Exception {
        var entries =
                JSON.readTree(get("board 874", "/api/v1/ledger/entries").body()).get("entries");
        int hidden = 0;
        for (JsonNode entry : entries) {
            var stored = served.area.ledger.at(entry.get("sequence").asLong()).orElseThrow();
            assertThat(entry.get("leafHash").asText()).isEqualTo(stored.entry().leafHash());
            if (stored.entry().decisionId().equals(ofCambridgeshire)) {
                assertThat(entry.get("body").isNull()).isTrue();
                hidden++;
            }
            if (stored.entry().decisionId().equals(ofPeterborough)) {
                assertThat(entry.get("body").asText()).contains(ofPeterborough);
            }
        }
        assertThat(hidden).isEqualTo(1);
        assertThat(get("administrator 873", "/api/v1/ledger/entries").body()).doesNotContain(ofCambridgeshire);
    }

    /** Everything a board can ask for, held against everything in the private part that is no code of the rulebook. */
    @Test
    void a_board_sees_nothing_personal_unless_it_says_why() throws Exception {
        var path = DECISIONS + "/" + ofCambridgeshire;
        var stored = served.area.ledger.find(ofCambridgeshire).orElseThrow();
        var record = JSON.readTree(get("board 873", path).body());
        assertThat(record.get("body")).isEqualTo(stored.body());
        var page = get("board 873", "/decisions/" + ofCambridgeshire);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("What is personal is not shown", "reason-to-know");
        var seen = record
                + page.body()
                + get("board 873", "/").body()
                + get("board 873", path + "/outcome").body();
        for (JsonNode section : stored.sections().values()) {
            for (String text : texts(section)) {
                if (text.matches(".*[a-z] [a-z].*") || text.equals(reference())) {
                    // What is advised is said in the rulebook's words, and so is whose advice it is.
                    assertThat(seen).doesNotContain(text);
                }
            }
        }
        for (String part : List.of("/explanation", "/options/" + option())) {
            var refused = get("board 873", path + part);
            assertThat(refused.statusCode()).as(part).isEqualTo(403);
            assertThat(refused.body()).contains("reason-to-know");
        }
        assertThat(post("board 873", DECISIONS + "/search", words(reference())).statusCode())
                .isEqualTo(403);

        assertThat(get("board 873", path + "?reason-to-know=complaint").body())
                .isEqualTo(get("caseworker 873", path).body());
        assertThat(get("board 873", path + "/explanation?reason-to-know=complaint")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("board 873", path + "?reason-to-know=curious").statusCode())
                .isEqualTo(400);
        assertThat(get("board 873", "/decisions/" + ofCambridgeshire + "?reason-to-know=curious")
                        .body())
                .contains("What is personal is not shown");
        assertThat(get("board 873", "/decisions/" + ofCambridgeshire + "?reason-to-know=appeal")
                        .body())
                .doesNotContain("What is personal is not shown");
    }

    private static String option() {
        return served.area
                .ledger
                .find(ofCambridgeshire)
                .orElseThrow()
                .sections()
                .get("answer")
                .at("/options/0/urn")
                .asText();
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual() && !node.asText().isBlank()) {
            texts.add(node.asText());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "decision-maker, '', record",
        "panel, /explanation, explanation",
        "caseworker, /outcome, outcome",
        "caseworker, /receipt, receipt"
    })
    void every_look_is_written_down_and_shown_to_the_board_of_its_authority(String role, String what, String looked)
            throws Exception {
        get(role + " 873,874", DECISIONS + "/" + ofPeterborough + what);
        var look = looks("board 874", "?decision=" + ofPeterborough + "&account=" + role)
                .get(0);
        assertThat(look.get("what").asText()).isEqualTo(looked);
        assertThat(look.get("role").asText()).isEqualTo(role);
        assertThat(looks("board 873", "?decision=" + ofPeterborough)).isEmpty();
        assertThat(get("caseworker 874", "/api/v1/looks").statusCode()).isEqualTo(403);
    }

    private static JsonNode looks(String who, String query) throws Exception {
        return JSON.readTree(get(who, "/api/v1/looks" + query).body()).get("looks");
    }

    @Test
    void why_a_board_looked_trials_and_searches_are_written_down_too_and_never_for_what() throws Exception {
        get("board 873", DECISIONS + "/" + ofCambridgeshire + "/explanation?reason-to-know=safeguarding");
        assertThat(looks("board 873", "?limit=1&account=board")
                        .get(0)
                        .get("reason")
                        .asText())
                .isEqualTo("safeguarding");
        post("panel 873", "/api/v1/placements/what-if", SentRequest.bytes(request));
        post("panel 873", DECISIONS + "/search", words(reference()));
        var newest = looks("board 873", "?limit=2&account=panel");
        assertThat(newest).extracting(look -> look.get("what").asText()).containsExactly("search", "what-if");
        assertThat(newest.toString()).doesNotContain(reference());
        var page = JSON.readTree(get("board 873", "/api/v1/looks?limit=1").body());
        assertThat(looks("board 873", "?limit=1&before=" + page.get("next").asText())
                        .get(0)
                        .get("id")
                        .asLong())
                .isLessThan(page.get("next").asLong());
    }

    /** Refused before anything is read is no look. */
    @Test
    void what_was_not_shown_is_no_look() throws Exception {
        var before = looks("board 873,874", "").get(0).get("id").asLong();
        get("caseworker 874", DECISIONS + "/" + ofCambridgeshire);
        assertThat(looks("board 873,874", "").get(0).get("id").asLong()).isEqualTo(before);
    }

    /** The record is whoever's asked, if they asked for none of theirs. */
    @Test
    void advice_on_a_child_of_an_authority_elsewhere_is_the_record_of_whoever_asked() throws Exception {
        var elsewhere = advised("caseworker 873", "925");
        assertThat(listed("caseworker 873")).contains(elsewhere);
        assertThat(listed("caseworker 874")).doesNotContain(elsewhere);
    }

    @Test
    void who_asked_is_in_the_private_part_alone() {
        var stored = served.area.ledger.find(ofCambridgeshire).orElseThrow();
        assertThat(stored.sections().get("asker").toString()).contains(NAME, "caseworker");
        assertThat(stored.body().toString()).doesNotContain(NAME);
        assertThat(MadeUpArea.rules().catalogue().tables()).containsKey("reasons-to-know");
    }
}

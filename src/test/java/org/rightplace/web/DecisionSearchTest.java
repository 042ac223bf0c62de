package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.web.AreaServer.JSON;
import static org.rightplace.web.AreaServer.RECOMMENDATIONS;
import static org.rightplace.web.AreaServer.fits;
import static org.rightplace.web.AreaServer.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.facts.Outcome;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.placement.MadeUpArea;

/**
 * What has been recorded, found again: entry 0 is the ledger's own, 1 to 5 name what was asked for, 6 names another school, 7 the council's
 * choice, 8 departs from 6, 9 agrees with 1, 10 is of another kind.
 */
class DecisionSearchTest {

    private static final String DECISIONS = "/api/v1/decisions";
    private static final String SEARCH = DECISIONS + "/search";

    @TempDir
    static Path folder;

    private static AreaServer served;

    @BeforeAll
    static void start() throws Exception {
        served = new AreaServer(folder);
        for (String example : List.of(
                "01-s41-nothing-else-suitable",
                "01-s41-nothing-else-suitable",
                "01-s41-nothing-else-suitable",
                "01-s41-nothing-else-suitable",
                "01-s41-nothing-else-suitable",
                "02-s41-dearer-benefits-weak",
                "07-independent-offers-no-place")) {
            advise(MadeUpArea.request(example));
        }
        append("2027-06-15T23:30:00Z", EntryKind.HUMAN_CHOICE, id(6), "departed");
        append("2027-06-17T10:00:00Z", EntryKind.HUMAN_CHOICE, id(1), "agreed");
        append("2027-06-18T10:00:00Z", EntryKind.RULEBOOK_ACTIVATED, null, null);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static void advise(byte[] request) throws Exception {
        assertThat(served.post(RECOMMENDATIONS, request).statusCode()).isEqualTo(201);
    }

    private static void append(String at, EntryKind kind, String follows, String choice) {
        var content = JSON.createObjectNode();
        Draft.belonging(content, Set.of("873"));
        if (choice != null) {
            content.put("choice", choice);
        }
        Ledger.open(served.area.database, folder, "test", Clock.fixed(Instant.parse(at), ZoneOffset.UTC))
                .append(new Draft(
                        kind,
                        follows,
                        "head-of-sen",
                        null,
                        null,
                        null,
                        content,
                        Map.of("reason", JSON.createObjectNode().put("words", "Quillfeather said so")),
                        null));
    }

    private static String id(long sequence) {
        return served.area.ledger.at(sequence).orElseThrow().entry().decisionId();
    }

    private static List<Long> numbers(JsonNode page) {
        fits("decisions", page);
        var numbers = new ArrayList<Long>();
        page.get("entries").forEach(entry -> numbers.add(entry.get("sequence").asLong()));
        return numbers;
    }

    private static JsonNode search(JsonNode body) throws Exception {
        var answer = served.post(SEARCH, JSON.writeValueAsBytes(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The same as asked in an address, as a body. */
    private static ObjectNode body(String asked) {
        var body = JSON.createObjectNode();
        for (String one : asked.split("&")) {
            var name = one.substring(0, one.indexOf('='));
            var value = one.substring(one.indexOf('=') + 1);
            switch (name) {
                case "setting", "after", "limit" -> body.put(name, Long.parseLong(value));
                case "departed" -> body.put(name, Boolean.parseBoolean(value));
                default -> body.put(name, value);
            }
        }
        return body;
    }

    private static List<Long> found(String asked) throws Exception {
        var page = served.json(DECISIONS + "?" + asked);
        assertThat(search(body(asked))).isEqualTo(page);
        return numbers(page);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=100, 10 9 8 7 6 5 4 3 2 1 0",
        "kind=genesis, 0",
        "kind=placement-recommendation, 7 6 5 4 3 2 1",
        "kind=human-choice, 9 8",
        "kind=erasure, ''",
        "from=2027-06-16, 10 9 8",
        "to=2027-06-15, 7 6 5 4 3 2 1 0",
        "to=2027-06-16, 8 7 6 5 4 3 2 1 0",
        "from=2027-06-16&to=2027-06-16, 8",
        "from=2026-11-20&to=2026-11-20, 7 6 5 4 3 2 1 0",
        "from=2027-06-17&to=2027-06-16, ''",
        "from=0001-01-01&to=9999-12-31, 10 9 8 7 6 5 4 3 2 1 0",
        "outcome=NAME_REQUESTED, 5 4 3 2 1",
        "outcome=NAME_OTHER_S39_5, 6",
        "outcome=NAME_LA_CHOICE_S40, 7",
        "outcome=NAME_NOBODY, ''",
        "setting=900044, 5 4 3 2 1",
        "setting=999999, ''",
        "principle=LAW-39-RESOURCES, 6",
        "principle=LAW-39-RESOURCES:MET, 6",
        "principle=LAW-39-RESOURCES:NOT_MET, ''",
        "principle=STAT-10, 7 6 5 4 3 2 1",
        "departed=true, 6",
        "departed=false, 10 9 8 7 5 4 3 2 1 0",
        "after=2, 1 0",
        "after=0, ''",
        "departed=false&kind=placement-recommendation&outcome=NAME_REQUESTED, 5 4 3 2 1",
        "kind=placement-recommendation&from=2026-11-20&to=2026-11-20&outcome=NAME_OTHER_S39_5&principle=STAT-10:MET&setting=900028&departed=true, 6",
        "kind=placement-recommendation&from=2026-11-20&to=2026-11-20&outcome=NAME_OTHER_S39_5&principle=STAT-10:MET&setting=900028&departed=false, ''",
        "kind=human-choice&outcome=NAME_REQUESTED, ''"
    })
    void what_is_asked_for_is_found_in_an_address_as_in_a_body(String asked, String numbers) throws Exception {
        var expected = Stream.of(numbers.split(" "))
                .filter(n -> !n.isEmpty())
                .map(Long::valueOf)
                .toList();
        assertThat(found(asked)).isEqualTo(expected);
    }

    @Test
    void every_principle_and_setting_of_a_record_leads_back_to_it() throws Exception {
        var principles = new TreeSet<String>();
        var settings = new TreeSet<String>();
        for (long entry : List.of(1L, 6L, 7L)) {
            var content = served.area.ledger.at(entry).orElseThrow().body().get("content");
            findings(content).forEach(finding -> principles.add(finding.substring(0, finding.indexOf(':'))));
            content.get("options").fieldNames().forEachRemaining(settings::add);
        }
        assertThat(principles).hasSizeGreaterThan(20);
        for (String principle : principles) {
            assertThat(found("principle=" + principle))
                    .as(principle)
                    .isEqualTo(entries(content -> findings(content).stream()
                            .anyMatch(finding ->
                                    finding.startsWith(principle + ":") && !finding.endsWith(":NOT_APPLICABLE"))));
        }
        for (Outcome outcome : Outcome.values()) {
            var finding = "SUIT-01:" + outcome;
            assertThat(found("principle=" + finding))
                    .as(finding)
                    .isEqualTo(entries(content -> findings(content).contains(finding)));
        }
        for (String setting : settings) {
            assertThat(found("setting=" + setting))
                    .as(setting)
                    .isEqualTo(entries(content -> content.path("options").has(setting)));
        }
    }

    private static List<Long> entries(Predicate<JsonNode> wanted) {
        return served.area.ledger.newest(100, null, null).stream()
                .filter(stored -> wanted.test(stored.body().get("content")))
                .map(stored -> stored.entry().sequence())
                .toList();
    }

    /** Every {@code principle:outcome} that stands anywhere in a body, wherever that is. */
    private static List<String> findings(JsonNode node) {
        var findings = new ArrayList<String>();
        if (node.isArray()
                && Arrays.stream(Outcome.values())
                        .anyMatch(o -> o.name().equals(node.path(1).asText()))) {
            findings.add(node.get(0).asText() + ":" + node.get(1).asText());
        }
        node.forEach(child -> findings.addAll(findings(child)));
        return findings;
    }

    @Test
    void a_line_says_what_its_kind_has_and_null_for_the_rest() throws Exception {
        var lines = served.json(DECISIONS).get("entries");
        var choice = lines.get(2);
        assertThat(choice.get("choice").asText()).isEqualTo("departed");
        assertThat(choice.get("follows").asText()).isEqualTo(id(6));
        assertThat(choice.get("result").isNull()).isTrue();
        var advice = lines.get(4);
        assertThat(advice.at("/result/outcome").asText()).isEqualTo("NAME_OTHER_S39_5");
        assertThat(advice.at("/result/settingUrn").asInt()).isEqualTo(900028);
        assertThat(advice.get("choice").isNull()).isTrue();
        assertThat(lines.get(10).get("kind").asText()).isEqualTo("genesis");
        assertThat(lines.get(10).get("lawAsAt").isNull()).isTrue();
    }

    @Test
    void pages_lead_on_with_what_was_asked_and_miss_and_repeat_nothing() throws Exception {
        var asked = "kind=placement-recommendation&from=2026-11-20&to=2026-11-20&outcome=NAME_REQUESTED"
                + "&principle=STAT-10:MET&setting=900044&departed=false";
        var pages = new ArrayList<List<Long>>();
        var next = DECISIONS + "?limit=2&" + asked;
        while (next != null) {
            var answer = served.get(next);
            pages.add(numbers(JSON.readTree(answer.body())));
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> {
                        assertThat(link).endsWith(">; rel=\"next\"");
                        for (String one : asked.split("&")) {
                            assertThat(link).contains(one.replace(":", "%3A"));
                        }
                        return link.substring(1, link.indexOf('>'));
                    })
                    .orElse(null);
        }
        assertThat(pages).containsExactly(List.of(5L, 4L), List.of(3L, 2L), List.of(1L));

        var searched = new ArrayList<List<Long>>();
        var body = body(asked).put("limit", 2).put("text", "coped visits.");
        JsonNode page;
        do {
            page = search(body);
            searched.add(numbers(page));
            body.set("after", page.get("next"));
        } while (!page.get("next").isNull());
        assertThat(searched).isEqualTo(pages);
    }

    @Test
    void words_are_found_in_a_body_with_the_filters_and_never_in_an_address() throws Exception {
        assertThat(numbers(search(body("text=COPED visits.")))).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(numbers(search(body("text=coped visits.&after=3&kind=placement-recommendation"))))
                .containsExactly(2L, 1L);
        assertThat(numbers(search(body("text=quillfeather&departed=false")))).containsExactly(10L, 9L, 8L);
        assertThat(numbers(search(body("text=coped quillfeather")))).isEmpty();
        assertThat(numbers(search(JSON.createObjectNode()))).hasSize(11);
        assertThat(
                        numbers(
                                search(
                                        JSON.readTree(
                                                "{\"text\":null,\"kind\":null,\"from\":null,\"to\":null,\"outcome\":null,"
                                                        + "\"principle\":null,\"setting\":null,\"departed\":null,\"after\":null,\"limit\":null}"))))
                .hasSize(11);
        assertThat(numbers(search(body("text=" + "😀".repeat(500))))).isEmpty();
        var error = problem(served.get(DECISIONS + "?text=canary"), 400).at("/errors/0");
        assertThat(error.get("code").asText()).isEqualTo("unknown-parameter");
        problem(served.get(SEARCH + "?text=canary"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=canary",
                "from=canary",
                "from=0000-01-01",
                "from=2026-02-30",
                "from=20261120",
                "to=canary",
                "to=0000-12-31",
                "to=2026-11-20T00:00",
                "outcome=canary",
                "outcome=",
                "principle=CANARY",
                "principle=STAT-10:CANARY",
                "principle=STAT-10:",
                "setting=canary",
                "setting=12345",
                "setting=1234567",
                "departed=canary",
                "departed=",
                "after=canary",
                "after=-1",
                "after=9007199254740992",
                "limit=0",
                "limit=101",
                "limit=canary"
            })
    void what_cannot_be_asked_is_refused_by_name_and_not_repeated(String asked) throws Exception {
        var name = asked.substring(0, asked.indexOf('='));
        var inAddress =
                problem(served.get(DECISIONS + "?limit=1&" + asked), 400).get("errors");
        assertThat(inAddress).hasSize(1);
        assertThat(inAddress.at("/0/parameter").asText()).isEqualTo(name);
        if (!asked.matches("(after|limit|setting)=[a-z]+")) {
            var inBody = problem(served.post(SEARCH, JSON.writeValueAsBytes(bodyOrText(asked))), 400)
                    .get("errors");
            assertThat(inBody).hasSize(1);
            assertThat(inBody.at("/0/pointer").asText()).isEqualTo("/" + name);
        }
        problem(served.get(DECISIONS + "?kind=genesis&kind=canary"), 400);
    }

    private static ObjectNode bodyOrText(String asked) {
        var departed = asked.startsWith("departed=");
        return departed ? JSON.createObjectNode().put("departed", "canary") : body(asked);
    }

    @Test
    void everything_wrong_with_a_search_is_told_at_once() throws Exception {
        var errors = problem(
                        served.post(
                                SEARCH,
                                ("{\"text\":7,\"kind\":\"canary\",\"from\":\"canary\",\"outcome\":\"canary\",\"setting\":\"canary\","
                                                + "\"departed\":\"canary\",\"limit\":1.5,\"child\":\"canary\"}")
                                        .getBytes()),
                        400)
                .get("errors");
        assertThat(errors.findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/text", "/kind", "/from", "/outcome", "/setting", "/departed", "/limit", "/child");
        problem(served.post(SEARCH, ("{\"text\":\"" + "canary".repeat(100) + "\"}").getBytes()), 400);
        problem(served.post(SEARCH, "[]".getBytes()), 400);
        problem(served.post(SEARCH, "".getBytes()), 400);
    }

    @Test
    void an_entry_of_any_kind_is_shown_without_what_is_private() throws Exception {
        for (var entry : Map.of(0L, "genesis", 8L, "human-choice", 10L, "rulebook-activated")
                .entrySet()) {
            var path = DECISIONS + "/" + id(entry.getKey());
            var shown = served.json(path);
            fits("entry", shown);
            assertThat(shown.get("sequence").asLong()).isEqualTo(entry.getKey());
            assertThat(shown.get("kind").asText()).isEqualTo(entry.getValue());
            assertThat(shown.get("body"))
                    .isEqualTo(
                            served.area.ledger.at(entry.getKey()).orElseThrow().body());
            assertThat(shown.toString()).doesNotContain("Quillfeather");
            for (String more : List.of("/explanation", "/options/900044")) {
                assertThat(problem(served.get(path + more), 404).get("title").asText())
                        .contains("Only recommendations, reviews and evaluations are explained", entry.getValue());
            }
        }
        assertThat(served.json(DECISIONS + "/" + id(8)).get("follows").asText()).isEqualTo(id(6));
        assertThat(served.json(DECISIONS + "/" + id(1)).at("/advice/outcome").asText())
                .isEqualTo("NAME_REQUESTED");
        problem(served.get(DECISIONS + "/canary"), 404);
    }

    @Test
    void what_is_erased_is_no_more_found_by_its_words_and_says_so(@TempDir Path other) throws Exception {
        try (var erasing = new AreaServer(other)) {
            var request = (ObjectNode) JSON.readTree(MadeUpArea.request("01-s41-nothing-else-suitable"));
            request.withObjectProperty("request").put("reasons", "Small classes, says Mrs Quillfeather.");
            erasing.post(RECOMMENDATIONS, JSON.writeValueAsBytes(request));
            var byName = "{\"text\":\"quillfeather\"}".getBytes();
            var found = JSON.readTree(erasing.post(SEARCH, byName).body()).get("entries");
            assertThat(found).hasSize(1);
            var path = DECISIONS + "/" + found.at("/0/id").asText();
            erasing.area.database.jdbi().useHandle(h -> h.execute("DELETE FROM ledger_section WHERE sequence = 1"));
            assertThat(JSON.readTree(erasing.post(SEARCH, byName).body()).get("entries"))
                    .isEmpty();
            assertThat(erasing.json(DECISIONS + "?outcome=NAME_REQUESTED").get("entries"))
                    .hasSize(1);
            var shown = erasing.json(path);
            fits("entry", shown);
            assertThat(shown.toString()).doesNotContain("Quillfeather", "C-9001", "ZZ4");
            assertThat(problem(erasing.get(path + "/explanation"), 404)
                            .get("title")
                            .asText())
                    .contains("erased");
        }
    }

    @Test
    void kinds_are_the_same_in_the_schemas_as_in_the_ledger() throws IOException {
        var kinds = Arrays.stream(EntryKind.values()).map(EntryKind::wireName).toList();
        for (var place : Map.of(
                        "decision-search", "/properties/kind/enum",
                        "decisions", "/properties/entries/items/properties/kind/enum",
                        "entry", "/properties/kind/enum")
                .entrySet()) {
            var named = new ArrayList<String>();
            MadeUpArea.rules()
                    .schemas()
                    .of(place.getKey())
                    .json()
                    .at(place.getValue())
                    .forEach(kind -> {
                        if (!kind.isNull()) {
                            named.add(kind.asText());
                        }
                    });
            assertThat(named).as(place.getKey()).isEqualTo(kinds);
        }
    }
}

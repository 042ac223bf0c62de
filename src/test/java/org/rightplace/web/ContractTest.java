package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.placement.MadeUpArea;

/** What is served is what is described, and the description is strict enough to tell when it is not. */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLE = "01-s41-nothing-else-suitable";
    private static final String WHAT_IF = "/api/v1/placements/what-if";
    /** Objects whose keys are codes or ids, and fields that may be left out: the rest of every answer is required and known. */
    private static final Set<String> MAPS = Set.of("/ruledOut/byReason", "/values/[]/of");

    private static final Set<String> OPTIONAL = Set.of("/errors", "/errors/[]/pointer", "/errors/[]/parameter");

    @TempDir
    static Path folder;

    private static ServedArea served;
    private static Caller caller;
    private static Said recorded;

    @BeforeAll
    static void start() throws Exception {
        served = new ServedArea(folder);
        caller = served.caller;
        recorded = Said.of(caller.post("/api/v1/placements/recommendations", MadeUpArea.request(EXAMPLE)));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static List<Path> requests() throws IOException {
        try (var files = Files.list(MadeUpArea.FIXTURES.resolve("requests"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_worked_examples_come_to_every_outcome_there_is_and_are_answered_and_explained_as_described()
            throws Exception {
        var outcomes = new TreeSet<String>();
        for (Path file : requests()) {
            var tried = caller.post(WHAT_IF, Files.readAllBytes(file));
            assertThat(tried.statusCode()).as(file.toString()).isEqualTo(200);
            outcomes.add(JSON.readTree(tried.body()).at("/advice/outcome").asText());
            var recorded = caller.post("/api/v1/placements/recommendations", Files.readAllBytes(file));
            assertThat(recorded.statusCode()).as(file.toString()).isEqualTo(201);
            var decision = recorded.headers().firstValue("Location").orElseThrow();
            assertThat(caller.get(decision).statusCode()).isEqualTo(200);
            for (String reader : List.of("officer", "panel", "family")) {
                assertThat(caller.get(decision + "/explanation?reader=" + reader)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrderElementsOf(
                        MadeUpArea.rules().catalogue().codes("outcomes"));
    }

    @Test
    void an_explanation_for_each_reader_comes_in_each_of_its_types() throws Exception {
        var decision = "/api/v1/decisions/"
                + JSON.readTree(recorded.body()).at("/decision/id").asText();
        for (String reader : List.of("officer", "panel", "family")) {
            for (String type : List.of("application/json", "text/html", "text/plain")) {
                var explained = caller.send(
                        caller.to(decision + "/explanation?reader=" + reader).header("Accept", type));
                assertThat(explained.statusCode()).isEqualTo(200);
                assertThat(Said.of(explained).type()).isEqualTo(type);
            }
        }
    }

    @Test
    void each_example_of_the_documentation_can_be_sent_as_it_stands() throws Exception {
        var api = JSON.readTree(caller.get("/openapi.json").body());
        var docs = caller.get("/docs").body();
        int sent = 0;
        for (var path : api.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (var media : operation.getValue().at("/requestBody/content").properties()) {
                    var example = media.getValue().path("example");
                    if (path.getKey().equals("/api/v1/rulebook/activations")) {
                        continue; // takes a folder of rules, or the digest of one that is kept: no fixture can be
                        // either
                    }
                    assertThat(example.isMissingNode()).as(path.getKey()).isFalse();
                    assertThat(docs)
                            .contains(example.toPrettyString()
                                    .replace("&", "&amp;")
                                    .replace("<", "&lt;"));
                    if (path.getKey().contains("{")) {
                        continue; // about one decision, on its day: OutcomeTest sends it
                    }
                    var answer = caller.post(path.getKey(), JSON.writeValueAsBytes(example));
                    assertThat(answer.statusCode()).as(path.getKey()).isBetween(200, 299);
                    sent++;
                }
            }
        }
        assertThat(sent).isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_description_is_an_open_api_document_by_the_published_schema() throws Exception {
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .schemaIdResolvers(
                                ids -> ids.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")));
        var published =
                registry.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
        var document = (ObjectNode) JSON.readTree(caller.get("/openapi.json").body());
        assertThat(published.validate(document.toString(), InputFormat.JSON)).isEmpty();

        var nameless = document.deepCopy();
        nameless.withObjectProperty("info").remove("title");
        assertThat(published.validate(nameless.toString(), InputFormat.JSON)).isNotEmpty();
        var wrongSchema = document.deepCopy();
        ((ObjectNode) wrongSchema.at("/components/schemas/problem")).put("type", "structure");
        assertThat(published.validate(wrongSchema.toString(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everything_the_description_refers_to_is_in_it_and_is_what_is_served_on_its_own() throws Exception {
        var api = JSON.readTree(caller.get("/openapi.json").body());
        var references = api.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(50);
        for (String reference : references) {
            assertThat(reference).startsWith("#/components/");
            assertThat(api.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
        for (var schema : api.at("/components/schemas").properties()) {
            var alone = (ObjectNode) JSON.readTree(
                    caller.get("/schema/" + schema.getKey() + ".json").body());
            var within =
                    schema.getValue().toString().replace("\"#/components/schemas/" + schema.getKey() + "/", "\"#/");
            alone.remove(List.of("$schema", "$id"));
            assertThat(alone).isEqualTo(JSON.readTree(within));
            for (String reference : alone.findValuesAsText("$ref")) {
                assertThat(alone.at(reference.substring(1)).isMissingNode())
                        .as("%s of %s", reference, schema.getKey())
                        .isFalse();
            }
        }
    }

    @Test
    void every_field_of_a_response_is_described() throws Exception {
        var api = JSON.readTree(caller.get("/openapi.json").body());
        for (String name :
                List.of("recommendation", "explanation", "setting", "settings", "rulebook", "principle", "parameter")) {
            for (JsonNode holder : api.at("/components/schemas/" + name).findParents("additionalProperties")) {
                assertThat(holder.path("properties").properties())
                        .allSatisfy(field -> assertThat(
                                        field.getValue().path("description").asText())
                                .as("%s %s", name, field.getKey())
                                .endsWith("."));
            }
        }
    }

    static Stream<String> answers() throws Exception {
        var rules = MadeUpArea.rules().catalogue();
        return Stream.of(
                "/api/v1/settings?near=900001&within-km=5",
                "/api/v1/settings/900044",
                "/api/v1/rulebook",
                "/api/v1/rulebook/principles/" + rules.principles().get(0).id(),
                "/api/v1/rulebook/parameters/journey-guide-minutes",
                "/api/v1/rulebook/parameters/option-order",
                "/api/v1/rulebook/parameters/reach-metres",
                "/api/v1/decisions?limit=x",
                "/api/v1/ledger/entries",
                "/api/v1/ledger/proofs/inclusion?sequence=1&size=2",
                "/api/v1/ledger/proofs/consistency?from=1&to=2",
                "decision",
                "explanation",
                "option");
    }

    private static Said answer(String what) throws Exception {
        if (what.startsWith("/")) {
            return Said.of(caller.get(what));
        }
        var decision = "/api/v1/decisions/"
                + JSON.readTree(recorded.body()).at("/decision/id").asText();
        return Said.of(
                switch (what) {
                    case "explanation" -> caller.get(decision + "/explanation");
                    case "option" -> caller.get(decision + "/options/900044");
                    default -> caller.get(decision);
                });
    }

    /** Without those items of lists that have nothing the ones before them have not: each change of a long answer takes long to check. */
    private static void trim(JsonNode node) {
        node.forEach(ContractTest::trim);
        if (node instanceof ArrayNode array) {
            var seen = new TreeMap<String, String>();
            for (var items = array.iterator(); items.hasNext(); ) {
                int before = seen.size();
                places(items.next(), "", "", seen);
                if (seen.size() == before) {
                    items.remove();
                }
            }
        }
    }

    /** Each field at each place of the answer is once left out and once of another type; each object has once a field more. */
    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_changed_anywhere_is_none_that_is_described(String what) throws Exception {
        var said = answer(what);
        var whole = JSON.readTree(said.body());
        trim(whole);
        caller.contract().holds(said.with(whole.toString()));
        var places = new TreeMap<String, String>();
        places(whole, "", "", places);
        var passed = new ArrayList<String>();
        for (var place : places.entrySet()) {
            for (var changed : changes(whole, place.getKey(), place.getValue()).entrySet()) {
                try {
                    caller.contract().holds(said.with(changed.getValue().toString()));
                    passed.add(changed.getKey() + " " + place.getKey());
                } catch (AssertionError expected) {
                    assertThat(expected).hasMessageContaining("which is not as");
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(4);
        assertThat(passed).as("changes nobody would notice").isEmpty();
    }

    private static void places(JsonNode node, String general, String exact, Map<String, String> into) {
        if (node.isObject()) {
            into.putIfAbsent(general, exact);
            node.properties()
                    .forEach(field -> places(
                            field.getValue(), general + "/" + field.getKey(), exact + "/" + field.getKey(), into));
        } else if (node.isArray()) {
            into.putIfAbsent(general, exact);
            for (int i = 0; i < node.size(); i++) {
                places(node.get(i), general + "/[]", exact + "/" + i, into);
            }
        } else {
            into.putIfAbsent(general, exact);
        }
    }

    private static Map<String, JsonNode> changes(JsonNode whole, String general, String exact) {
        var changes = new TreeMap<String, JsonNode>();
        var here = whole.at(exact);
        var map = MAPS.contains(general.replaceAll("/[^/]*$", "")) && !general.isEmpty();
        if (here.isObject() && !MAPS.contains(general)) {
            var more = whole.deepCopy();
            ((ObjectNode) more.at(exact)).put("unknown", 1);
            changes.put("one field more in", more);
        }
        if (general.isEmpty() || exact.matches(".*/\\d+")) {
            return changes;
        }
        var holder = exact.substring(0, exact.lastIndexOf('/'));
        var field = exact.substring(exact.lastIndexOf('/') + 1);
        if (!map && !OPTIONAL.contains(general)) {
            var less = whole.deepCopy();
            ((ObjectNode) less.at(holder)).remove(field);
            changes.put("left out", less);
        }
        var other = whole.deepCopy();
        ((ObjectNode) other.at(holder))
                .set(
                        field,
                        here.isObject()
                                ? JsonNodeFactory.instance.textNode("text")
                                : JsonNodeFactory.instance.objectNode());
        changes.put("of another type", other);
        return changes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/advice/outcome",
                "/advice/standing",
                "/advice/decisionHolder",
                "/advice/requestClass",
                "/decision/rulebook/digest",
                "/decision/lawAsAt",
                "/decision/id",
                "/options/0/ringName",
                "/options/0/standing",
                "/options/0/journeyBasis",
                "/options/0/suitable",
                "/options/0/placeAvailable",
                "/options/0/findings/0/principle",
                "/options/0/findings/0/subject",
                "/options/0/findings/0/outcome",
                "/options/0/findings/0/reason",
                "/options/0/findings/0/effect",
                "/options/0/findings/0/basis",
                "/options/0/findings/0/cites/0",
                "/deadlines/0/clock",
                "/deadlines/0/due",
                "/deadlines/0/state",
                "/actions/0/kind",
                "/actions/0/who"
            })
    void a_code_that_is_none_is_none_that_is_described(String place) throws Exception {
        assertThatThrownBy(
                        () -> caller.contract().holds(recorded.with(changed(recorded.body(), place, "No Such Code"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/schema/recommendation.json");
    }

    private static String changed(String body, String place, String value) throws IOException {
        var whole = JSON.readTree(body);
        assertThat(whole.at(place).isTextual()).as(place).isTrue();
        var holder = whole.at(place.substring(0, place.lastIndexOf('/')));
        var last = place.substring(place.lastIndexOf('/') + 1);
        if (holder instanceof ObjectNode object) {
            object.put(last, value);
        } else {
            ((ArrayNode) holder).set(Integer.parseInt(last), value);
        }
        return whole.toString();
    }

    @Test
    void a_trial_has_no_place_in_the_ledger_and_a_record_has_one() throws Exception {
        var tried = Said.of(caller.post(WHAT_IF, MadeUpArea.request(EXAMPLE)));
        var logged = (ObjectNode) JSON.readTree(tried.body());
        logged.withObjectProperty("decision").put("logged", true);
        assertThatThrownBy(() -> caller.contract().holds(tried.with(logged.toString())))
                .hasMessageContaining("/schema/recommendation.json");
    }

    @Test
    void what_would_change_the_advice_and_what_is_not_in_force_are_described_before_there_is_any() throws Exception {
        var tried = Said.of(caller.post(WHAT_IF, MadeUpArea.request(EXAMPLE)));
        var whole = (ObjectNode) JSON.readTree(tried.body());
        whole.withArrayProperty("wouldChange")
                .add(JSON.readTree("{\"set\":[{\"path\":\"consultations[110951].placeAvailable\",\"to\":true}],"
                        + "\"then\":\"NAME_LA_CHOICE_S40\",\"settingUrn\":110951,\"whose\":\"setting\"}"));
        whole.withArrayProperty("notInForce")
                .add(JSON.readTree("{\"principle\":\"LPF-05\",\"from\":\"2027-01-01\",\"to\":null}"));
        assertThatCode(() -> caller.contract().holds(tried.with(whole.toString())))
                .doesNotThrowAnyException();
        for (String place : List.of(
                "/wouldChange/0/then",
                "/wouldChange/0/whose",
                "/wouldChange/0/set/0/path",
                "/notInForce/0/principle",
                "/notInForce/0/from")) {
            var wrong = tried.with(changed(whole.toString(), place, " "));
            assertThatThrownBy(() -> caller.contract().holds(wrong)).as(place).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void a_status_type_header_or_path_that_is_not_listed_is_noticed() throws Exception {
        var said = Said.of(caller.get("/api/v1/settings/900044"));
        var contract = caller.contract();
        assertThatThrownBy(() -> contract.holds(new Said(said.method(), said.path(), 202, said.headers(), said.body())))
                .hasMessageContaining("a status not listed");
        assertThatThrownBy(() -> contract.holds(new Said(
                        said.method(), said.path(), 200, headers(said, "Content-Type", "text/csv"), said.body())))
                .hasMessageContaining("a media type not listed");
        assertThatThrownBy(() -> contract.holds(
                        new Said(said.method(), said.path(), 200, headers(said, "Rulebook-Digest", null), said.body())))
                .hasMessageContaining("Rulebook-Digest");
        assertThatThrownBy(() -> contract.holds(new Said("GET", "/api/v1/nowhere", 200, said.headers(), said.body())))
                .hasMessageContaining("a path not listed");
        assertThatThrownBy(() -> contract.holds(new Said("PUT", said.path(), 200, said.headers(), said.body())))
                .hasMessageContaining("a method not listed");
        var missing = Said.of(caller.get("/api/v1/settings/999999"));
        assertThatThrownBy(() -> contract.holds(missing.with(missing.body().replace("404", "400"))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> contract.holds(said.with(said.body() + "}"))).hasMessageContaining("no JSON");
    }

    private static Map<String, List<String>> headers(Said said, String name, String value) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(said.headers());
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, List.of(value));
        }
        return headers;
    }

    @Test
    void under_a_name_of_another_machine_a_program_too_is_told_in_the_one_shape() throws Exception {
        var path = "/api/v1/rulebook";
        try (var socket = new Socket("127.0.0.1", served.server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var said =
                    Said.raw("GET", path, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(said.status()).isEqualTo(421);
            caller.contract().holds(said);
        }
    }
}

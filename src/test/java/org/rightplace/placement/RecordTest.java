package org.rightplace.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.cli.SentRequest;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.rulebook.Principle;

/** What a recommendation leaves in the ledger: codes in the body, everything of a person beside it. */
class RecordTest {

    private static final int BUDGET = 300_000;

    /** Codes and ids of the vocabulary are what a body is made of; they are personal only under {@code person}. */
    private static final Pattern VOCABULARY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*|[A-Z]+-[A-Z0-9-]+");

    @TempDir
    static Path folder;

    private static MadeUpArea area;
    private static final Map<String, Made> MADE = new TreeMap<>();

    private record Made(JsonNode request, Recommendation recommendation, StoredEntry stored) {

        String body() {
            return new String(stored.entry().bodyBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeAll
    static void recommend() throws IOException {
        area = new MadeUpArea(folder);
        var requests = new TreeMap<String, JsonNode>();
        requests.put("every field filled in", SentRequest.whole());
        requests.put(
                "nothing asked for",
                SentRequest.without(
                        SentRequest.with("/request", "{'kind':'none'}"), "exceptions", "transport", "section9"));
        var examples = MadeUpArea.FIXTURES.resolve("requests");
        if (Files.isDirectory(examples)) {
            try (var files = Files.list(examples)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    requests.put(file.getFileName().toString(), SentRequest.JSON.readTree(file.toFile()));
                }
            }
        }
        for (var one : requests.entrySet()) {
            var answer =
                    area.placement.recommend(SentRequest.bytes(one.getValue()), Purpose.ADVICE, Asker.local("test"));
            assertThat(answer.errors()).as(one.getKey()).isEmpty();
            var given = answer.recommendation();
            MADE.put(
                    one.getKey(),
                    new Made(
                            one.getValue(),
                            given,
                            area.ledger.find(given.decision().id()).orElseThrow()));
        }
    }

    @AfterAll
    static void close() {
        area.close();
    }

    static Set<String> requests() {
        return MADE.keySet();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void the_body_repeats_nothing_of_the_request_but_its_codes(String name) {
        var made = MADE.get(name);
        var words = new HashSet<String>();
        var body = (ObjectNode) made.stored().body().deepCopy();
        // Whose record it is, a number that stands for a whole county.
        ((ObjectNode) body.get("content")).remove("authorities");
        strings(body, words);
        for (var leaf : texts(made.request(), "", new TreeMap<>()).entrySet()) {
            var given = leaf.getValue();
            if (leaf.getKey().equals("/decisionDate")
                    || given.equals(made.request().get("decisionDate").asText())) {
                continue;
            }
            boolean code = VOCABULARY.matcher(given).matches();
            if (!code && given.length() > 3) {
                assertThat(made.body()).as(leaf.getKey()).doesNotContainIgnoringCase(given);
                assertThat(made.body())
                        .as(leaf.getKey())
                        .doesNotContainIgnoringCase(given.replace(" ", "").concat("\""));
            } else if (!code || leaf.getKey().startsWith("/person/") && !given.equals("none")) {
                assertThat(words).as(leaf.getKey()).doesNotContain(given);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void the_body_does_not_tell_where_home_is(String name) {
        var made = MADE.get(name);
        var telling = telling();
        for (EvaluatedOption option : made.recommendation().evaluated().options()) {
            assertThat(made.body()).doesNotContain(option.name());
            if (!option.contacted()) {
                assertThat(made.body()).doesNotContain(Integer.toString(option.urn()));
            }
        }
        var named = made.stored().body().at("/content/options");
        named.forEach(option -> option.get("findings")
                .forEach(finding ->
                        assertThat(telling).doesNotContain(finding.get(0).asText())));
        assertThat(named.size()).isEqualTo((int) made.recommendation().evaluated().options().stream()
                .filter(EvaluatedOption::contacted)
                .count());
        assertThat(numbers(made.stored().body(), "", new ArrayList<>()))
                .as("a sum, a distance or a time would be a number")
                .allMatch(at -> at.matches("/content/options/\\d{6}/ring|/content/result/settingUrn"));
        var urn = made.stored().body().at("/content/result/settingUrn");
        assertThat(urn.isNull() || named.has(urn.asText())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void no_finding_in_the_body_was_made_from_a_journey_or_tells_of_a_register(String name) {
        var body = MADE.get(name).stored().body();
        for (JsonNode finding : body.at("/content/findings")) {
            assertThat(telling()).doesNotContain(finding.get(0).asText());
        }
        for (JsonNode principle : body.at("/content/result/forJudgement")) {
            assertThat(telling()).doesNotContain(principle.asText());
        }
    }

    private static Set<String> telling() {
        var telling = MadeUpArea.rules().catalogue().principles().stream()
                .filter(p -> p.reads().stream()
                        .anyMatch(read -> read.startsWith("Journey.")
                                || read.startsWith("Vulnerability.")
                                || read.equals("Request.dynamicSupport")
                                || read.equals("Health.learningDisabilityRegister")
                                || read.equals("Health.continuingCare")))
                .map(Principle::id)
                .collect(Collectors.toSet());
        assertThat(telling).contains("LPF-05", "VUL-01", "VUL-03", "PFA-09", "PFA-13", "GRAD-13");
        return telling;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void the_private_part_holds_the_request_as_it_was_sent_and_the_answer(String name) {
        var made = MADE.get(name);
        assertThat(made.stored().sections()).containsOnlyKeys("request", "answer");
        assertThat(CanonicalJson.bytes(made.stored().sections().get("request")))
                .isEqualTo(CanonicalJson.bytes(made.request()));
        var committed = new ArrayList<String>();
        made.stored().body().get("commitments").fieldNames().forEachRemaining(committed::add);
        assertThat(committed).containsExactlyInAnyOrder("request", "answer");
    }

    /** Some of them: each is read back with the files of its rulebook, which takes a while. */
    static List<String> everyFifth() {
        var all = List.copyOf(MADE.keySet());
        return IntStream.range(0, all.size())
                .filter(i -> i % 5 == 0 || i == all.size() - 1)
                .mapToObj(all::get)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyFifth")
    void read_back_it_gives_the_same_answer(String name) {
        var given = MADE.get(name).recommendation();
        var found = area.recommendations.find(given.decision().id()).orElseThrow();
        assertThat(found.json()).isEqualTo(given.json());
        assertThat(found.json().toPrettyString()).isEqualTo(given.json().toPrettyString());
    }

    @Test
    void bodies_stay_within_the_budget() {
        int largestBody = 0;
        int largestBeside = 0;
        for (Made made : MADE.values()) {
            int body = made.stored().entry().bodyBytes().length;
            int beside = made.stored().sections().values().stream()
                    .mapToInt(section -> CanonicalJson.bytes(section).length)
                    .sum();
            assertThat(body).isLessThanOrEqualTo(BUDGET);
            largestBody = Math.max(largestBody, body);
            largestBeside = Math.max(largestBeside, beside);
        }
        System.out.println("Largest of " + MADE.size() + " records: body " + largestBody + " bytes of " + BUDGET
                + ", private part " + largestBeside + " bytes");
    }

    @Test
    void the_same_person_is_one_random_subject() {
        var subjects = MADE.values().stream()
                .collect(Collectors.groupingBy(
                        made -> made.request().at("/person/reference").asText(),
                        Collectors.mapping(
                                made -> made.stored().body().get("subject").asText(), Collectors.toSet())));
        assertThat(subjects.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(subjects.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
    }

    private static Map<String, String> texts(JsonNode node, String pointer, Map<String, String> into) {
        if (node.isTextual() && !node.textValue().isBlank()) {
            into.put(pointer, node.textValue());
        }
        node.properties().forEach(field -> texts(field.getValue(), pointer + "/" + field.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            texts(node.get(i), pointer + "/" + i, into);
        }
        return into;
    }

    private static void strings(JsonNode node, Set<String> into) {
        if (node.isTextual()) {
            into.add(node.textValue());
        }
        node.properties().forEach(field -> into.add(field.getKey()));
        node.forEach(child -> strings(child, into));
    }

    private static List<String> numbers(JsonNode node, String pointer, List<String> into) {
        if (node.isNumber()) {
            into.add(pointer);
        }
        node.properties().forEach(field -> numbers(field.getValue(), pointer + "/" + field.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            numbers(node.get(i), pointer + "/" + i, into);
        }
        return into;
    }
}

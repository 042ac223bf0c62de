package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rightplace.cli.SentRequest.bytes;
import static org.rightplace.cli.SentRequest.whole;
import static org.rightplace.cli.SentRequest.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rightplace.CommandLineRun;

/** Requests that are wrong: everything wrong is said at once, nothing given is repeated, nothing is kept. */
class BadInputTest {

    /** In every request sent here, as a text, a key, a postcode, a date or a sum. */
    private static final String[] GIVEN = {
        "Zebedee", "Quince", "ZZ1 1AA", "ZZ9 9ZZ", "2015-04-17", "2027-01-03", "2027-02-31", "-4321", "987654"
    };

    @TempDir
    static Path folder;

    @TempDir
    static Path files;

    private static MadeUpDesk desk;

    @BeforeAll
    static void open() throws IOException {
        desk = new MadeUpDesk(folder);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static Arguments bad(String what, byte[] body, String... errors) {
        return Arguments.of(what, body, List.of(errors));
    }

    private static Arguments bad(String what, JsonNode body, String... errors) {
        return bad(what, bytes(body), errors);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<Arguments> requests() {
        var sound = whole().toString();
        return List.of(
                bad("broken off", text(sound.substring(0, sound.indexOf("Quince") + 6)), " malformed-json"),
                bad("not JSON", text("Zebedee Quince lives at ZZ1 1AA"), " malformed-json"),
                bad("empty", new byte[0], " malformed-json"),
                bad("two documents", text(sound + sound), " malformed-json"),
                bad("no text at all", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, (byte) 0xff}, " malformed-json"),
                bad("a list", text("[" + sound + "]"), " wrong-type"),
                bad(
                        "a key twice",
                        text(sound.replaceFirst("\"sex\":", "\"sex\":\"Zebedee\",\"sex\":")),
                        "/person/sex duplicate-key"),
                bad(
                        "ten megabytes",
                        text(sound.replaceFirst("Zebedee", "Zebedee ".repeat(10 * 1024 * 1024 / 8))),
                        " too-large"),
                bad(
                        "deep nesting",
                        text(sound.replaceFirst("true", "[".repeat(100_000))),
                        "/person/livesWithFamily" + "/0".repeat(31) + " too-deep"),
                bad(
                        "unknown keys",
                        with("/person/nickname", "'Zebedee'", "/Zebedee Quince", "1"),
                        " unknown-key",
                        "/person/nickname unknown-key"),
                bad(
                        "wrong types",
                        with(
                                "/person/lookedAfter",
                                "'Zebedee'",
                                "/consultations/0/annualPlacePence",
                                "987654.5",
                                "/plan/outcomes",
                                "'Quince'",
                                "/views",
                                "['Zebedee']"),
                        "/consultations/0/annualPlacePence wrong-type",
                        "/person/lookedAfter wrong-type",
                        "/plan/outcomes wrong-type",
                        "/views wrong-type"),
                bad(
                        "nothing required is there",
                        text("{\"person\":{\"yearGroup\":6}}"),
                        "/decisionDate missing",
                        "/person/dateOfBirth missing",
                        "/person/reference missing",
                        "/plan missing",
                        "/reference missing",
                        "/request missing",
                        "/trigger missing"),
                bad(
                        "codes that are none",
                        with("/trigger", "'Zebedee'", "/consultations/0/answer", "'Quince'"),
                        "/consultations/0/answer not-in-list",
                        "/trigger not-in-list"),
                bad(
                        "born after the decision",
                        with("/person/dateOfBirth", "'2027-01-03'"),
                        "/person/dateOfBirth birth-after-decision"),
                bad(
                        "the 31st of February",
                        with("/plan/placementFrom", "'2027-02-31'"),
                        "/plan/placementFrom not-a-date"),
                bad(
                        "seen before it happened",
                        with("/consultations/0/repliedOn", "'2027-01-03'"),
                        "/consultations/0/repliedOn after-decision-date"),
                bad(
                        "unknown settings",
                        with("/request/urn", "987654", "/consider/0", "987654"),
                        "/consider/0 unknown-urn",
                        "/request/urn unknown-urn"),
                bad(
                        "an unknown postcode",
                        with("/person/home/postcode", "'ZZ9 9ZZ'"),
                        "/person/home/postcode unknown-postcode"),
                bad("no postcode", with("/person/home/postcode", "'Quince'"), "/person/home/postcode pattern"),
                bad(
                        "negative money",
                        with("/consultations/0/annualTransportPence", "-4321", "/wrapAround/0/annualPence", "-4321"),
                        "/consultations/0/annualTransportPence too-small",
                        "/wrapAround/0/annualPence too-small"),
                bad(
                        "everything at once",
                        everything(),
                        "/consultations/0/annualPlacePence too-small",
                        "/person/dateOfBirth birth-after-decision",
                        "/person/home/postcode unknown-postcode",
                        "/person/lookedAfter wrong-type",
                        "/person/nickname unknown-key",
                        "/plan/placementFrom not-a-date",
                        "/request/urn unknown-urn",
                        "/trigger not-in-list"));
    }

    private static JsonNode everything() {
        return with(
                "/trigger", "'Zebedee'",
                "/person/dateOfBirth", "'2027-01-03'",
                "/person/nickname", "'Quince'",
                "/person/lookedAfter", "'Zebedee'",
                "/person/home/postcode", "'ZZ9 9ZZ'",
                "/plan/placementFrom", "'2027-02-31'",
                "/request/urn", "987654",
                "/consultations/0/annualPlacePence", "-4321");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void is_refused_with_a_pointer_for_each_error(String what, byte[] body, List<String> errors) throws IOException {
        var before = kept();
        var file = SentRequest.file(files, "bad.json", body);
        var json = desk.run("recommend", file, "--format", "json");
        var text = desk.run("recommend", file, "--what-if", "--why-not", "900002");

        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        var problem = SentRequest.onlyDocument(json.out());
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(said(problem)).containsExactlyElementsOf(errors);
        assertThat(problem.get("errors"))
                .allSatisfy(error -> assertThat(error.get("detail").asText()).endsWith("."));

        assertThat(text.code()).isEqualTo(2);
        assertThat(text.out()).isEmpty();
        assertThat(text.err())
                .startsWith(errors.size() == 1 ? "There is 1 error; " : "There are " + errors.size() + " errors; ");
        for (String error : errors) {
            assertThat(text.err())
                    .contains(error.startsWith(" ") ? "(whole file): " : error.split(" ")[0] + ": ")
                    .contains("[" + error.split(" ")[1] + "]");
        }
        for (String printed : new String[] {json.out(), text.err()}) {
            assertThat(printed).doesNotContain(GIVEN).doesNotContain("\tat ", "Exception", "java.", "jackson");
        }
        assertThat(kept()).isEqualTo(before);
    }

    private static List<String> said(JsonNode problem) {
        var errors = new ArrayList<String>();
        problem.get("errors")
                .forEach(error -> errors.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        return errors;
    }

    /** What the data folder holds: rows, names of files, the key. No file of it may hold anything that was given. */
    private static String kept() throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                found.put(path.getFileName().toString(), "");
                if (!path.toString().endsWith(".lock.db")) {
                    assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                            .doesNotContain("Zebedee", "Quince");
                }
            }
        }
        found.put("ledger.key", Files.readString(folder.resolve("ledger.key")));
        return found + desk.rows();
    }

    @Test
    void the_whole_program_says_and_keeps_no_more(@TempDir Path data) throws IOException {
        var program = new CommandLineRun(data);
        program.run("import", "register", "fixtures/register/register.csv");
        program.run("import", "postcodes", "fixtures/register/postcodes.csv");
        var ended = program.run("recommend", SentRequest.file(files, "bad.json", everything()), "--format", "json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(SentRequest.onlyDocument(ended.out()).get("errors")).hasSize(8);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).doesNotContain(GIVEN);
        assertThat(program.run("decisions", "list").out().lines()).allMatch(line -> line.contains("genesis"));
        try (var paths = Files.list(data)) {
            assertThat(paths.filter(Files::isRegularFile))
                    .allSatisfy(path -> assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                            .doesNotContain("Zebedee", "Quince"));
        }
    }
}

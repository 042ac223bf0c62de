package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class LedgerSearchTest {

    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;

    private final MovingClock clock = new MovingClock("2026-11-24T09:30:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "0.1.0", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Entry append(ObjectNode content, Map<String, JsonNode> sections) {
        return ledger.append(
                Drafts.draft(EntryKind.PLACEMENT_RECOMMENDATION, null, content, sections, "private-person"));
    }

    private Entry say(String text) {
        return append(NODE.objectNode(), Map.of("request", NODE.objectNode().put("reasons", text)));
    }

    private List<Long> found(Filter filter) {
        return ledger.find(filter, 1_000, null).stream()
                .map(stored -> stored.entry().sequence())
                .toList();
    }

    private static Filter text(String text) {
        return new Filter(null, null, null, null, null, null, null, text);
    }

    private static Filter outcome(String outcome) {
        return new Filter(null, null, null, outcome, null, null, null, null);
    }

    private static Filter principle(String principle) {
        return new Filter(null, null, null, null, principle, null, null, null);
    }

    private static Filter setting(int urn) {
        return new Filter(null, null, null, null, null, urn, null, null);
    }

    private static Filter days(String from, String to) {
        return new Filter(
                null,
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                null,
                null,
                null,
                null,
                null);
    }

    private static ObjectNode outcomeIs(String outcome) {
        var content = NODE.objectNode();
        content.putObject("result").put("outcome", outcome);
        return content;
    }

    private static ObjectNode findingIs(String principle, String outcome) {
        var content = NODE.objectNode();
        content.putArray("findings").addArray().add(principle).add(outcome).add("reason");
        return content;
    }

    @Test
    void aDayIsADayInEngland() {
        var times = List.of(
                "2026-03-28T23:59:59.999Z", // winter time
                "2026-03-29T22:59:59.999Z", // the day the clocks go forward
                "2026-03-29T23:00:00.000Z", // already the 30th in England
                "2026-10-24T22:59:59.999Z",
                "2026-10-24T23:00:00.000Z", // already the 25th, the day the clocks go back
                "2026-10-25T23:59:59.999Z",
                "2026-10-26T00:00:00.000Z");
        for (var time : times) {
            clock.set(time);
            ledger.append(Drafts.placement(null));
        }
        assertThat(found(days("2026-03-29", "2026-03-29"))).containsExactly(2L);
        assertThat(found(days("2026-03-28", "2026-03-30"))).containsExactly(3L, 2L, 1L);
        assertThat(found(days("2026-10-25", "2026-10-25"))).containsExactly(6L, 5L);
        assertThat(found(days("2026-10-26", "2026-11-23"))).containsExactly(7L);
        assertThat(found(days(null, "2026-03-28"))).containsExactly(1L);
        assertThat(found(days("2026-10-26", null))).containsExactly(7L, 0L);
        assertThat(found(days("2026-10-26", "2026-10-25"))).isEmpty();
        assertThat(found(days("0001-01-01", "9999-12-31"))).hasSize(8);
    }

    @Test
    void anOutcomeIsFoundWhole() {
        append(outcomeIs("NAME_REQUESTED"), Map.of());
        append(outcomeIs("NAME_REQUESTED_TRANSPORT_CONDITION"), Map.of());
        assertThat(found(outcome("NAME_REQUESTED"))).containsExactly(1L);
        assertThat(found(outcome("name_requested"))).isEmpty();
        assertThat(found(outcome("NAME"))).isEmpty();
    }

    @Test
    void aPrincipleIsFoundWhateverTheSubjectButNotWhereItDidNotApply() {
        append(findingIs("STAT-10", "MET"), Map.of());
        append(findingIs("STAT-10", "NOT_APPLICABLE"), Map.of());
        append(findingIs("STAT-1", "NOT_MET"), Map.of());
        var ofAnOption = NODE.objectNode();
        ofAnOption.putObject("options").set("110948", findingIs("STAT-10", "NOT_MET"));
        append(ofAnOption, Map.of());
        var twice = findingIs("STAT-10", "MET");
        twice.putObject("options").set("110948", findingIs("STAT-10", "MET"));
        append(twice, Map.of());
        assertThat(found(principle("STAT-10"))).containsExactly(5L, 4L, 1L);
        assertThat(found(principle("STAT-10:MET"))).containsExactly(5L, 1L);
        assertThat(found(principle("STAT-10:NOT_MET"))).containsExactly(4L);
        assertThat(found(principle("STAT-10:NOT_APPLICABLE"))).containsExactly(2L);
        assertThat(found(principle("STAT-10:"))).isEmpty();
        assertThat(found(principle("STAT"))).isEmpty();
    }

    @Test
    void aSettingIsFoundAmongTheOptionsAndInTheResult() {
        var option = NODE.objectNode();
        option.putObject("options").putObject("110948");
        append(option, Map.of());
        var result = NODE.objectNode();
        result.putObject("result").put("settingUrn", 110948);
        append(result, Map.of());
        var none = NODE.objectNode();
        none.putObject("result").putNull("settingUrn");
        append(none, Map.of());
        assertThat(found(setting(110948))).containsExactly(2L, 1L);
        assertThat(found(setting(11094))).isEmpty();
    }

    @Test
    void departedIsSaidByTheChoiceThatFollows() {
        var departedFrom = ledger.append(Drafts.placement(null));
        var agreedWith = ledger.append(Drafts.placement(null));
        var corrected = ledger.append(Drafts.placement(null));
        follow(departedFrom, EntryKind.HUMAN_CHOICE, "deferred");
        follow(departedFrom, EntryKind.HUMAN_CHOICE, "departed");
        follow(agreedWith, EntryKind.HUMAN_CHOICE, "agreed");
        follow(corrected, EntryKind.CORRECTION, "departed");
        assertThat(found(new Filter(null, null, null, null, null, null, true, null)))
                .containsExactly(1L);
        assertThat(found(new Filter(EntryKind.PLACEMENT_RECOMMENDATION, null, null, null, null, null, false, null)))
                .containsExactly(3L, 2L);
    }

    private void follow(Entry advice, EntryKind kind, String choice) {
        ledger.append(Drafts.draft(
                kind, advice.decisionId(), NODE.objectNode().put("choice", choice), Map.of(), "private-person"));
    }

    @Test
    void everyWordMustOccurInWhateverCaseAndSection() {
        say("Zoë asked for SMALL classes");
        append(
                NODE.objectNode(),
                Map.of(
                        "request", NODE.objectNode().put("reasons", "small school"),
                        "choice", NODE.objectNode().put("decidedBy", "A. O'Brien")));
        assertThat(found(text("small"))).containsExactly(2L, 1L);
        assertThat(found(text(" classes\t\n Small "))).containsExactly(1L);
        assertThat(found(text("SMALL o'brien"))).containsExactly(2L);
        assertThat(found(text("class"))).as("a part of a word").containsExactly(1L);
        assertThat(found(text("small absent"))).isEmpty();
        assertThat(found(text("ZOË"))).containsExactly(1L);
        assertThat(found(text("Zoe\u0308"))).as("the dots written apart").containsExactly(1L);
        assertThat(found(text("zoe"))).isEmpty();
        assertThat(found(text(" \n"))).as("no word, nothing asked").containsExactly(2L, 1L, 0L);
    }

    @Test
    void aPartOfAWordIsFoundWhereLowerCaseDependsOnTheNeighbours() {
        say("ΟΔΟΣ");
        assertThat(found(text("οδοσ"))).containsExactly(1L);
        assertThat(found(text("οδος"))).containsExactly(1L);
        assertThat(found(text("ΟΔΟΣ"))).containsExactly(1L);
    }

    @Test
    void whatIsAWildcardElsewhereIsALetterHere() {
        say("half");
        say("50%");
        say("a_b");
        say("a\\b");
        assertThat(found(text("%"))).containsExactly(2L);
        assertThat(found(text("_"))).containsExactly(3L);
        assertThat(found(text("a_b"))).containsExactly(3L);
        assertThat(found(text("\\"))).containsExactly(4L);
        assertThat(found(text(".*"))).isEmpty();
    }

    @Test
    void signsThatMeanSomethingToADatabaseAreHarmless() {
        var texts = List.of(
                "'",
                "''",
                "\"",
                "`",
                "x'||'y",
                "1=1;--",
                "';DROP/**/TABLE/**/ledger_tag;--",
                ":asked1",
                "?",
                "<asked1>",
                "{ts",
                "$1",
                "\\'",
                "%s",
                "😀",
                "a\u0000b");
        for (var text : texts) {
            var content = outcomeIs(text);
            content.putArray("findings").addArray().add(text).add("MET").add("reason");
            append(content, Map.of("request", NODE.textNode("<" + text + ">")));
        }
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var entry = (long) i + 1;
            if (text.indexOf('\0') < 0) {
                assertThat(found(outcome(text))).as(text).containsExactly(entry);
                assertThat(found(principle(text))).as(text).containsExactly(entry);
                assertThat(found(principle(text + ":MET"))).as(text).containsExactly(entry);
            } else {
                assertThat(found(outcome(text))).as("no code").isEmpty();
            }
            assertThat(found(text("<" + text + ">"))).as(text).containsExactly(entry);
        }
        assertThat(found(outcome("x".repeat(10_000)))).isEmpty();
        assertThat(found(Filter.EVERYTHING)).hasSize(texts.size() + 1);
    }

    @Test
    void neitherNamesOfFieldsNorCodesOfFindingsAreText() {
        var answer = findingIs("STAT-10", "MET");
        answer.putArray("options").addObject().put("name", "Hill School").putArray("findings");
        append(
                NODE.objectNode(),
                Map.of(
                        "answer",
                        answer,
                        "request",
                        NODE.objectNode().set("reasons", NODE.arrayNode().add("quiet"))));
        assertThat(found(text("hill quiet"))).containsExactly(1L);
        for (var code : List.of("STAT-10", "MET", "reason", "name", "options")) {
            assertThat(found(text(code))).as(code).isEmpty();
        }
        append(
                NODE.objectNode(),
                Map.of("request", NODE.arrayNode().add(NODE.arrayNode().add("nested"))));
        assertThat(found(text("nested"))).as("a request is text throughout").containsExactly(2L);
    }

    @Test
    void aPlanIsFoundByItsLastWordHoweverLongItIs() {
        say(IntStream.range(100_000, 300_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" ")) + " end");
        assertThat(found(text("word100000 word299999 end"))).containsExactly(1L);
    }

    @Test
    void whatIsErasedIsNotFoundByItsWordsButStillByItsCodes() {
        append(outcomeIs("NAME_REQUESTED"), Map.of("request", NODE.textNode("private-words")));
        assertThat(found(text("private-words"))).containsExactly(1L);
        database.jdbi().useHandle(h -> h.execute("DELETE FROM ledger_section WHERE sequence = 1"));
        assertThat(found(text("private-words"))).isEmpty();
        assertThat(found(outcome("NAME_REQUESTED"))).containsExactly(1L);
    }

    @Test
    void nothingPrivateBecomesATag() {
        ledger.append(Drafts.placement("private-person"));
        assertThat(found(principle("STAT-10"))).hasSize(1);
        var tags = database.jdbi()
                .withHandle(h -> h.createQuery("SELECT code FROM ledger_tag")
                        .mapTo(String.class)
                        .list());
        assertThat(tags).containsExactly("STAT-10:MET");
        assertThat(text("private-words").toString()).doesNotContain("private-");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> ledger.find(Filter.EVERYTHING, 0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text("private-".repeat(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("private-");
        assertThatThrownBy(() -> days("+10000-01-01", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> days(null, "-0001-01-01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entriesOfAnEarlierProgramAreFoundOnceTheLedgerIsOpened(@TempDir Path earlier) throws Exception {
        for (int i = 1; i <= 25; i++) {
            var content = outcomeIs(i % 2 == 0 ? "EVEN" : "ODD");
            content.putObject("options").set("110948", findingIs("STAT-" + i, "MET"));
            append(content, Map.of("request", NODE.textNode("Person Number" + i + "."), "note", NODE.nullNode()));
        }
        copyToVersion2(earlier);
        try (var reopened = TestDatabase.in(earlier)) {
            ledger = Ledger.open(reopened, earlier, "0.1.0", clock);
            assertThat(found(outcome("ODD")))
                    .containsExactlyElementsOf(LongStream.rangeClosed(0, 12)
                            .map(i -> 25 - 2 * i)
                            .boxed()
                            .toList());
            for (long i = 1; i <= 25; i++) {
                assertThat(found(principle("STAT-" + i))).containsExactly(i);
                assertThat(found(text("person number" + i + "."))).containsExactly(i);
            }
            assertThat(found(setting(110948))).hasSize(25);
            append(outcomeIs("ODD"), Map.of());
            assertThat(found(outcome("ODD"))).hasSize(14).startsWith(26L);
            assertThat(ledger.find(Filter.EVERYTHING, 100, null)).hasSize(27);
        }
    }

    /** What the first release left: a database migrated to version 2, holding the same entries, with the same key. */
    private void copyToVersion2(Path earlier) throws Exception {
        var url = TestDatabase.url(earlier);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        var columns = new LinkedHashMap<String, String>();
        columns.put("ledger_entry", "sequence, decision_id, kind, follows, subject_id, recorded_at, leaf_hash, body");
        columns.put("ledger_section", "sequence, name, salt, content");
        columns.put("ledger_subject", "person_reference, subject_id");
        database.jdbi()
                .useHandle(from -> Jdbi.create(url).useHandle(to -> {
                    columns.forEach((table, names) -> {
                        var insert = to.prepareBatch("INSERT INTO " + table + " (" + names + ") VALUES ("
                                + names.replaceAll("[a-z_]+", "?") + ")");
                        from.createQuery("SELECT " + names + " FROM " + table)
                                .mapToMap()
                                .forEach(row -> insert.add(row.values().toArray()));
                        insert.execute();
                    });
                    to.execute("UPDATE ledger_head SET size = ?", ledger.size());
                }));
        Files.copy(folder.resolve("ledger.key"), earlier.resolve("ledger.key"));
    }

    @Test
    void manyGetTheirTagsBeforeAnybodySearches() {
        for (int i = 1; i <= 40; i++) {
            append(outcomeIs(i % 2 == 0 ? "EVEN" : "ODD"), Map.of());
        }
        assertThat(database.jdbi().withHandle(SearchStore::searchable)).isBetween(26L, 41L);
        assertThat(found(outcome("ODD"))).hasSize(20).startsWith(39L).endsWith(1L);
        assertThat(database.jdbi().withHandle(SearchStore::searchable)).isEqualTo(41);
        assertThat(found(outcome("EVEN"))).hasSize(20);
    }

    @Test
    void whatAnEarlierProgramAppendsMeanwhileIsFound() {
        append(outcomeIs("FIRST"), Map.of("request", NODE.textNode("first")));
        append(outcomeIs("SECOND"), Map.of("request", NODE.textNode("second")));
        // A program that knows nothing of words wrote entry 2, and this one those after it.
        database.jdbi().useHandle(h -> h.execute("UPDATE ledger_section SET words = NULL WHERE sequence = 2"));
        append(outcomeIs("THIRD"), Map.of("request", NODE.textNode("third")));
        assertThat(found(outcome("SECOND"))).containsExactly(2L);
        assertThat(found(text("second"))).containsExactly(2L);
        assertThat(found(outcome("THIRD"))).containsExactly(3L);
        assertThat(found(text("third"))).containsExactly(3L);
    }
}

package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class LedgerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:30:00.120456789Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "0.1.0", CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void beginsWithTheGenesisEntry() {
        assertThat(ledger.size()).isEqualTo(1);
        var genesis = ledger.at(0).orElseThrow();
        assertThat(genesis.entry().kind()).isEqualTo(EntryKind.GENESIS);
        assertThat(genesis.body().at("/content/algorithm").asText()).isEqualTo("Ed25519");
        assertThat(genesis.body().at("/content/publicKey").asText()).startsWith("MCowBQYDK2VwAyEA");
        assertThatThrownBy(() -> ledger.append(Drafts.draft(EntryKind.GENESIS, null, Drafts.content(), Map.of(), null)))
                .isInstanceOf(AppendFailed.class);
    }

    @Test
    void theBodySaysWhatWasDecidedByWhatAndWhen() throws Exception {
        var entry = ledger.append(Drafts.placement("C-0142"));
        assertThat(entry.sequence()).isEqualTo(1);
        assertThat(entry.recordedAt()).isEqualTo("2026-11-24T09:30:00.120Z");
        assertThat(UUID.fromString(entry.decisionId()).version()).isEqualTo(7);
        var body = JSON.readTree(entry.bodyBytes());
        var names = new ArrayList<String>();
        body.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "actorRole",
                        "commitments",
                        "content",
                        "decisionId",
                        "factsAsAt",
                        "follows",
                        "kind",
                        "lawAsAt",
                        "program",
                        "question",
                        "recordedAt",
                        "schema",
                        "subject");
        assertThat(body.get("schema").asText()).isEqualTo("rightplace/entry/1");
        assertThat(body.get("decisionId").asText()).isEqualTo(entry.decisionId());
        assertThat(body.get("kind").asText()).isEqualTo("placement-recommendation");
        assertThat(body.get("follows").isNull()).isTrue();
        assertThat(body.get("recordedAt").asText()).isEqualTo("2026-11-24T09:30:00.120Z");
        assertThat(body.get("lawAsAt").asText()).isEqualTo("2026-11-20");
        assertThat(body.get("factsAsAt").asText()).isEqualTo("2026-11-19");
        assertThat(body.get("program").asText()).isEqualTo("0.1.0");
        assertThat(body.get("content")).isEqualTo(Drafts.content());
    }

    @Test
    void theBodyIsCanonicalAndTheLeafHashRecomputes() throws Exception {
        var body = ledger.append(Drafts.placement("C-0142")).bodyBytes();
        assertThat(CanonicalJson.bytes(JSON.readTree(body))).isEqualTo(body);
        var stored = ledger.at(1).orElseThrow();
        assertThat(stored.entry().bodyBytes()).isEqualTo(body);
        assertThat(stored.entry().leafHash()).isEqualTo(LeafHash.of(body));
    }

    @Test
    void commitmentsRecomputeFromSaltAndSection() {
        var entry = ledger.append(Drafts.placement("C-0142"));
        var stored = ledger.find(entry.decisionId()).orElseThrow();
        var salts = database.jdbi()
                .withHandle(h -> h.createQuery("SELECT name, salt FROM ledger_section WHERE sequence = 1")
                        .map((row, context) -> Map.entry(row.getString("name"), row.getBytes("salt")))
                        .list());
        assertThat(salts).hasSize(3);
        assertThat(stored.body().get("commitments")).hasSize(3);
        for (var salt : salts) {
            var section = stored.sections().get(salt.getKey());
            assertThat(stored.body().at("/commitments/" + salt.getKey()).asText())
                    .isEqualTo(Commitment.of(salt.getValue(), CanonicalJson.bytes(section)));
        }
    }

    @Test
    void noPrivateValueOccursInTheBody() {
        var entry = ledger.append(Drafts.placement("private-reference"));
        assertThat(new String(entry.bodyBytes(), UTF_8)).doesNotContain("private-");
        assertThat(Drafts.placement("private-reference").toString()).doesNotContain("private-");
        assertThat(ledger.at(1).orElseThrow().toString()).doesNotContain("private-");
    }

    @Test
    void sectionsAreReadBackAsTheyWereHandedIn() {
        ledger.append(Drafts.placement("C-0142"));
        var sections = ledger.at(1).orElseThrow().sections();
        assertThat(sections).isEqualTo(Drafts.sections());
        assertThat(sections.keySet()).containsExactly("journeys", "note", "person");
    }

    @Test
    void onePersonHasOneRandomSubjectAndTwoHaveTwo() {
        var subjects = new ArrayList<String>();
        for (var person : List.of("C-0142", "C-0143", "C-0142")) {
            var entry = ledger.append(Drafts.placement(person));
            subjects.add(ledger.find(entry.decisionId())
                    .orElseThrow()
                    .body()
                    .get("subject")
                    .asText());
        }
        assertThat(subjects.get(0)).isEqualTo(subjects.get(2)).isNotEqualTo(subjects.get(1));
        assertThat(UUID.fromString(subjects.get(0)).version()).isEqualTo(4);
        ledger.append(Drafts.placement(null));
        assertThat(ledger.at(4).orElseThrow().body().get("subject").isNull()).isTrue();
    }

    @Test
    void aChoiceFollowsItsDecision() {
        var advice = ledger.append(Drafts.placement("C-0142"));
        ledger.append(Drafts.choice(advice.decisionId()));
        assertThat(ledger.at(2).orElseThrow().body().get("follows").asText()).isEqualTo(advice.decisionId());
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        for (int i = 1; i <= 6; i++) {
            ledger.append(i % 2 == 0 ? Drafts.choice(null) : Drafts.placement("C-" + i));
        }
        assertThat(ledger.newest(3, null, null))
                .extracting(e -> e.entry().sequence())
                .containsExactly(6L, 5L, 4L);
        assertThat(ledger.newest(9, 4L, null))
                .extracting(e -> e.entry().sequence())
                .containsExactly(3L, 2L, 1L, 0L);
        assertThat(ledger.newest(2, 6L, EntryKind.HUMAN_CHOICE))
                .extracting(e -> e.entry().sequence())
                .containsExactly(4L, 2L);
        assertThat(ledger.newest(1, 6L, null).get(0).sections()).isEqualTo(Drafts.sections());
        assertThatThrownBy(() -> ledger.newest(0, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(ledger.at(1)).isEmpty();
        assertThat(ledger.at(-1)).isEmpty();
        assertThat(ledger.find("01935f3e-0000-7000-8000-000000000000")).isEmpty();
        assertThat(ledger.rulebook("sha256:00")).isEmpty();
    }

    @Test
    void reopeningReadsBackEverything() {
        for (int i = 0; i < 5; i++) {
            ledger.append(Drafts.placement("C-0142"));
        }
        ledger.keepRulebook("sha256:01", () -> new byte[] {1, 2, 3});
        var before = ledger.newest(100, null, null);
        database.close();
        open();
        var after = ledger.newest(100, null, null);
        assertThat(after).hasSize(6).usingRecursiveComparison().isEqualTo(before);
        assertThat(ledger.rulebook("sha256:01")).hasValue(new byte[] {1, 2, 3});
        assertThat(ledger.append(Drafts.placement("C-0142")).sequence()).isEqualTo(6);
        assertThat(ledger.at(6).orElseThrow().body().get("subject"))
                .isEqualTo(ledger.at(1).orElseThrow().body().get("subject"));
    }

    @Test
    void aRulebookIsKeptOnce() {
        var large = new byte[3_000_000];
        large[2_999_999] = 7;
        ledger.keepRulebook("sha256:02", () -> large);
        ledger.keepRulebook("sha256:02", () -> {
            throw new AssertionError("zipped again");
        });
        assertThat(ledger.rulebook("sha256:02")).hasValue(large);
    }

    @Test
    void aLargeRecordWithALargePrivatePartComesBackWhole() {
        var content = Drafts.content();
        var findings = content.putArray("findings");
        for (int i = 0; i < 60 * 60; i++) {
            findings.addArray()
                    .add(i % 60)
                    .add("NOT_APPLICABLE")
                    .add("journey-within-guide")
                    .addArray()
                    .add("cfa-2014/s39");
        }
        Map<String, JsonNode> sections =
                Map.of("plan", JsonNodeFactory.instance.objectNode().put("text", "Zoë 😀 ".repeat(200_000)));
        var entry = ledger.append(Drafts.draft(EntryKind.PLACEMENT_RECOMMENDATION, null, content, sections, "C-0142"));
        assertThat(entry.bodyBytes().length).isBetween(200_000, Body.BUDGET_BYTES);
        var stored = ledger.at(1).orElseThrow();
        assertThat(stored.entry().bodyBytes()).isEqualTo(entry.bodyBytes());
        assertThat(stored.sections()).isEqualTo(sections);
    }
}

package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class PersonsTest {

    private static final String ANN = "private-ann";
    private static final String BEN = "private-ben";
    private static final int MANY = 40;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock("2026-11-20T09:00:00Z");
    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = Ledger.open(database, folder, "test", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Draft erasure() {
        return Drafts.draft(
                EntryKind.ERASURE,
                null,
                JsonNodeFactory.instance.objectNode().put("reason", "made-up"),
                Map.of(),
                null);
    }

    private static Draft choice(Entry on, String reference) {
        return Drafts.draft(EntryKind.HUMAN_CHOICE, on.decisionId(), Drafts.content(), Drafts.sections(), reference);
    }

    private Entry erase(String reference, String... only) {
        return ledger.persons()
                .erase(reference, Set.of(only), held -> erasure())
                .orElseThrow();
    }

    private static List<Erased> said(Entry erasure) {
        return Erased.in(CanonicalJson.read(erasure.bodyBytes())).orElseThrow();
    }

    private long rows(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private void sql(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private Verdict verdict() {
        return ledger.proofs().verify(List.of(), null);
    }

    private StoredEntry stored(Entry entry) {
        return ledger.find(entry.decisionId()).orElseThrow();
    }

    @Test
    void what_is_held_on_a_person_and_what_follows_it_goes_and_the_rest_stays() {
        var ann = ledger.append(Drafts.placement(ANN));
        var ben = ledger.append(Drafts.placement(BEN));
        // It names nobody itself, and speaks of Ann all the same.
        var choice = ledger.append(choice(ann, null));
        var erasure = erase(ANN);
        assertThat(said(erasure))
                .containsExactly(
                        new Erased(ann.sequence(), List.of("journeys", "note", "person")),
                        new Erased(choice.sequence(), List.of("journeys", "note", "person")));
        assertThat(stored(ann).sections()).isEmpty();
        assertThat(stored(choice).sections()).isEmpty();
        assertThat(stored(ben).sections()).hasSize(3);
        assertThat(ledger.persons().references()).containsExactly(BEN);
        assertThat(ledger.persons().held(ANN)).isEmpty();
        assertThat(ledger.persons()
                        .erasureOf(choice.sequence())
                        .orElseThrow()
                        .entry()
                        .sequence())
                .isEqualTo(erasure.sequence());
        assertThat(ledger.persons().erasureOf(ben.sequence())).isEmpty();
        assertThat(verdict()).isEqualTo(new Verdict(5, 3, 6, 0, 0, null, List.of()));
        assertThat(ledger.persons().erase(ANN, Set.of(), held -> erasure())).isEmpty();
        assertThat(ledger.size()).isEqualTo(5);
    }

    @Test
    void one_decision_alone_goes_with_what_follows_it_and_the_person_stays_known() {
        var first = ledger.append(Drafts.placement(ANN));
        var second = ledger.append(Drafts.placement(ANN));
        var choice = ledger.append(choice(first, ANN));
        assertThat(said(erase(ANN, first.decisionId())))
                .extracting(Erased::sequence)
                .containsExactly(first.sequence(), choice.sequence());
        assertThat(ledger.persons().held(ANN).orElseThrow().entries().stream()
                        .filter(one -> !one.sections().isEmpty())
                        .map(one -> one.entry().decisionId()))
                .containsExactly(second.decisionId());
        assertThatThrownBy(() -> erase(ANN, first.decisionId())).isInstanceOf(DraftRefused.class);
        // What was erased before is not said to be erased again.
        assertThat(said(erase(ANN))).extracting(Erased::sequence).containsExactly(second.sequence());
        assertThat(verdict().problems()).isEmpty();
    }

    @Test
    void an_erasure_that_is_refused_or_cannot_be_recorded_takes_nothing() {
        ledger.append(Drafts.placement(ANN));
        assertThatThrownBy(() -> ledger.persons().erase(ANN, Set.of(), held -> {
                    throw new DraftRefused("no");
                }))
                .isInstanceOf(DraftRefused.class)
                .hasMessage("no");
        sql("ALTER TABLE ledger_head ADD CONSTRAINT no_more CHECK (size <= 2)");
        assertThatThrownBy(() -> erase(ANN)).isInstanceOf(AppendFailed.class);
        assertThat(rows("ledger_section")).isEqualTo(3);
        assertThat(ledger.persons().held(ANN)).isPresent();
        assertThat(verdict().problems()).isEmpty();
    }

    private static Once once(String request) {
        return new Once("private-ann's key", "made-up caller", request.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_sent_again_after_its_erasure_is_known_and_nothing_is_recorded_of_it_again() {
        var ann = ledger.appendOnce(Drafts.placement(ANN), once("one")).entry();
        erase(ANN);
        assertThat(ledger.already(once("one")).orElseThrow().decisionId()).isEqualTo(ann.decisionId());
        var again = ledger.appendOnce(Drafts.placement(ANN), once("one"));
        assertThat(again.again()).isTrue();
        assertThat(again.entry().decisionId()).isEqualTo(ann.decisionId());
        // What was sent under the key is no longer known, so another request cannot be told from it.
        assertThat(ledger.appendOnce(Drafts.placement(ANN), once("two")).again())
                .isTrue();
        assertThat(rows("ledger_section")).isZero();
        assertThat(rows("ledger_subject")).isZero();
        var kept = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT request_key, request_hmac FROM ledger_once")
                        .mapToMap()
                        .one());
        assertThat(kept.toString()).doesNotContain("ann");
        assertThat(kept).containsEntry("request_hmac", "erased");
        clock.set(clock.instant().plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(ledger.appendOnce(Drafts.placement(ANN), once("one")).again())
                .isFalse();
    }

    @Test
    void nothing_follows_a_decision_that_was_erased() {
        var ann = ledger.append(Drafts.placement(ANN));
        erase(ANN);
        assertThatThrownBy(() -> ledger.append(choice(ann, ANN)))
                .isInstanceOf(AppendFailed.class)
                .hasMessageContaining("has been erased");
        assertThat(rows("ledger_subject")).isZero();
        assertThat(rows("ledger_section")).isZero();
    }

    @Test
    void a_section_taken_out_of_the_ledger_in_use_or_put_back_is_found_out() {
        var ann = ledger.append(Drafts.placement(ANN));
        var note = database.jdbi()
                .withHandle(handle -> LedgerStore.salted(handle, ann.sequence()))
                .get(1);
        sql("DELETE FROM ledger_section WHERE name = 'note'");
        assertThat(verdict().lines())
                .contains("- entry 1: its private section note is missing, though no entry says that it was erased");
        Runnable back = () -> database.jdbi()
                .useHandle(handle -> LedgerStore.insertSection(
                        handle, ann.sequence(), note.name(), note.salt(), note.content(), null));
        back.run();
        assertThat(verdict().problems()).isEmpty();
        erase(ANN);
        back.run();
        assertThat(verdict().lines())
                .contains("- entry 1: its private section note is still there, though entry 2 says that it was erased");
    }

    /** Whoever verifies sees either the sections or the entry that says they were erased. */
    @Test
    void who_verifies_while_others_erase_is_not_misled() throws Exception {
        for (int i = 0; i < MANY; i++) {
            ledger.append(Drafts.placement(ANN + i));
        }
        var pool = Executors.newSingleThreadExecutor();
        try {
            var erasing = pool.submit(() -> {
                for (int i = 0; i < MANY; i++) {
                    erase(ANN + i);
                }
            });
            do {
                assertThat(verdict().problems()).isEmpty();
            } while (!erasing.isDone());
            erasing.get();
        } finally {
            pool.shutdown();
        }
        assertThat(verdict()).isEqualTo(new Verdict(1 + 2 * MANY, 0, 3 * MANY, 0, 0, null, List.of()));
    }
}

package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** What somebody sees who has an entry, or two checkpoints, checked while they wait: all good, and each kind of change found by its own step. */
class CheckingTest {

    private static final int KEY_SEED = 3;

    @TempDir
    Path data;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(data);
        ledger = Ledger.open(database, data, "0.1.0", Clock.systemUTC());
        for (int i = 1; i < 6; i++) {
            ledger.append(Drafts.placement("C-" + i));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<Boolean> outcomes(Checking checking) {
        return checking.steps().stream().map(Checking.Step::good).toList();
    }

    @Test
    void every_entry_is_in_the_newest_checkpoint() {
        for (long sequence = 0; sequence < ledger.size(); sequence++) {
            var checking = ledger.proofs().check(sequence);
            assertThat(checking.good()).as(checking.toString()).isTrue();
            assertThat(checking.steps()).hasSize(5);
            assertThat(checking.checkpoint()).isEqualTo(ledger.proofs().checkpoint());
            assertThat(checking.toString()).doesNotContain("private-");
        }
        assertThatThrownBy(() -> ledger.proofs().check(ledger.size())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_changed_body_is_found() {
        database.jdbi()
                .useHandle(handle -> handle.execute("UPDATE ledger_entry SET body = ? WHERE sequence = 2", (Object)
                        "{\"commitments\":{},\"decisionId\":\"x\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(outcomes(ledger.proofs().check(2))).containsExactly(false, false, true, true, false);
        assertThat(ledger.proofs().check(3).good()).isTrue();
    }

    @Test
    void another_key_and_a_forged_checkpoint_are_found() {
        var entry = ledger.at(2).orElseThrow().entry();
        var genesis = ledger.at(0).orElseThrow().entry().bodyBytes();
        var proof = ledger.proofs().inclusion(2, 6);
        var own = NoteKey.parse(ledger.proofs().key());
        var secret = MadeUpLedger.key(KEY_SEED);
        var other = NoteKey.of(own.name(), secret.publicKey());
        var checkpoint = ledger.proofs().checkpoint();
        assertThat(outcomes(EntryCheck.of(other, entry, genesis, List.of(), proof, checkpoint)))
                .containsExactly(true, true, false, false);
        var forged = SignedNote.sign(
                        SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8))
                                .text(),
                        other,
                        secret)
                .written();
        assertThat(outcomes(EntryCheck.of(own, entry, genesis, List.of(), proof, forged)))
                .containsExactly(true, true, true, false);
        assertThat(outcomes(EntryCheck.of(own, entry, genesis, List.of(), proof, "no note")))
                .containsExactly(true, true, true, false);
    }

    @Test
    void each_checkpoint_is_the_beginning_of_the_next() {
        for (long from = 1; from <= 6; from++) {
            var checking = ledger.proofs()
                    .checkConsistency(
                            ledger.proofs().checkpoint(from), ledger.proofs().checkpoint(6));
            assertThat(checking.good()).as(checking.toString()).isTrue();
            assertThat(checking.steps()).hasSize(3);
        }
    }

    @Test
    void a_checkpoint_of_what_never_was_is_found() {
        var own = NoteKey.parse(ledger.proofs().key());
        var elsewhere = SignedNote.sign(
                        new Checkpoint(own.name(), 3, "0".repeat(64)).text(),
                        own,
                        SigningKey.read(Beginning.keyFile(data)))
                .written();
        assertThat(outcomes(ledger.proofs()
                        .checkConsistency(elsewhere, ledger.proofs().checkpoint())))
                .containsExactly(true, true, false);
    }
}

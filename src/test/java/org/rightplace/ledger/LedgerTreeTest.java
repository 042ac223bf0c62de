package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** The tree in the database, held against the one that its entries' bodies come to. */
class LedgerTreeTest {

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        ledger = reopened();
    }

    private Ledger reopened() {
        return Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The root as RFC 9162 section 2.1.1 defines it. */
    static String defined(List<String> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.node(defined(leaves.subList(0, left)), defined(leaves.subList(left, leaves.size())));
    }

    private List<String> leaves() {
        var leaves = new ArrayList<String>();
        while (leaves.size() < ledger.size()) {
            ledger.proofs()
                    .entries(leaves.size(), Proofs.LARGEST_PAGE)
                    .forEach(entry -> leaves.add(LeafHash.of(entry.bodyBytes())));
        }
        return leaves;
    }

    private Checkpoint read(String note) {
        var read = SignedNote.parse(note.getBytes(UTF_8));
        assertThat(read.signedBy(NoteKey.parse(ledger.proofs().key()))).isTrue();
        return Checkpoint.parse(read.text());
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            ledger.append(Drafts.placement("C-" + i));
        }
    }

    private String root() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("SELECT tree_root FROM ledger_head")
                        .mapTo(String.class)
                        .one());
    }

    private List<String> nodes() {
        return database.jdbi()
                .withHandle(h -> h.createQuery("SELECT level || ' ' || position || ' ' || hash FROM ledger_node"
                                + " ORDER BY level, position")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void the_checkpoint_is_that_of_the_entries_after_each_append() {
        for (int size = 1; size <= 40; size++) {
            var checkpoint = read(ledger.proofs().checkpoint());
            assertThat(checkpoint.size()).isEqualTo(size).isEqualTo(ledger.size());
            assertThat(checkpoint.root()).isEqualTo(defined(leaves())).isEqualTo(root());
            append(1);
        }
    }

    @Test
    void the_checkpoint_of_a_size_is_the_same_however_often_it_is_asked_for_and_after_a_restart() {
        var newest = new ArrayList<String>();
        for (int size = 1; size <= 6; size++) {
            newest.add(ledger.proofs().checkpoint(size));
            append(1);
        }
        var again = reopened().proofs();
        for (int size = 1; size <= 6; size++) {
            assertThat(ledger.proofs().checkpoint(size))
                    .isEqualTo(newest.get(size - 1))
                    .isEqualTo(again.checkpoint(size));
        }
    }

    @Test
    void every_entry_is_proved_to_be_in_every_checkpoint_and_every_checkpoint_to_extend_those_before() {
        append(20);
        var leaves = leaves();
        var proofs = ledger.proofs();
        for (int size = 1; size <= 21; size++) {
            var root = read(proofs.checkpoint(size)).root();
            assertThat(root).isEqualTo(defined(leaves.subList(0, size)));
            for (int sequence = 0; sequence < size; sequence++) {
                assertThat(MerkleProof.includes(
                                leaves.get(sequence),
                                sequence,
                                size,
                                proofs.inclusion(sequence, size).path(),
                                root))
                        .isTrue();
            }
            for (int from = 1; from <= size; from++) {
                assertThat(MerkleProof.extend(
                                from,
                                defined(leaves.subList(0, from)),
                                size,
                                root,
                                proofs.consistency(from, size).path()))
                        .isTrue();
            }
        }
    }

    /** What somebody else's program makes of proofs that come out of the database. */
    @Test
    void a_verifier_that_is_not_ours_accepts_every_inclusion_proof_and_no_changed_one() throws Exception {
        append(20);
        for (int size = 1; size <= 21; size++) {
            var root = bytes(read(ledger.proofs().checkpoint(size)).root());
            for (int sequence = 0; sequence < size; sequence++) {
                var proof = ledger.proofs().inclusion(sequence, size);
                var path = proof.path().stream().map(LedgerTreeTest::bytes).toList();
                InclusionProofVerifier.verify(bytes(proof.leafHash()), sequence, size, path, root);
                var other = bytes(proof.leafHash());
                other[0] ^= 1;
                int at = sequence;
                int of = size;
                // It says so with a class it is not given here.
                assertThatThrownBy(() -> InclusionProofVerifier.verify(other, at, of, path, root))
                        .isNotNull();
            }
        }
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    @Test
    void what_the_ledger_never_was_has_no_checkpoint_and_no_proof() {
        append(2);
        var proofs = ledger.proofs();
        for (long size : new long[] {-1, 0, 4, Long.MAX_VALUE}) {
            var never = "The ledger has 3 entries, and never had " + size;
            assertThatThrownBy(() -> proofs.checkpoint(size)).hasMessage(never);
            assertThatThrownBy(() -> proofs.inclusion(0, size)).hasMessage(never);
            assertThatThrownBy(() -> proofs.consistency(1, size)).hasMessage(never);
        }
        assertThatThrownBy(() -> proofs.inclusion(2, 2)).hasMessage("A tree of 2 leaves has no leaf 2");
        assertThatThrownBy(() -> proofs.consistency(3, 2)).hasMessage("A tree of 2 leaves never had 3");
        assertThatThrownBy(() -> proofs.consistency(0, 2)).hasMessage("A tree of 2 leaves never had 0");
    }

    @Test
    void appends_of_many_at_once_come_to_the_same_tree() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var appends = new ArrayList<Callable<Entry>>();
            for (int i = 0; i < 120; i++) {
                int one = i;
                appends.add(() -> ledger.append(Drafts.placement("C-" + one)));
            }
            for (var done : threads.invokeAll(appends)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(read(ledger.proofs().checkpoint()))
                .extracting(Checkpoint::size, Checkpoint::root)
                .containsExactly(121L, defined(leaves()));
    }

    /** As it is before the migration, or after a restore that left the tree out. */
    private static void forget(Handle handle) {
        handle.execute("DELETE FROM ledger_node");
        handle.execute("UPDATE ledger_head SET tree_size = 0, tree_root = NULL, tree_edge = NULL");
    }

    @Test
    void a_ledger_from_before_there_was_a_tree_has_the_same_one_once_it_is_opened() {
        append(12);
        var nodes = nodes();
        var root = root();
        database.jdbi().useHandle(LedgerTreeTest::forget);
        ledger = reopened();
        assertThat(nodes()).isEqualTo(nodes).hasSize(10);
        assertThat(root()).isEqualTo(root);
    }

    @Test
    void an_entry_of_a_program_that_knew_no_tree_is_taken_in_by_the_next_append() {
        append(5);
        database.jdbi().useHandle(LedgerTreeTest::forget);
        append(1);
        assertThat(read(ledger.proofs().checkpoint()))
                .extracting(Checkpoint::size, Checkpoint::root)
                .containsExactly(7L, defined(leaves()));
    }

    @Test
    void an_append_that_fails_leaves_no_trace_in_the_tree() {
        append(3);
        var before = ledger.proofs().checkpoint();
        assertThatThrownBy(() -> ledger.append(Drafts.choice("nobody"))).isInstanceOf(AppendFailed.class);
        assertThat(ledger.proofs().checkpoint()).isEqualTo(before);
        append(1);
        assertThat(read(ledger.proofs().checkpoint()).root()).isEqualTo(defined(leaves()));
    }
}

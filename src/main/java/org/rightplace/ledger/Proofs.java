package org.rightplace.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rightplace.store.Database;

/**
 * What a verifier asks of a ledger: checkpoints of any size it had, and proofs that lead to them.
 *
 * <p>Hashes are 64 lower-case hexadecimal digits. A checkpoint is a signed note as it is written to a file.
 */
public final class Proofs {

    /** The largest page of entries. */
    public static final int LARGEST_PAGE = 100;

    /** Some hundred bytes each. */
    private static final int SIGNED_LATELY = 1000;

    private final Database database;
    private final Jdbi jdbi;
    private final SigningKey secret;
    private final NoteKey key;

    /** Signed lately: advice shows its checkpoint when it is given and again when it is explained, and signing costs more than a look-up. */
    private final Map<Checkpoint, String> signed = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Checkpoint, String> eldest) {
            return size() > SIGNED_LATELY;
        }
    });

    /** @param origin of the checkpoints: which ledger it is */
    Proofs(Database database, SigningKey secret, String origin) {
        this.database = database;
        this.jdbi = database.jdbi();
        this.secret = secret;
        this.key = NoteKey.of(origin, secret.publicKey());
    }

    /** The key that checkpoints are checked with, {@code NAME+HASH+KEY}; its name is the origin of the checkpoints. */
    public String key() {
        return key.text();
    }

    /** How many entries the newest checkpoint covers. */
    public long size() {
        return jdbi.withHandle(TreeStore::edge).size();
    }

    /** The newest checkpoint. What it covers is on the disk before it is signed, for it cannot be taken back. */
    public String checkpoint() {
        return jdbi.withHandle(handle -> {
            var edge = TreeStore.edge(handle);
            database.force(handle);
            return signed(edge.size(), edge.root());
        });
    }

    /**
     * The checkpoint of an earlier size, the same whenever it is asked for. What it covers was on the disk before anybody saw it.
     *
     * @throws IllegalArgumentException when the ledger never had that size
     */
    public String checkpoint(long size) {
        return jdbi.withHandle(handle -> {
            var edge = TreeStore.edge(handle);
            return signed(
                    size, edge.size() == size ? edge.root() : tree(handle, size).root());
        });
    }

    String signed(long size, String root) {
        // Looked up by the root too: a database put back to an earlier state has other entries under the same numbers.
        var checkpoint = new Checkpoint(key.name(), size, root);
        var known = signed.get(checkpoint);
        if (known == null) {
            known = SignedNote.sign(checkpoint.text(), key, secret).written();
            signed.put(checkpoint, known);
        }
        return known;
    }

    /**
     * Proof that an entry is in the ledger of a size, RFC 9162 section 2.1.3.1.
     *
     * @throws IllegalArgumentException when the ledger never had that size, or that size no such entry
     */
    public InclusionProof inclusion(long sequence, long size) {
        return jdbi.withHandle(handle -> {
            var path = tree(handle, size).inclusion(sequence);
            return new InclusionProof(
                    sequence,
                    size,
                    LedgerStore.at(handle, sequence).orElseThrow().leafHash(),
                    path);
        });
    }

    /**
     * Proof that the ledger of one size is the beginning of that of another, RFC 9162 section 2.1.4.1.
     *
     * @throws IllegalArgumentException when the ledger never had these sizes, or not in this order
     */
    public ConsistencyProof consistency(long from, long to) {
        return jdbi.withHandle(
                handle -> new ConsistencyProof(from, to, tree(handle, to).consistency(from)));
    }

    private static MerkleTree tree(Handle handle, long size) {
        long newest = TreeStore.edge(handle).size();
        if (size < 1 || size > newest) {
            throw new IllegalArgumentException("The ledger has " + newest + " entries, and never had " + size);
        }
        return TreeStore.tree(handle, size);
    }

    /**
     * Checks now that an entry is in the newest checkpoint, unchanged, and that this is signed: everything is worked out again from the bytes
     * in the database.
     *
     * @throws IllegalArgumentException when there is no such entry
     */
    public Checking check(long sequence) {
        var checkpoint = checkpoint();
        long size = parsed(checkpoint).size();
        var proof = inclusion(sequence, size);
        return jdbi.withHandle(handle -> EntryCheck.of(
                key,
                LedgerStore.at(handle, sequence).orElseThrow(),
                LedgerStore.at(handle, 0).orElseThrow().bodyBytes(),
                LedgerStore.salted(handle, sequence),
                proof,
                checkpoint));
    }

    /**
     * Checks now that what one checkpoint covers is the beginning of what a later one covers.
     *
     * @param earlier signed note, from a file say
     * @param later signed note of as many entries, or more
     * @throws IllegalArgumentException when one is no checkpoint, or the ledger never had these sizes
     */
    public Checking checkConsistency(String earlier, String later) {
        var path = consistency(parsed(earlier).size(), parsed(later).size()).path();
        return EntryCheck.of(key, earlier, later, path);
    }

    private static Checkpoint parsed(String note) {
        return Checkpoint.parse(
                SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text());
    }

    /** What the person an entry is about can take away, and have checked by somebody else: see {@link Receipt}. */
    public Receipt receipt(Entry entry) {
        long size = entry.sequence() + 1;
        return new Receipt(
                entry.sequence(),
                CanonicalJson.read(entry.bodyBytes()),
                inclusion(entry.sequence(), size).path(),
                checkpoint(size),
                key());
    }

    /** A list of files, signed as a checkpoint is: the text of a note that {@link Manifest#read} reads. */
    public String signed(Manifest manifest) {
        return SignedNote.sign(manifest.text(), key, secret).written();
    }

    /**
     * Works everything out again from the entries in the database, and holds it against tree, columns and checkpoints.
     *
     * @param checkpoints files from outside the database
     * @param trusted key got from elsewhere; null to trust the one in the data folder
     */
    public Verdict verify(List<Path> checkpoints, NoteKey trusted) {
        return database.snapshot(handle -> LiveAudit.verify(handle, key, checkpoints, trusted));
    }

    /**
     * Writes the ledger as it is now into a folder: see {@link Export}.
     *
     * @param folder is there, and empty
     * @param checkpoints earlier ones, to go with it
     * @param withPrivate whether the private sections go with it, names and dates of birth among them
     * @return how many entries were written
     */
    public long export(Path folder, List<Path> checkpoints, boolean withPrivate) throws IOException {
        var edge = database.snapshot(handle -> {
            var now = TreeStore.edge(handle);
            Export.entries(folder, source(handle), now.size(), withPrivate);
            return now;
        });
        jdbi.useHandle(database::force);
        Export.finish(folder, signed(edge.size(), edge.root()), checkpoints, key, secret);
        return edge.size();
    }

    private static Export.Source source(Handle handle) {
        return new Export.Source() {
            @Override
            public List<Entry> from(long sequence) {
                return LedgerStore.from(handle, sequence, LARGEST_PAGE);
            }

            @Override
            public List<Audit.Section> sections(long sequence) {
                return LedgerStore.salted(handle, sequence);
            }
        };
    }

    /**
     * Entries in the order of their numbers, without their private parts.
     *
     * @param from number of the first
     * @param limit at most so many, up to {@value #LARGEST_PAGE}
     */
    public List<Entry> entries(long from, int limit) {
        return jdbi.withHandle(handle -> LedgerStore.from(handle, from, Math.min(limit, LARGEST_PAGE)));
    }
}

package org.rightplace.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rightplace.store.Database;

/** How a ledger is begun, and known again with its key whenever it is opened. */
final class Beginning {

    private static final String KEY_FILE = "ledger.key";

    private static final int GROWN_AT_ONCE = 1_000;

    /** @param ledgerId the decision id of entry 0 */
    record Begun(SigningKey key, String ledgerId) {}

    private final Database database;
    private final Path keyFile;
    private final Writing writing;

    Beginning(Database database, Path dataFolder, Writing writing) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new CannotOpenLedger(
                    "The data folder " + dataFolder + " cannot be made; check who may write there", e);
        }
        this.database = database;
        this.keyFile = keyFile(dataFolder);
        this.writing = writing;
    }

    /** Where the key of a data folder is. */
    static Path keyFile(Path dataFolder) {
        return dataFolder.resolve(KEY_FILE);
    }

    /** @throws CannotOpenLedger as {@link Ledger#open} */
    Begun opened() {
        if (size() == 0) {
            begin();
        }
        catchUp();
        var genesis = database.jdbi()
                .withHandle(handle -> LedgerStore.at(handle, 0))
                .orElseThrow(() -> new CannotOpenLedger(
                        "The ledger has entries but no entry 0; restore the database from a backup"));
        return new Begun(checkedKey(genesis), genesis.decisionId());
    }

    /** Of several processes that come here at once the first to lock the head writes key and entry 0; the others find both. */
    private void begin() {
        database.durably(handle -> {
            long size = LedgerStore.lockHead(handle);
            if (size == 0) {
                // A key without entries was left by a start that did not get as far as its commit.
                var content = JsonNodeFactory.instance
                        .objectNode()
                        .put("algorithm", SigningKey.ALGORITHM)
                        .put("publicKey", SigningKey.readOrMake(keyFile).publicKey());
                var genesis = new Draft(EntryKind.GENESIS, null, "program", null, null, null, content, Map.of(), null);
                writing.entry(handle, size, genesis, List.of());
                TreeStore.growTo(handle, 1);
            }
            return size;
        });
    }

    /** Has the tree take in the entries that were there before it was, so many at a time that others do not wait long for the head. */
    private void catchUp() {
        for (long grown = treeSize(); grown < size(); grown = treeSize()) {
            database.durably(handle -> {
                long size = LedgerStore.lockHead(handle);
                long next = Math.min(size, TreeStore.edge(handle).size() + GROWN_AT_ONCE);
                TreeStore.growTo(handle, next);
                return next;
            });
        }
    }

    private SigningKey checkedKey(Entry genesis) {
        if (!Files.exists(keyFile)) {
            throw new CannotOpenLedger("The ledger's key file " + keyFile
                    + " is missing though the ledger has entries; restore it from a backup,"
                    + " or copy it from the instance that shares this database");
        }
        var named = CanonicalJson.read(genesis.bodyBytes())
                .path("content")
                .path("publicKey")
                .asText();
        var key = SigningKey.read(keyFile);
        if (!key.belongsTo(named)) {
            throw new CannotOpenLedger(
                    "The key in " + keyFile + " is not the one this ledger was begun with (entry 0 names " + named
                            + "); restore the key that belongs to this database, or the database that belongs to this key");
        }
        return key;
    }

    private long size() {
        return database.jdbi().withHandle(LedgerStore::size);
    }

    private long treeSize() {
        return database.jdbi().withHandle(TreeStore::edge).size();
    }
}

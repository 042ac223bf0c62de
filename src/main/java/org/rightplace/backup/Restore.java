package org.rightplace.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Verdict;
import org.rightplace.store.Database;

/**
 * Puts a backup back: into a data folder without a database, or into an empty database. All of it in one transaction, then the ledger is
 * verified; what does not verify is taken out again. A database in the data folder appears there only once it was verified.
 */
public final class Restore {

    /** Where a database is made ready; one that is left there is of a restore that was cut off, and nothing reads it. */
    private static final String UNFINISHED = "restoring";

    private static final String FILE = "rightplace.mv.db";

    private final Path data;
    private final String databaseUrl;
    private final String program;
    private final Clock clock;

    /**
     * @param data folder with the ledger's key
     * @param databaseUrl of the database to restore into; null for one in the data folder
     * @param program its version
     */
    public Restore(Path data, String databaseUrl, String program, Clock clock) {
        this.data = data;
        this.databaseUrl = databaseUrl;
        this.program = program;
        this.clock = clock;
    }

    /**
     * What was restored.
     *
     * @param entries of the ledger
     * @param at when the backup was made, ISO 8601
     * @param verdict of the ledger as it was restored, held against all checkpoints it reaches to
     * @param later checkpoints that cover more entries than the backup holds, the one that covers most last
     */
    public record Restored(long entries, String at, Verdict verdict, List<Later> later) {}

    /** A checkpoint file, and how many entries it covers. */
    public record Later(Path file, long entries) {}

    /**
     * Restores a backup.
     *
     * @param checkpoints files from outside the backup
     * @throws CannotRestore when it cannot be used, or not here: then everything is as it was
     */
    public Restored restore(Path file, List<Path> checkpoints) throws IOException, CannotRestore {
        if (databaseUrl == null && Files.exists(data.resolve(FILE))) {
            throw new CannotRestore(
                    "The data folder " + data
                            + " holds a database already, which a restore never overwrites; name a folder without one with RIGHTPLACE_DATA");
        }
        return databaseUrl == null ? inFolder(file, checkpoints, true) : inDatabase(file, checkpoints);
    }

    /**
     * Restores a backup into a file beside the database, verifies it and deletes it again: shows that it can be restored.
     *
     * @param checkpoints files from outside the backup
     */
    public Restored tryOut(Path file, List<Path> checkpoints) throws IOException, CannotRestore {
        return inFolder(file, checkpoints, false);
    }

    private Restored inFolder(Path file, List<Path> checkpoints, boolean keep) throws IOException, CannotRestore {
        try (var backup = checked(file)) {
            var folder = data.resolve(UNFINISHED);
            delete(folder);
            Files.createDirectory(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            try {
                try (var database = Database.in(folder, backup.schema())) {
                    fill(database, backup);
                }
                Restored restored;
                try (var database = Database.in(folder)) {
                    restored = verified(database, backup, checkpoints);
                }
                if (keep && restored.verdict().good()) {
                    Files.move(folder.resolve(FILE), data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
                }
                return restored;
            } finally {
                delete(folder);
            }
        }
    }

    private Restored inDatabase(Path file, List<Path> checkpoints) throws IOException, CannotRestore {
        try (var backup = checked(file)) {
            try (var database = Database.at(databaseUrl, backup.schema())) {
                fill(database, backup);
            }
            try (var database = Database.at(databaseUrl)) {
                boolean good = false;
                try {
                    var restored = verified(database, backup, checkpoints);
                    good = restored.verdict().good();
                    return restored;
                } finally {
                    if (!good) {
                        database.durably(handle -> {
                            Tables.clear(handle);
                            return null;
                        });
                    }
                }
            }
        }
    }

    /** The backup, once its signature and all its bytes were checked with the key that is in the data folder. */
    private BackupFile checked(Path file) throws IOException, CannotRestore {
        var backup = BackupFile.open(file);
        try {
            if (!Ledger.hasKey(data)) {
                throw new CannotRestore(
                        "There is no ledger.key in " + data
                                + ". It is in no backup: put the one that was kept apart there first, readable by its owner only");
            }
            if (!Ledger.hasKey(data, backup.key())) {
                throw new CannotRestore(
                        "The ledger.key in " + data
                                + " is not the one this backup was signed with: it is of another ledger, or the backup is forged");
            }
            backup.check();
            if (!Database.knowsSchema(backup.schema())) {
                throw new CannotRestore("The backup was made with a newer program (" + backup.program()
                        + "), whose tables this one does not know; restore it with that one");
            }
            return backup;
        } catch (IOException | CannotRestore | RuntimeException e) {
            backup.close();
            throw e;
        }
    }

    private static void fill(Database database, BackupFile backup) throws IOException, CannotRestore {
        try {
            database.durably(handle -> {
                try {
                    fill(handle, backup);
                } catch (IOException | CannotRestore e) {
                    throw new CutOff(e);
                }
                return null;
            });
        } catch (CutOff e) {
            if (e.getCause() instanceof CannotRestore why) {
                throw why;
            }
            throw (IOException) e.getCause();
        }
    }

    private static void fill(Handle handle, BackupFile backup) throws IOException, CannotRestore {
        // Locked first: whoever opens the database meanwhile waits, and then finds a ledger instead of beginning one.
        handle.execute("UPDATE ledger_head SET size = 0");
        var there = Tables.firstWithRows(handle);
        if (there.isPresent()) {
            throw new CannotRestore("The database that RIGHTPLACE_DATABASE_URL names is not empty (" + there.get()
                    + " has rows), and a restore never overwrites one; name an empty database");
        }
        for (Tables.Table table : Tables.KEPT) {
            if (backup.has(table)) {
                try (var in = backup.open(table.file())) {
                    if (new Rows(handle, table).read(in) != backup.rows(table)) {
                        throw new CannotRestore(
                                table.file() + " in the backup does not have as many rows as it should");
                    }
                }
            }
        }
        handle.execute("UPDATE ledger_head SET size = (SELECT COUNT(*) FROM ledger_entry)");
    }

    /** Opening the ledger makes the tree anew from the entries; the checkpoint made with the backup says what it has to come to. */
    private Restored verified(Database database, BackupFile backup, List<Path> checkpoints)
            throws IOException, CannotRestore {
        var ledger = Ledger.open(database, data, program, clock);
        long entries = ledger.size();
        var reached = new ArrayList<Path>();
        var later = new ArrayList<Later>();
        for (Path one : checkpoints) {
            long covers = CheckpointFiles.covers(one, backup.key());
            if (covers > entries) {
                later.add(new Later(one, covers));
            } else {
                reached.add(one);
            }
        }
        later.sort(Comparator.comparingLong(Later::entries));
        var own = Files.createTempDirectory("rightplace").resolve("the checkpoint in the backup");
        try {
            Files.writeString(own, backup.text(Backup.CHECKPOINT));
            reached.add(own);
            return new Restored(
                    entries, backup.at(), ledger.proofs().verify(reached, backup.key()), List.copyOf(later));
        } finally {
            delete(own.getParent());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Carries what went wrong out of a transaction. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CutOff(Exception why) {
            super(why);
        }
    }
}

package org.rightplace.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Manifest;
import org.rightplace.store.Database;
import org.rightplace.store.WholeFile;

/**
 * Writes a backup: a zip with a file of rows for each table, all as they were at one moment; {@value #ABOUT}; the checkpoint of the
 * ledger as it was then; its public key; and, last, {@code MANIFEST}, which lists them and is signed as checkpoints are.
 *
 * <p>It is as private as the database itself. The ledger's secret key is not in it.
 */
public final class Backup {

    static final String KIND = "rightplace/backup/1";
    static final String ABOUT = "backup.json";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String KEY = "key.txt";

    private final Database database;
    private final Ledger ledger;
    private final String program;
    private final Clock clock;

    /** @param program its version */
    public Backup(Database database, Ledger ledger, String program, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.program = program;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param entries of the ledger, as many as there were at that moment
     * @param at that moment
     * @param bytes how large the file is
     */
    public record Made(long entries, Instant at, long bytes) {}

    /**
     * Writes a backup while others go on working: whole or not at all, on the disk when this returns, and only its owner can read it.
     *
     * @param file is not there yet, its folder is
     */
    public Made write(Path file) throws IOException {
        var made = new AtomicReference<Made>();
        WholeFile.write(file, "backup", unfinished -> made.set(writeTo(unfinished)));
        return made.get();
    }

    private Made writeTo(Path unfinished) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16);
                var zip = new Zipped(out)) {
            var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var rows = tables(zip);
            long entries = rows.get("ledger_entry");
            // What the checkpoint covers has to be on the disk before it is signed.
            database.jdbi().useHandle(database::force);
            zip.add(ABOUT, about(at, rows).toPrettyString().getBytes(UTF_8));
            zip.add(CHECKPOINT, ledger.proofs().checkpoint(entries).getBytes(UTF_8));
            zip.add(KEY, (ledger.proofs().key() + "\n").getBytes(UTF_8));
            zip.finish(manifest -> ledger.proofs().signed(manifest));
            zip.flush();
            return new Made(entries, at, Files.size(unfinished));
        }
    }

    private Map<String, Long> tables(Zipped zip) throws IOException {
        try {
            return database.snapshot(handle -> {
                var rows = new TreeMap<String, Long>();
                for (Tables.Table table : Tables.KEPT) {
                    rows.put(table.name(), table(handle, table, zip));
                }
                return rows;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long table(Handle handle, Tables.Table table, Zipped zip) {
        try (var out = zip.next(table.file())) {
            return new Rows(handle, table).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode about(Instant at, Map<String, Long> rows) {
        var about = JsonNodeFactory.instance.objectNode();
        about.put("at", at.toString());
        about.put("program", program);
        about.put("schema", database.schema());
        rows.forEach(about.putObject("rows")::put);
        return about;
    }

    /** A zip under way, and the list of what is in it so far. */
    private static final class Zipped implements AutoCloseable {

        private interface Signing {
            String of(Manifest manifest);
        }

        private final ZipOutputStream zip;
        private final Map<String, Manifest.Listed> listed = new TreeMap<>();

        Zipped(OutputStream out) {
            zip = new ZipOutputStream(out);
        }

        void add(String name, byte[] bytes) throws IOException {
            try (var out = next(name)) {
                out.write(bytes);
            }
        }

        /** A file more; to be closed before the next. */
        OutputStream next(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            MessageDigest sha256;
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
            return new FilterOutputStream(new DigestOutputStream(zip, sha256)) {
                private long size;

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    size += length;
                }

                @Override
                public void write(int one) throws IOException {
                    out.write(one);
                    size++;
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                    listed.put(name, new Manifest.Listed(HexFormat.of().formatHex(sha256.digest()), size));
                }
            };
        }

        void finish(Signing signing) throws IOException {
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(signing.of(new Manifest(KIND, listed)).getBytes(UTF_8));
            zip.closeEntry();
            zip.finish();
        }

        void flush() throws IOException {
            zip.flush();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}

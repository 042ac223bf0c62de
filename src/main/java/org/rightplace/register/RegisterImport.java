package org.rightplace.register;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Imports a file in the DfE register's column layout, all in one transaction. Rows that cannot be read are reported and the rest go
 * in. A setting whose row says something else than before gets a new version from the import's day; a setting the file does not name
 * stays as it is. Importing twice for the same day replaces that day's version of each setting named again.
 */
public final class RegisterImport {

    private static final int BATCH = 1000;

    private final Jdbi jdbi;

    public RegisterImport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Imports a file from disk; see {@link #read(InputStream, LocalDate, LongConsumer)}. */
    public ImportReport read(Path file, LocalDate effectiveFrom, LongConsumer progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in, effectiveFrom, progress);
        }
    }

    /**
     * @param file Windows-1252, or UTF-8 with a byte order mark; plain or gzipped; not closed here
     * @param effectiveFrom the day from which the file's word holds; not before that of an earlier import
     * @param progress told the rows read so far, every thousand and at the end
     * @throws RegisterFileRefused when the file as a whole cannot be imported; then nothing was
     */
    public ImportReport read(InputStream file, LocalDate effectiveFrom, LongConsumer progress) {
        return jdbi.inTransaction(handle -> {
            ImportLog.takeTurn(handle);
            LocalDate newest = ImportLog.SETTINGS.newestEffectiveFrom(handle);
            if (newest != null && effectiveFrom.isBefore(newest)) {
                throw new RegisterFileRefused("The register already holds a file from " + newest
                        + " on. Nothing was imported. Import files in the order of their dates.");
            }
            var run = new Run(handle, effectiveFrom, new Tally(progress));
            String digest = RegisterFile.read(file, SettingRow.COLUMNS, run.tally, run::take);
            run.write();
            ImportReport report = run.tally.report(digest);
            ImportLog.SETTINGS.record(handle, report, effectiveFrom);
            return report;
        });
    }

    /** One import under way. */
    private static final class Run {

        private final Handle handle;
        private final LocalDate effectiveFrom;
        private final Tally tally;
        private final Map<Integer, RegisterEntry> before = new HashMap<>();
        private final Map<Integer, Long> lines = new HashMap<>();
        private final List<RegisterEntry> added = new ArrayList<>();
        private final List<RegisterEntry> changed = new ArrayList<>();

        private Run(Handle handle, LocalDate effectiveFrom, Tally tally) {
            this.handle = handle;
            this.effectiveFrom = effectiveFrom;
            this.tally = tally;
            try (var current = RegisterStore.current(handle)) {
                current.forEach(entry -> before.put(entry.urn(), entry));
            }
        }

        private void take(Row row) {
            RegisterEntry entry = SettingRow.read(row, effectiveFrom);
            Long earlier = lines.putIfAbsent(entry.urn(), row.line());
            if (earlier != null) {
                throw new RowRefused(SettingRow.URN, "The URN already stands on line " + earlier + ".");
            }
            RegisterEntry was = before.get(entry.urn());
            if (was == null) {
                tally.added();
                added.add(entry);
            } else if (was.saysTheSameAs(entry)) {
                tally.unchanged();
            } else {
                tally.changed();
                changed.add(entry);
            }
            if (added.size() + changed.size() >= BATCH) {
                write();
            }
        }

        private void write() {
            RegisterStore.end(handle, changed);
            RegisterStore.insert(handle, changed);
            RegisterStore.insert(handle, added);
            changed.clear();
            added.clear();
        }
    }
}

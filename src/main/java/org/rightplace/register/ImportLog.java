package org.rightplace.register;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table of imports: which files, in which order, made the data in use. */
enum ImportLog {
    SETTINGS,
    POSTCODES;

    /**
     * Waits its turn to import, and holds it to the end of the transaction.
     *
     * @throws RegisterFileRefused when another import keeps it waiting too long
     */
    static void takeTurn(Handle handle) {
        try {
            handle.createQuery("select id from register_lock where id = 1 for update")
                    .mapTo(Integer.class)
                    .one();
        } catch (UnableToExecuteStatementException e) {
            // 40xxx and HYT00 are how databases say that a lock was not to be had.
            if (e.getCause() instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("40")
                            || sql.getSQLState().equals("HYT00")
                            || sql.getSQLState().equals("55P03"))) {
                throw new RegisterFileRefused(
                        "Another import is running. Nothing was imported. Try again when it is done.");
            }
            throw e;
        }
    }

    /** Writes down an import; one that put no row in changed nothing and is left out. */
    void record(Handle handle, ImportReport report, LocalDate effectiveFrom) {
        if (report.read() == report.refusedRows()) {
            return;
        }
        handle.createUpdate("""
                        insert into register_import (kind, sha256, effective_from, rows_read, rows_refused, recorded_at)
                        values (:kind, :sha256, :effectiveFrom, :read, :refused, current_timestamp)""")
                .bind("kind", name())
                .bind("sha256", report.digest())
                .bind("effectiveFrom", effectiveFrom)
                .bind("read", report.read())
                .bind("refused", report.refusedRows())
                .execute();
    }

    /** The day from which the newest import of this kind holds; null when there is none. */
    LocalDate newestEffectiveFrom(Handle handle) {
        return handle.createQuery("select max(effective_from) from register_import where kind = :kind")
                .bind("kind", name())
                .mapTo(LocalDate.class)
                .one();
    }

    /** The newest import of this kind; empty when there is none. */
    Optional<LastImport> last(Handle handle) {
        return handle.createQuery("""
                        select effective_from, rows_read, rows_refused, recorded_at from register_import
                        where id = (select max(id) from register_import where kind = :kind)""")
                .bind("kind", name())
                .map((row, context) -> new LastImport(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .findOne();
    }

    /**
     * SHA-256, in hexadecimal, over the files imported so far in their order and the days from which they hold; null when there is
     * none. Importing the same file again at once changes nothing and leaves it as it is.
     */
    String digest(Handle handle) {
        var sha256 = RegisterFile.sha256();
        var imports = handle.createQuery(
                        "select sha256, effective_from from register_import where kind = :kind order by id")
                .bind("kind", name())
                .map((rs, context) -> new Imported(rs.getString(1), rs.getObject(2, LocalDate.class)))
                .list();
        Imported before = null;
        for (Imported now : imports) {
            if (before == null || !before.sha256().equals(now.sha256())) {
                sha256.update((now.sha256() + ' ' + Objects.requireNonNullElse(now.effectiveFrom(), "") + '\n')
                        .getBytes(StandardCharsets.US_ASCII));
            }
            before = now;
        }
        return before == null ? null : HexFormat.of().formatHex(sha256.digest());
    }

    private record Imported(String sha256, LocalDate effectiveFrom) {}
}

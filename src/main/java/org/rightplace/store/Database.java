package org.rightplace.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.engine.Constants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open database, migrated to the newest schema: an H2 file in the data folder, or a PostgreSQL server that a URL names.
 *
 * <p>Either way what is committed is kept. On H2 three settings matter and are tested: {@code WRITE_DELAY=0} and {@code REUSE_SPACE=FALSE},
 * without which a killed process loses commits it has already acknowledged, and {@code AUTO_SERVER=TRUE} on the loopback address, so that the
 * command line works while the server runs. The {@code async:} file system is there because with the plain one an interrupted thread closes
 * the file for everybody. PostgreSQL is asked for {@code synchronous_commit} whatever its default is, and is refused when it runs without
 * {@code fsync}.
 */
public final class Database implements AutoCloseable {

    static {
        // Read once, when the driver loads: without it the automatic server listens on every interface.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Another instance that stands still with the head in its hands must not hold up everybody for ever. */
    private static final String KEEPS_AND_WAITS = "SET synchronous_commit = on; SET lock_timeout = '10s'";

    /** How long to wait for a connection: shorter than callers wait for an answer, so that they get one. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String MIGRATIONS = "classpath:db/migration";
    private static final String NEWEST = "latest";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final boolean postgresql;
    private final Path folder;

    /** @param folder of the H2 file; null for a database that a URL names */
    private Database(HikariDataSource pool, boolean postgresql, Path folder) {
        this.pool = pool;
        this.postgresql = postgresql;
        this.folder = folder;
        this.jdbi = Jdbi.create(pool);
        // Otherwise a failing statement repeats what was bound to it, and so a child's data, in its message.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /**
     * Opens the H2 file {@code rightplace} in a folder, making both when they are not there.
     *
     * @throws CannotOpenDatabase when the folder cannot be made, the file cannot be read, or its schema is newer than this program
     */
    public static Database in(Path folder) {
        return in(folder, NEWEST);
    }

    /** As {@link #in(Path)}, with the schema as it was in an older program: for putting in what that program wrote. */
    public static Database in(Path folder, String schema) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotOpenDatabase(
                    "The data folder " + folder + " cannot be made; name one that can with RIGHTPLACE_DATA.");
        }
        return open(url(folder), folder, "in the folder " + folder, schema);
    }

    /** The JDBC URL of the H2 file in a folder. */
    public static String url(Path folder) {
        return file(folder) + ";AUTO_SERVER=TRUE;WRITE_DELAY=0"
                // Where H2 writes into space freed by pages older than 45 seconds, it can fail to find the newest of
                // what it
                // wrote when it opens the file after a kill, and falls back to an older state, commits and all. What is
                // only
                // ever appended it finds from the end of the file. Closing in order makes the file small again.
                + ";REUSE_SPACE=FALSE"
                // An append writes a row into as many pages of the index of codes; small ones are written faster.
                + ";PAGE_SIZE=4096"
                // Statements a connection keeps parsed; of the usual eight, none is left when it comes round again.
                + ";QUERY_CACHE_SIZE=64";
    }

    private static String file(Path folder) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().resolve("rightplace")
                // H2 would write statements that fail to a file beside the database, with the values in them.
                + ";TRACE_LEVEL_FILE=0";
    }

    /**
     * Opens the database at a JDBC URL.
     *
     * @throws CannotOpenDatabase when it cannot be reached, its schema is newer than this program, or it could lose what it has confirmed
     */
    public static Database at(String url) {
        return at(url, NEWEST);
    }

    /** As {@link #at(String)}, with the schema as it was in an older program, unless there is a newer one. */
    public static Database at(String url, String schema) {
        return open(url, null, "that RIGHTPLACE_DATABASE_URL names", schema);
    }

    private static Database open(String url, Path folder, String where, String schema) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setPoolName("rightplace");
        config.setConnectionTimeout(PATIENCE.toMillis());
        boolean postgresql = url.startsWith(POSTGRESQL);
        if (postgresql) {
            config.setConnectionInitSql(KEEPS_AND_WAITS);
        }
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            // The cause may quote the URL, and so a password.
            throw new CannotOpenDatabase("The database " + where
                    + " cannot be opened: it is damaged, not a database, or not to be reached.");
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .target(schema)
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw new CannotOpenDatabase("The database " + where
                    + " has tables this program does not know; use the program it was written with.");
        }
        var database = new Database(pool, postgresql, folder);
        database.losing().ifPresent(setting -> {
            pool.close();
            throw new CannotOpenDatabase("The database " + where
                    + " would lose what it has confirmed when it is killed or the power fails; set " + setting + ".");
        });
        return database;
    }

    /** The setting without which what is confirmed can be lost; empty when nothing is. */
    private Optional<String> losing() {
        var needed = postgresql
                ? Map.of(
                        "fsync = on in its postgresql.conf",
                        "SELECT setting = 'on' FROM pg_settings WHERE name = 'fsync'")
                : Map.of(
                        "WRITE_DELAY=0 in its URL",
                                "SELECT setting_value = '0' FROM information_schema.settings"
                                        + " WHERE setting_name = 'WRITE_DELAY'",
                        "REUSE_SPACE=FALSE in its URL",
                                "SELECT UPPER(setting_value) = 'FALSE' FROM information_schema.settings"
                                        + " WHERE setting_name = 'REUSE_SPACE'");
        return jdbi.withHandle(handle -> needed.entrySet().stream()
                .filter(setting -> !handle.createQuery(setting.getValue())
                        .mapTo(Boolean.class)
                        .findFirst()
                        .orElse(false))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    /** Whether a failure comes of a database that cannot be reached, or that ended the connection: classes 08 and 57 of SQLSTATE. */
    public static boolean isUnreachable(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException
                    || t instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().matches("(08|57).*")) {
                return true;
            }
        }
        return false;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Whether this program has a version of the schema, and so can read what was written in it. */
    public static boolean knowsSchema(String version) {
        var all = Flyway.configure()
                .dataSource("jdbc:h2:mem:", null, null)
                .locations(MIGRATIONS)
                .load()
                .info()
                .all();
        return Arrays.stream(all)
                .anyMatch(one -> one.getVersion() != null
                        && one.getVersion().getVersion().equals(version));
    }

    /** The version of the schema, as the newest migration that was done has it. */
    public String schema() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT \"version\" FROM \"flyway_schema_history\""
                        + " WHERE \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC FETCH FIRST ROW ONLY")
                .mapTo(String.class)
                .one());
    }

    /** Reads everything as it was at one moment, while others go on writing. */
    public <T, X extends Exception> T snapshot(HandleCallback<T, X> read) throws X {
        return jdbi.withHandle(handle -> {
            // What H2 calls repeatable read fixes each table when it is first read; only its snapshot fixes all at
            // once.
            handle.setTransactionIsolationLevel(
                    postgresql ? Connection.TRANSACTION_REPEATABLE_READ : Constants.TRANSACTION_SNAPSHOT);
            return handle.inTransaction(read);
        });
    }

    /**
     * Does work in one transaction, whose isolation is read committed. When this returns, what was written is on the disk.
     *
     * @throws RuntimeException what the work threw, or the commit: then nothing was written
     */
    public <T> T durably(Function<Handle, T> work) {
        return jdbi.withHandle(handle -> {
            var done = handle.inTransaction(work::apply);
            force(handle);
            return done;
        });
    }

    /**
     * Has what was committed put on the disk. With H2 a commit alone survives a killed process, not a power cut; with PostgreSQL it is on
     * the disk before anybody else sees it.
     */
    public void force(Handle handle) {
        if (!postgresql) {
            handle.execute("CHECKPOINT SYNC");
        }
    }

    /**
     * Writes the database anew, so that what was deleted from it is no longer in its tables' files, and closes it. Until then it is: H2 only
     * ever appends to its file, and PostgreSQL keeps deleted rows. What PostgreSQL wrote to its own log goes when it writes over that.
     *
     * @throws CannotCompact when somebody else has the H2 file open, or a URL names it; then it is closed, and as it was
     */
    public void compact() {
        if (postgresql) {
            try {
                jdbi.useHandle(handle -> handle.execute("VACUUM FULL"));
            } catch (JdbiException e) {
                throw new CannotCompact(
                        "The database is busy, or does not let its user rewrite every table. What was erased is no longer in"
                                + " the tables but still in their files. Try again: ./rightplace database compact");
            } finally {
                close();
            }
            return;
        }
        if (folder == null) {
            throw new CannotCompact(
                    "The database that RIGHTPLACE_DATABASE_URL names is not a file of this program;"
                            + " have its administrator rewrite the tables, so that what was deleted is no longer in its files.");
        }
        close();
        // Not through a server that has the file open: it would be shut down with the database.
        try (var alone = DriverManager.getConnection(file(folder) + ";IFEXISTS=TRUE");
                var statement = alone.createStatement()) {
            try (var sessions = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
                sessions.next();
                if (sessions.getInt(1) > 1) {
                    throw inUse();
                }
            }
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw inUse();
        }
    }

    private static CannotCompact inUse() {
        return new CannotCompact(
                "The database is in use by another process, a running server say. What was erased is no longer in it"
                        + " but still in the free space of its file. Stop the server, then run: ./rightplace database compact");
    }

    @Override
    public void close() {
        pool.close();
    }
}

package org.rightplace.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open database, migrated to the newest schema.
 *
 * <p>Unless a URL says otherwise it is an H2 file in the data folder. Three settings matter and are tested: {@code WRITE_DELAY=0} and
 * {@code REUSE_SPACE=FALSE}, without which a killed process loses commits it has already acknowledged, and {@code AUTO_SERVER=TRUE} on
 * the loopback address, so that the command line works while the server runs. The {@code async:} file system is there because with the plain
 * one an interrupted thread closes the file for everybody.
 */
public final class Database implements AutoCloseable {

    static {
        // Read once, when the driver loads: without it the automatic server listens on every interface.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
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
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotOpenDatabase(
                    "The data folder " + folder + " cannot be made; name one that can with RIGHTPLACE_DATA.");
        }
        return open(url(folder), "in the folder " + folder);
    }

    /** The JDBC URL of the H2 file in a folder. */
    public static String url(Path folder) {
        return "jdbc:h2:async:" + folder.toAbsolutePath().resolve("rightplace") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE"
                // Where H2 writes into space freed by pages older than 45 seconds, it can fail to find the newest of
                // what it
                // wrote when it opens the file after a kill, and falls back to an older state, commits and all. What is
                // only
                // ever appended it finds from the end of the file. Closing in order makes the file small again.
                + ";REUSE_SPACE=FALSE"
                // An append writes a row into as many pages of the index of codes; small ones are written faster.
                + ";PAGE_SIZE=4096";
    }

    /**
     * Opens the database at a JDBC URL.
     *
     * @throws CannotOpenDatabase when it cannot be reached or its schema is newer than this program
     */
    public static Database at(String url) {
        return open(url, "that RIGHTPLACE_DATABASE_URL names");
    }

    private static Database open(String url, String where) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setPoolName("rightplace");
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new CannotOpenDatabase("The database " + where
                    + " cannot be opened: it is damaged, not a database, or not to be reached.");
        }
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw new CannotOpenDatabase("The database " + where
                    + " has tables this program does not know; use the program it was written with.");
        }
        return new Database(pool);
    }

    public Jdbi jdbi() {
        return jdbi;
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

    /** Has the operating system put on the disk what was committed: with H2 a commit alone survives a killed process, not a power cut. */
    public void force(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
    }

    @Override
    public void close() {
        pool.close();
    }
}

package org.rightplace.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open database, migrated to the newest schema.
 *
 * <p>Unless a URL says otherwise it is an H2 file in the data folder. Two settings matter and are tested: {@code WRITE_DELAY=0},
 * without which a killed process loses commits it has already acknowledged, and {@code AUTO_SERVER=TRUE} on the loopback
 * address, so that the command line works while the server runs. The {@code async:} file system is there because with the plain
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
     * @throws org.flywaydb.core.api.FlywayException when the schema is newer than this program
     */
    public static Database in(Path folder) {
        return at("jdbc:h2:async:"
                + folder.toAbsolutePath().resolve("rightplace").toString() + ";WRITE_DELAY=0;AUTO_SERVER=TRUE");
    }

    /** Opens the database at a JDBC URL. */
    public static Database at(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setPoolName("rightplace");
        var pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(pool);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}

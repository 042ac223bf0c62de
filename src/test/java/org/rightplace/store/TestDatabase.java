package org.rightplace.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database of a test: the H2 file in its folder, or, with {@code -Drightplace.database=postgresql}, a database of a real PostgreSQL
 * server that belongs to the folder alone. The same folder leads to the same database.
 */
public final class TestDatabase {

    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("rightplace.database", "h2"));

    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();

    private static EmbeddedPostgres server;

    private TestDatabase() {}

    public static boolean isPostgresql() {
        return POSTGRESQL;
    }

    /** Opens the database of a folder. */
    public static Database in(Path folder) {
        return POSTGRESQL ? Database.at(url(folder)) : Database.in(folder);
    }

    /** JDBC URL of the database of a folder, for another process. */
    public static String url(Path folder) {
        return POSTGRESQL ? URLS.computeIfAbsent(folder.toAbsolutePath(), f -> made()) : Database.url(folder);
    }

    /** What the program's environment says of the database of a folder. */
    public static Map<String, String> environment(Path folder) {
        return POSTGRESQL
                ? Map.of("RIGHTPLACE_DATA", folder.toString(), "RIGHTPLACE_DATABASE_URL", url(folder))
                : Map.of("RIGHTPLACE_DATA", folder.toString());
    }

    private static String made() {
        var name = "test_" + URLS.size() + "_" + Long.toHexString(System.nanoTime());
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server().getJdbcUrl("postgres", name);
    }

    /** Ends with this process. It keeps what it confirms, as one in earnest does: the library alone would start it without. */
    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = durable(EmbeddedPostgres.builder()).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    /** With the settings of a server that is used in earnest. */
    public static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200");
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/**
 * The PostgreSQL server killed under the program, with every process it has, while several ask for advice: meanwhile they are told to come again,
 * the program takes up its work by itself once the database is back, and nothing it acknowledged is lost. {@code -Dcrash.kills=20} for more.
 */
@Timeout(7200)
class DatabaseCrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 1);

    @TempDir
    Path folder;

    private EmbeddedPostgres start(int port) throws IOException {
        return TestDatabase.durable(EmbeddedPostgres.builder())
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** The first line of its file is the number of the process all others descend from. */
    private void killDatabase() throws IOException {
        var first = Files.readAllLines(folder.resolve("pg/postmaster.pid")).get(0);
        var postmaster = ProcessHandle.of(Long.parseLong(first.trim())).orElseThrow();
        var all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        postmaster.onExit().join();
    }

    @Test
    void nothing_acknowledged_is_lost_when_the_database_is_killed() throws Exception {
        var random = new Random(CrashTest.SEED);
        var postgresql = start(0);
        int port = postgresql.getPort();
        var url = postgresql.getJdbcUrl("postgres", "postgres");
        var data = Files.createDirectory(folder.resolve("data"));
        try (var server = new AskedServer(data, Map.of("RIGHTPLACE_DATABASE_URL", url))) {
            server.serve();
            server.startAsking();
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(random.nextInt(1500));
                killDatabase();
                assertThat(server.status("/health/live")).isEqualTo(200);
                assertThat(server.status("/health/ready")).isEqualTo(503);
                postgresql.close();
                postgresql = start(port);
                server.awaitMoreAnswers();
            }
            server.stopAsking();
            server.everythingIsThere(Database.at(url));
            System.out.println("DatabaseCrashTest: " + KILLS + " kills of PostgreSQL, " + server.acknowledged.size()
                    + " acknowledged, none lost");
        } finally {
            postgresql.close();
        }
    }
}

package org.rightplace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.TestDatabase;

/**
 * The server as it is run, killed while several ask it for advice at once: whatever it acknowledged is there, under the number it gave, without a
 * gap, and the tree is that of the entries. {@code -Dcrash.kills=50} kills it oftener than the build does, {@code -Dcrash.seed=} at other moments.
 */
@Timeout(7200)
class CrashTest {

    static final int KILLS = Integer.getInteger("crash.kills", 2);
    static final long SEED = Long.getLong("crash.seed", 20261128L);

    @TempDir
    Path data;

    @Test
    void nothing_acknowledged_is_lost_however_often_the_server_is_killed() throws Exception {
        var random = new Random(SEED);
        try (var server = new AskedServer(data, TestDatabase.environment(data))) {
            for (int kill = 0; kill < KILLS; kill++) {
                server.serve();
                server.startAsking();
                Thread.sleep(random.nextInt(1500));
                server.kill();
                server.stopAsking();
                // H2 waits three seconds to see whether the holder of a lock file still lives; here it is known to be
                // dead.
                Files.deleteIfExists(data.resolve("rightplace.lock.db"));
                server.everythingIsThere(TestDatabase.in(data));
            }
            System.out.println("CrashTest: " + KILLS + " kills, " + server.acknowledged.size()
                    + " acknowledged, none lost" + (TestDatabase.isPostgresql() ? " (PostgreSQL)" : " (H2)"));
        }
    }
}

package org.rightplace.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ledger.Ledger;
import org.rightplace.store.TestDatabase;

/** Backups while another process appends without pause, and restores that are killed. */
@Timeout(300)
class BackupProcessesTest {

    private static final int BACKUPS = 4;
    private static final int KILLS = Integer.getInteger("restore.kills", 4);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process java(Path data, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(TestDatabase.environment(data));
        var process = builder.start();
        started.add(process);
        return process;
    }

    private Path keyOnly(Path data, String name) throws IOException {
        var fresh = Files.createDirectory(folder.resolve(name));
        Files.copy(data.resolve("ledger.key"), fresh.resolve("ledger.key"));
        return fresh;
    }

    /** Appends until it is killed, and tells the number of the last entry that was acknowledged. */
    private AtomicLong appending(Path data) throws Exception {
        var process = java(
                data,
                "org.rightplace.ledger.AppendingProcess",
                data.toString(),
                "1000000",
                "plainly",
                TestDatabase.url(data));
        process.getOutputStream().write("\n\n\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        var acknowledged = new AtomicLong();
        var reader = new Thread(() -> {
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("> appended ") && line.endsWith(" <")) {
                        acknowledged.set(Long.parseLong(line.split(" ")[2]));
                    }
                }
            } catch (IOException e) {
                // The process was killed.
            }
        });
        reader.setDaemon(true);
        reader.start();
        while (acknowledged.get() < 20) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
        return acknowledged;
    }

    @Test
    void each_backup_made_while_others_append_restores_without_a_gap() throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var acknowledged = appending(data);
        var files = new ArrayList<Path>();
        var before = new ArrayList<Long>();
        try (var database = TestDatabase.in(data)) {
            var ledger = Ledger.open(database, data, "test", Clock.systemUTC());
            for (int i = 0; i < BACKUPS; i++) {
                before.add(acknowledged.get());
                files.add(folder.resolve(i + ".zip"));
                new Backup(database, ledger, "test", Clock.systemUTC()).write(files.get(i));
                Thread.sleep(100);
            }
        }
        long after = acknowledged.get();
        assertThat(after).as("appended in the same while").isGreaterThan(before.get(0));
        started.get(0).destroyForcibly().waitFor();
        for (int i = 0; i < BACKUPS; i++) {
            var fresh = keyOnly(data, "fresh" + i);
            var restored = new Restore(fresh, null, "test", Clock.systemUTC()).restore(files.get(i), List.of());
            assertThat(restored.verdict().problems()).isEmpty();
            assertThat(restored.entries()).isGreaterThan(before.get(i));
            assertThat(restored.verdict().sections()).isEqualTo(3 * (restored.entries() - 1));
        }
    }

    @Test
    void a_restore_that_is_killed_leaves_nothing_that_opens_or_all_of_it() throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var file = folder.resolve("one.zip");
        try (var database = TestDatabase.in(data)) {
            // So that restoring takes a while.
            database.jdbi()
                    .useHandle(handle -> handle.execute("INSERT INTO postcode (postcode) SELECT 'P' || x FROM "
                            + (TestDatabase.isPostgresql() ? "generate_series" : "SYSTEM_RANGE")
                            + "(1, 200000) x"));
            var ledger = Ledger.open(database, data, "test", Clock.systemUTC());
            new Backup(database, ledger, "test", Clock.systemUTC()).write(file);
        }
        var fresh = keyOnly(data, "fresh");
        var random = new Random(20261128);
        int cutOff = 0;
        for (int i = 0; i < KILLS; i++) {
            var process = java(fresh, "org.rightplace.App", "restore", file.toString());
            for (int wait = 0; wait < 3000 && process.isAlive() && !begun(fresh); wait++) {
                Thread.sleep(10);
            }
            Thread.sleep(random.nextInt(2500));
            process.toHandle().destroyForcibly();
            process.waitFor();
            if (TestDatabase.isPostgresql() || Files.exists(fresh.resolve("rightplace.mv.db"))) {
                cutOff += emptied(fresh) ? 0 : 1;
            } else {
                assertThat(fresh.resolve("restoring")).exists();
                cutOff++;
            }
            Files.deleteIfExists(fresh.resolve("rightplace.mv.db"));
        }
        assertThat(cutOff).as("killed before it was done").isPositive();
        var ended = new CommandLineRun(fresh).run("restore", file.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(fresh.resolve("restoring")).doesNotExist();
        assertThat(emptied(fresh)).isTrue();
    }

    /** A server makes ready out of sight: there it is killed whenever it may be. */
    private static boolean begun(Path data) {
        return TestDatabase.isPostgresql() || Files.exists(data.resolve("restoring"));
    }

    /** Whether all of it was there, which it then no longer is; the only other thing is that nothing is. */
    private static boolean emptied(Path data) {
        try (var database = TestDatabase.in(data)) {
            long rows = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM postcode")
                            .mapTo(Long.class)
                            .one());
            if (rows == 0) {
                database.jdbi()
                        .useHandle(handle ->
                                assertThat(Tables.firstWithRows(handle)).isEmpty());
                return false;
            }
            assertThat(rows).isEqualTo(200_000);
            var ledger = Ledger.open(database, data, "test", Clock.systemUTC());
            assertThat(ledger.proofs().verify(List.of(), null).problems()).isEmpty();
            database.jdbi().useTransaction(Tables::clear);
            return true;
        }
    }
}

package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.TestDatabase;

/** Several Java processes on one data folder, and processes killed while they append. */
@Timeout(120)
class ProcessesTest {

    private static final int FOREVER = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** A running {@link AppendingProcess} and what it has acknowledged: leaf hashes by sequence number. */
    private final class Child {

        private final Process process;
        private final BufferedReader output;
        private final List<String> lines = new ArrayList<>();
        final Map<Long, String> acknowledged = new HashMap<>();
        int acknowledgements;

        Child(int appends) {
            this(appends, AppendingProcess.PLAINLY, "");
        }

        Child(int appends, String how) {
            this(appends, how, "");
        }

        /** @param settings what else the database is opened with */
        Child(int appends, String how, String settings) {
            try {
                process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendingProcess.class.getName(),
                                folder.toString(),
                                Integer.toString(appends),
                                how,
                                TestDatabase.url(folder) + settings)
                        .redirectErrorStream(true)
                        .start();
                started.add(process);
                output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Child reaches(String step) throws IOException {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (!line.startsWith("> ") || !line.endsWith(" <")) {
                    continue;
                }
                var words = line.split(" ");
                if (words[1].equals("appended")) {
                    acknowledged.put(Long.valueOf(words[2]), words[3]);
                    acknowledgements++;
                }
                if (words[1].equals(step)) {
                    return this;
                }
            }
            if (!step.equals("its end")) {
                lines.removeIf(line -> line.contains(" DEBUG "));
                throw new AssertionError("The process ended before it was " + step + ":\n" + String.join("\n", lines));
            }
            return this;
        }

        Child go() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return this;
        }

        void kill() throws IOException, InterruptedException {
            // Not through the process itself, which would also throw away what it had written and we had not yet read.
            process.toHandle().destroyForcibly();
            reaches("its end");
            process.waitFor();
        }
    }

    /** H2 waits three seconds to see whether the holder of a lock file still lives. Here it is known to be dead. */
    private void doNotWaitForTheDead() throws IOException {
        Files.deleteIfExists(folder.resolve("rightplace.lock.db"));
    }

    private void everythingIsThere(int size, List<Child> children) {
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            if (size >= 0) {
                assertThat(ledger.size()).isEqualTo(size);
            }
            var entries = ledger.newest(FOREVER, null, null);
            assertThat(entries).hasSize((int) ledger.size());
            for (int i = 0; i < entries.size(); i++) {
                var stored = entries.get(entries.size() - 1 - i);
                assertThat(stored.entry().sequence()).isEqualTo(i);
                assertThat(stored.entry().kind() == EntryKind.GENESIS).isEqualTo(i == 0);
                assertThat(stored.entry().leafHash())
                        .isEqualTo(LeafHash.of(stored.entry().bodyBytes()));
                assertThat(stored.sections()).isEqualTo(i == 0 ? Map.of() : Drafts.sections());
            }
            for (var child : children) {
                child.acknowledged.forEach((sequence, leafHash) -> assertThat(ledger.at(sequence))
                        .hasValueSatisfying(
                                stored -> assertThat(stored.entry().leafHash()).isEqualTo(leafHash)));
            }
            assertThat(ledger.append(Drafts.placement("C-0")).sequence()).isEqualTo(entries.size());
        }
    }

    /** Making the database, beginning the ledger, appending. */
    private static void takeEachStepAtOnce(List<Child> children) throws IOException {
        for (var child : children) {
            child.reaches("started");
        }
        for (var step : List.of("connected", "opened", "finished")) {
            for (var child : children) {
                child.go();
            }
            for (var child : children) {
                child.reaches(step);
            }
        }
    }

    @Test
    void twoProcessesThatBeginAnEmptyLedgerAtOnceAppendOneSequence() throws Exception {
        var children = List.of(new Child(60), new Child(60));
        takeEachStepAtOnce(children);
        assertThat(children).allSatisfy(child -> assertThat(child.acknowledged).hasSize(60));
        var numbers = new ArrayList<Long>();
        for (var child : children) {
            numbers.addAll(child.acknowledged.keySet());
            assertThat(child.acknowledged.keySet())
                    .as("both appended in the same while")
                    .anyMatch(n -> n < 61)
                    .anyMatch(n -> n > 60);
        }
        assertThat(numbers).doesNotHaveDuplicates();
        for (var child : children) {
            child.kill();
        }
        doNotWaitForTheDead();
        everythingIsThere(121, children);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        var children = new ArrayList<Child>();
        for (int i = 0; i < 3; i++) {
            if (i > 0) {
                doNotWaitForTheDead();
            }
            var child = new Child(FOREVER);
            children.add(child);
            child.reaches("started")
                    .go()
                    .reaches("connected")
                    .go()
                    .reaches("opened")
                    .go()
                    .reaches("appended");
            Thread.sleep(ThreadLocalRandom.current().nextLong(300));
            child.kill();
        }
        assertThat(children).allSatisfy(child -> assertThat(child.acknowledged).isNotEmpty());
        everythingIsThere(-1, children);
    }

    /**
     * H2 frees pages 45 seconds after nothing uses them any more. Processes that live longer than that must not lose more when they are
     * killed; here the pages are freed after three seconds, so that it need not be waited for.
     */
    @Test
    @DisabledIf(value = "org.rightplace.store.TestDatabase#isPostgresql", disabledReason = "pages are H2's")
    void nothingAcknowledgedIsLostThoughOldPagesWereFreed() throws Exception {
        var children = new ArrayList<Child>();
        for (int i = 0; i < 5; i++) {
            doNotWaitForTheDead();
            var child = new Child(FOREVER, AppendingProcess.PLAINLY, ";RETENTION_TIME=3000");
            children.add(child);
            child.reaches("started").go().reaches("connected");
            Thread.sleep(1000);
            child.go().reaches("opened");
            Thread.sleep(1000);
            child.go().reaches("appended");
            Thread.sleep(ThreadLocalRandom.current().nextLong(300));
            child.kill();
        }
        doNotWaitForTheDead();
        everythingIsThere(-1, children);
    }

    @Test
    void ofTwentyAtOnceUnderOneKeyInTwoProcessesOneIsRecorded() throws Exception {
        var children =
                List.of(new Child(10, AppendingProcess.UNDER_ONE_KEY), new Child(10, AppendingProcess.UNDER_ONE_KEY));
        takeEachStepAtOnce(children);
        assertThat(children).allSatisfy(child -> {
            assertThat(child.acknowledgements).isEqualTo(10);
            assertThat(child.acknowledged).containsOnlyKeys(1L);
        });
        assertThat(children.get(0).acknowledged).isEqualTo(children.get(1).acknowledged);
        for (var child : children) {
            child.kill();
        }
        doNotWaitForTheDead();
        everythingIsThere(2, children);
    }

    @Test
    void aKilledProcessLeavesNoEntryWithoutItsKeyAndNoKeyWithoutItsEntry() throws Exception {
        for (int i = 0; i < 3; i++) {
            if (i > 0) {
                doNotWaitForTheDead();
            }
            var child = new Child(FOREVER, AppendingProcess.UNDER_KEYS);
            child.reaches("started")
                    .go()
                    .reaches("connected")
                    .go()
                    .reaches("opened")
                    .go()
                    .reaches("appended");
            Thread.sleep(ThreadLocalRandom.current().nextLong(300));
            child.kill();
        }
        doNotWaitForTheDead();
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            var keyed = database.jdbi()
                    .withHandle(h -> h.createQuery("SELECT decision_id FROM ledger_once")
                            .mapTo(String.class)
                            .list());
            assertThat(ledger.newest(FOREVER, null, EntryKind.PLACEMENT_RECOMMENDATION))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .extracting(stored -> stored.entry().decisionId())
                    .containsExactlyInAnyOrderElementsOf(keyed);
        }
    }
}

package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Several instances, each with a data folder and connections of its own, that share one ledger on a PostgreSQL server. */
class SharedLedgerTest {

    private static final int EACH = 150;

    @TempDir
    Path folder;

    private EmbeddedPostgres server;
    private final List<Database> opened = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = TestDatabase.durable(EmbeddedPostgres.builder()).start();
    }

    @AfterEach
    void stop() throws Exception {
        opened.forEach(Database::close);
        server.close();
    }

    private Ledger instance(String name) {
        var database = Database.at(server.getJdbcUrl("postgres", "postgres"));
        opened.add(database);
        return Ledger.open(database, folder.resolve(name), "test", Clock.systemUTC());
    }

    private void copyKey(String from, String to) throws Exception {
        Files.createDirectories(folder.resolve(to));
        Files.copy(
                folder.resolve(from).resolve("ledger.key"), folder.resolve(to).resolve("ledger.key"));
    }

    @Test
    void two_instances_interleave_without_gap_or_fork() throws Exception {
        var one = instance("one");
        copyKey("one", "two");
        var two = instance("two");
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        List<Callable<List<Long>>> work = List.of(() -> append(one, together), () -> append(two, together));
        var numbers = new ArrayList<List<Long>>();
        for (var done : threads.invokeAll(work)) {
            numbers.add(done.get());
        }
        threads.shutdown();
        var all = numbers.stream().flatMap(List::stream).sorted().toList();
        assertThat(all).hasSize(2 * EACH).doesNotHaveDuplicates().startsWith(1L).endsWith(2L * EACH);
        assertThat(numbers.get(0))
                .as("they took turns")
                .anyMatch(n -> n > numbers.get(1).get(0));
        assertThat(numbers.get(1))
                .as("they took turns")
                .anyMatch(n -> n > numbers.get(0).get(0));
        var verdict = two.proofs().verify(List.of(), null);
        assertThat(verdict.good()).as(verdict.lines().toString()).isTrue();
        assertThat(one.proofs().checkpoint()).isEqualTo(two.proofs().checkpoint());
    }

    private static List<Long> append(Ledger ledger, CyclicBarrier together) throws Exception {
        var numbers = new ArrayList<Long>();
        together.await();
        for (int i = 0; i < EACH; i++) {
            numbers.add(ledger.append(Drafts.placement("C-" + i % 7)).sequence());
        }
        return numbers;
    }

    @Test
    void an_instance_without_the_ledgers_key_or_with_another_is_refused() throws Exception {
        instance("one");
        assertThatThrownBy(() -> instance("stranger"))
                .isInstanceOf(CannotOpenLedger.class)
                .hasMessageContaining("copy it from the instance that shares this database");
        try (var other = Database.in(folder.resolve("other"))) {
            Ledger.open(other, folder.resolve("other"), "test", Clock.systemUTC());
        }
        copyKey("other", "impostor");
        assertThatThrownBy(() -> instance("impostor"))
                .isInstanceOf(CannotOpenLedger.class)
                .hasMessageContaining("is not the one this ledger was begun with");
    }
}

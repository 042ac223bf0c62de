package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.TestDatabase;

class ConcurrentAppendTest {

    private static final int THREADS = 8;
    private static final int APPENDS = 50;

    @Test
    void eightThreadsGetOneSequenceWithoutGaps(@TempDir Path folder) throws Exception {
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            Callable<List<Entry>> work = () -> {
                var entries = new ArrayList<Entry>();
                for (int i = 0; i < APPENDS; i++) {
                    entries.add(ledger.append(Drafts.placement("C-" + i)));
                }
                return entries;
            };
            var entries = new ArrayList<Entry>();
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (var done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                    entries.addAll(done.get());
                }
            } finally {
                threads.shutdown();
            }
            assertThat(entries)
                    .extracting(Entry::sequence)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, THREADS * APPENDS).boxed().toList());
            assertThat(ledger.size()).isEqualTo(THREADS * APPENDS + 1);
            var stored = ledger.newest(Integer.MAX_VALUE, null, null);
            assertThat(stored).hasSize(THREADS * APPENDS + 1);
            for (var entry : entries) {
                assertThat(stored.get(THREADS * APPENDS - (int) entry.sequence())
                                .entry()
                                .leafHash())
                        .isEqualTo(entry.leafHash());
            }
            assertThat(stored)
                    .as("ids and times rise with the numbers")
                    .isSortedAccordingTo(
                            (a, b) -> b.entry().decisionId().compareTo(a.entry().decisionId()))
                    .isSortedAccordingTo(
                            (a, b) -> b.entry().recordedAt().compareTo(a.entry().recordedAt()));
            assertThat(stored.stream().map(e -> e.body().get("subject")).distinct())
                    .as("one subject a person, and none for the genesis entry")
                    .hasSize(APPENDS + 1);
        }
    }

    @Test
    void thoseThatFailTakeNobodyWithThem(@TempDir Path folder) throws Exception {
        try (var database = TestDatabase.in(folder)) {
            var ledger = Ledger.open(database, folder, "0.1.0", Clock.systemUTC());
            database.jdbi()
                    .useHandle(
                            h -> h.execute("ALTER TABLE ledger_section ADD CONSTRAINT no_note CHECK (name <> 'bad')"));
            var bad = Drafts.sections();
            bad.put("bad", JsonNodeFactory.instance.textNode("refused by the database, half way"));
            var drafts = List.of(
                    Drafts.placement("C-1"),
                    Drafts.placement("C-2", bad),
                    Drafts.choice("01935f3e-0000-7000-8000-000000000000"));
            var recorded = new AtomicInteger();
            var failed = new AtomicInteger();
            Callable<Void> work = () -> {
                for (int i = 0; i < APPENDS; i++) {
                    for (Draft draft : drafts) {
                        try {
                            ledger.append(draft);
                            recorded.incrementAndGet();
                        } catch (AppendFailed e) {
                            failed.incrementAndGet();
                        }
                    }
                }
                return null;
            };
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (var done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                    done.get();
                }
            } finally {
                threads.shutdown();
            }
            assertThat(recorded).hasValue(THREADS * APPENDS);
            assertThat(failed).hasValue(2 * THREADS * APPENDS);
            var stored = ledger.newest(Integer.MAX_VALUE, null, null);
            assertThat(stored)
                    .extracting(one -> one.entry().sequence())
                    .as("no number is left out or used twice")
                    .containsExactlyElementsOf(LongStream.rangeClosed(0, THREADS * APPENDS)
                            .mapToObj(i -> THREADS * APPENDS - i)
                            .toList());
            assertThat(stored).noneMatch(one -> one.sections().containsKey("bad"));
        }
    }
}

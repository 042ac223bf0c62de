package org.rightplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

class CheckpointFilesTest {

    @TempDir
    Path data;

    private Database database;
    private Ledger ledger;
    private Path folder;
    private CheckpointFiles files;
    private final List<String> warned = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.in(data);
        ledger = Ledger.open(database, data, "0.1.0", Clock.systemUTC());
        folder = data.resolve("checkpoints");
        files = new CheckpointFiles(folder, ledger.proofs());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void await(java.util.function.BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 500 && !what.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    @Test
    void one_that_cannot_be_written_is_said_again_and_again_until_it_can() throws Exception {
        Files.createFile(folder);
        files.every(Duration.ofMillis(20), warned::add);
        await(() -> warned.size() > 2);
        var since = files.failingSince().orElseThrow();
        assertThat(warned)
                .allMatch(words -> words.startsWith("No checkpoint could be written to " + folder + " since " + since));
        Files.delete(folder);
        await(() -> files.failingSince().isEmpty());
        assertThat(CheckpointFiles.in(folder)).hasSize(1);
    }

    @Test
    void the_last_one_covers_what_was_recorded_though_the_database_is_closed() throws Exception {
        assertThat(ledger.lastCheckpoint()).isEmpty();
        files.last(ledger.lastCheckpoint(), warned::add);
        assertThat(folder).doesNotExist();
        ledger.append(Drafts.placement("C-1"));
        ledger.append(Drafts.placement("C-2"));
        var asked = ledger.proofs().checkpoint();
        database.close();
        files.last(ledger.lastCheckpoint(), warned::add);
        assertThat(Files.readString(folder.resolve("checkpoint-000000000003.txt")))
                .isEqualTo(asked);
        assertThat(warned).isEmpty();
        assertThat(ledger.lastCheckpoint()).isEqualTo(Optional.of(asked));
    }

    @Test
    void an_append_that_fails_covers_nothing() {
        ledger.append(Drafts.placement("C-1"));
        var before = ledger.lastCheckpoint();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ledger.append(Drafts.choice("nobody")))
                .isInstanceOf(AppendFailed.class);
        assertThat(ledger.lastCheckpoint()).isEqualTo(before).isPresent();
    }
}

package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.store.Database;

/** What backup and restore say to whoever runs them. */
class RestoreCommandTest {

    @TempDir
    Path folder;

    private Path data;
    private Path fresh;
    private Path file;

    @BeforeEach
    void backedUp() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        fresh = Files.createDirectory(folder.resolve("fresh"));
        file = folder.resolve("one.zip");
        review();
        var ended = new CommandLineRun(data).run("backup", file.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Backed up 2 entries as at 2026-11-20T09:00:00Z to " + file)
                .contains("holds children's personal data", "ledger.key is not in it", "restore --try " + file);
        Files.copy(data.resolve("ledger.key"), fresh.resolve("ledger.key"));
    }

    private void review() {
        assertThat(new CommandLineRun(data)
                        .run("check", "fixtures/contracts/01-short-breaks-ready.json")
                        .code())
                .isZero();
    }

    /** Has the log write its newest checkpoint. */
    private void checkpoint(Path to) throws Exception {
        try (var database = Database.in(data)) {
            new CheckpointFiles(
                            to,
                            Ledger.open(database, data, "test", Clock.systemUTC())
                                    .proofs())
                    .write();
        }
    }

    @Test
    void what_is_lost_is_told_from_the_newest_checkpoint_and_what_has_to_be_done_again() throws Exception {
        checkpoint(fresh.resolve("checkpoints"));
        review();
        review();
        checkpoint(folder.resolve("elsewhere"));
        var newest = folder.resolve("elsewhere/checkpoint-000000000004.txt");
        var ended = new CommandLineRun(fresh).run("restore", file.toString(), "--checkpoint", newest.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("Restored 2 entries, as the log was at 2026-11-20T09:00:00Z.")
                .contains("Anchored: entries 0 to 1")
                .contains(
                        "it holds 2 entries, and checkpoint-000000000004.txt covers 4. 2 entries are missing, numbers 2 to 3."
                                + " There may be erasures among them: do those again.")
                .contains("- checkpoint-000000000004.txt")
                .contains("Whoever was erased after 2026-11-20T09:00:00Z is back: erase them again.");
        assertThat(new CommandLineRun(fresh).run("ledger", "verify").code()).isZero();
        assertThat(new CommandLineRun(fresh).run("restore", file.toString()).err())
                .contains("holds a database already", "Nothing was restored.");
    }

    @Test
    void it_is_tried_beside_what_is_in_use_and_nothing_stays() throws Exception {
        var ended = new CommandLineRun(data).run("restore", "--try", file.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("It can be restored: 2 entries")
                .contains("No checkpoint was found that is newer than the backup");
        assertThat(data.resolve("restoring")).doesNotExist();
        assertThat(new CommandLineRun(data).run("backup", file.toString()).err())
                .contains(file + " is there already; name a file that is not.");
        assertThat(new CommandLineRun(data)
                        .run("backup", folder.resolve("none/one.zip").toString())
                        .err())
                .contains("is not there");
    }

    @Test
    void a_checkpoint_of_another_log_or_of_a_rewritten_one_stops_it() throws Exception {
        var forged = folder.resolve("forged.txt");
        checkpoint(folder.resolve("elsewhere"));
        var true2 = Files.readString(folder.resolve("elsewhere/checkpoint-000000000002.txt"));
        Files.writeString(forged, true2.replace("\n2\n", "\n9\n"));
        var ended = new CommandLineRun(fresh).run("restore", file.toString(), "--checkpoint", forged.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("forged.txt is not signed with the key", "Nothing was restored");
        assertThat(fresh.resolve("rightplace.mv.db")).doesNotExist();
    }
}

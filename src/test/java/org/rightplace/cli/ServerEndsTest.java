package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ledger.CheckpointFiles;

/** The server as it is run, told to stop: it leaves a checkpoint of all it has recorded. And what it says while none can be written. */
@Timeout(600)
class ServerEndsTest {

    @TempDir
    Path data;

    @Test
    void a_server_that_is_told_to_stop_leaves_a_checkpoint_of_everything_it_acknowledged() throws Exception {
        try (var server = new AskedServer(data, Map.of())) {
            server.serve();
            server.startAsking();
            server.terminate();
            server.stopAsking();
            long newest = server.acknowledged.values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElseThrow();
            var files = CheckpointFiles.in(data.resolve("checkpoints"));
            var last = files.get(files.size() - 1).getFileName().toString();
            assertThat(Long.parseLong(last.replaceAll("\\D", ""))).isGreaterThan(newest);
            assertThat(Files.readString(files.get(files.size() - 1))).startsWith("rightplace/");
        }
    }

    @Test
    void it_is_ready_and_says_that_no_checkpoint_can_be_written() throws Exception {
        Files.createFile(data.resolve("taken"));
        try (var server = new AskedServer(
                data, Map.of("RIGHTPLACE_CHECKPOINTS", data.resolve("taken").toString()))) {
            server.serve();
            for (int i = 0; i < 100 && !server.text("/health/ready").contains("since"); i++) {
                Thread.sleep(100);
            }
            assertThat(server.text("/health/ready"))
                    .matches("ready, 1 entries; no checkpoint file could be written since \\S+Z");
            assertThat(server.status("/health/ready")).isEqualTo(200);
        }
    }
}

package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checkpoints in a folder outside the database, a file for each: {@code checkpoint-000000000042.txt} when the ledger had 42 entries. Where whoever
 * rules the database cannot write, it cannot be rewritten unseen.
 */
public final class CheckpointFiles {

    private static final String NAME = "checkpoint-%012d.txt";

    private final Path folder;
    private final Proofs proofs;

    public CheckpointFiles(Path folder, Proofs proofs) {
        this.folder = folder;
        this.proofs = proofs;
    }

    /** Those in a folder, the smallest first; none when it is not there. */
    public static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("checkpoint-\\d{12}\\.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CannotOpenLedger("The folder of checkpoints " + folder + " cannot be read", e);
        }
    }

    /**
     * Writes the newest checkpoint, unless there is one of its size: whole or not at all, and on the disk when this returns.
     *
     * @throws IOException when it cannot be written
     */
    public void write() throws IOException {
        var file = folder.resolve(NAME.formatted(proofs.size()));
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        var note = proofs.checkpoint();
        var size =
                Checkpoint.parse(SignedNote.parse(note.getBytes(UTF_8)).text()).size();
        var unfinished = Files.createTempFile(folder, "checkpoint", ".unfinished");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, folder.resolve(NAME.formatted(size)), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes one now and then one every so often while the program runs, if there are new entries.
     *
     * @param warn told in words whenever one cannot be written
     */
    public void every(Duration period, Consumer<String> warn) {
        var clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "checkpoints");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        write();
                    } catch (IOException | RuntimeException e) {
                        // What it says may quote the database; a task that throws would not be run again.
                        warn.accept("No checkpoint could be written to " + folder + " ("
                                + e.getClass().getSimpleName() + "): until one is, newer entries are not anchored.");
                    }
                },
                0,
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * How many entries a checkpoint file covers.
     *
     * @return 0 for one that is not signed with the key, of which whoever verifies is told more
     */
    public static long covers(Path file, NoteKey key) throws IOException {
        try {
            var note = SignedNote.parse(Files.readAllBytes(file));
            return note.signedBy(key) ? Checkpoint.parse(note.text()).size() : 0;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /** Reads checkpoints that entries are to be held against; one that is not signed with the key is a problem, and no anchor. */
    static void read(List<Path> files, NoteKey key, Audit audit, List<Audit.Anchor> anchors) {
        for (Path file : files) {
            one(file, file.getFileName().toString(), key, true, audit, anchors);
        }
    }

    /** @param outside whether it anchors, once it is found to be signed with the key */
    static void one(Path file, String name, NoteKey key, boolean outside, Audit audit, List<Audit.Anchor> anchors) {
        try {
            var note = SignedNote.parse(Files.readAllBytes(file));
            var checkpoint = Checkpoint.parse(note.text());
            if (!note.signedBy(key) || !checkpoint.origin().equals(key.name())) {
                audit.problem(name + " is not signed with the key: it is forged, or of another ledger");
            } else {
                anchors.add(new Audit.Anchor(name, checkpoint, outside));
            }
        } catch (IllegalArgumentException e) {
            audit.problem(name + " cannot be read: " + e.getMessage());
        } catch (IOException e) {
            audit.problem(name + " cannot be read");
        }
    }
}

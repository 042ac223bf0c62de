package org.rightplace.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rightplace.store.WholeFile;

/**
 * Checkpoints in a folder outside the database, a file for each: {@code checkpoint-000000000042.txt} when the ledger had 42 entries. Where whoever
 * rules the database cannot write, it cannot be rewritten unseen.
 */
public final class CheckpointFiles {

    private static final String NAME = "checkpoint-%012d.txt";

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Path folder;
    private final Proofs proofs;
    private volatile Instant failingSince;

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
     * A checkpoint that stands in a file.
     *
     * @param size how many entries it covers, by the name of the file
     * @param writtenAt when the file was written
     * @param root of the tree over them in hexadecimal; null where the file holds no checkpoint of this size
     * @param note as it stands in the file; null where it holds none
     */
    public record Filed(long size, Instant writtenAt, String root, String note) {}

    /**
     * Those that were written, the newest first. Their signatures are not checked.
     *
     * @param limit at most so many
     * @param before those only that cover fewer entries; null for all
     */
    public List<Filed> filed(int limit, Long before) {
        var files = new ArrayList<>(in(folder));
        Collections.reverse(files);
        return files.stream()
                .filter(file -> before == null || size(file) < before)
                .limit(limit)
                .map(CheckpointFiles::filed)
                .toList();
    }

    private static long size(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
    }

    private static Filed filed(Path file) {
        var writtenAt = Instant.EPOCH;
        try {
            writtenAt = Files.getLastModifiedTime(file).toInstant();
            var bytes = Files.readAllBytes(file);
            var checkpoint = Checkpoint.parse(SignedNote.parse(bytes).text());
            if (checkpoint.size() == size(file)) {
                return new Filed(size(file), writtenAt, checkpoint.root(), new String(bytes, UTF_8));
            }
        } catch (IOException | IllegalArgumentException e) {
            // What cannot be read is shown as such.
        }
        return new Filed(size(file), writtenAt, null, null);
    }

    /**
     * Writes the newest checkpoint, unless there is one of its size: whole or not at all, and on the disk when this returns.
     *
     * @throws IOException when it cannot be written
     */
    public void write() throws IOException {
        if (!Files.exists(folder.resolve(NAME.formatted(proofs.size())))) {
            write(proofs.checkpoint());
        }
    }

    /** Writes a checkpoint, unless there is one of its size. */
    private void write(String note) throws IOException {
        var size =
                Checkpoint.parse(SignedNote.parse(note.getBytes(UTF_8)).text()).size();
        var file = folder.resolve(NAME.formatted(size));
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        WholeFile.write(file, "checkpoint", note.getBytes(UTF_8));
    }

    /**
     * Writes one now and then one every so often while the program runs, if there are new entries. One that cannot be written is tried
     * again after a minute.
     *
     * @param warn told in words whenever one cannot be written
     */
    public void every(Duration period, Consumer<String> warn) {
        var schedule = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "checkpoints");
            thread.setDaemon(true);
            return thread;
        });
        schedule.execute(() -> again(schedule, period, warn));
    }

    private void again(ScheduledExecutorService schedule, Duration period, Consumer<String> warn) {
        attempt(this::write, warn);
        var pause = failingSince == null || period.compareTo(RETRY) < 0 ? period : RETRY;
        schedule.schedule(() -> again(schedule, period, warn), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Writes the last one before the program ends.
     *
     * @param note see {@link Ledger#lastCheckpoint}; empty when there is nothing new to cover
     */
    public void last(Optional<String> note, Consumer<String> warn) {
        note.ifPresent(text -> attempt(() -> write(text), warn));
    }

    /** Since when none could be written; empty when the newest attempt was good. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private interface Attempt {
        void write() throws IOException;
    }

    private void attempt(Attempt attempt, Consumer<String> warn) {
        try {
            attempt.write();
            failingSince = null;
        } catch (IOException | RuntimeException e) {
            if (failingSince == null) {
                failingSince = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            }
            // What it says may quote the database; a task that throws would not be run again.
            warn.accept("No checkpoint could be written to " + folder + " since " + failingSince + " ("
                    + e.getClass().getSimpleName() + "): until one is, newer entries are not anchored.");
        }
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

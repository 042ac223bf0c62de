package org.rightplace.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, on the disk when writing returns, and readable by their owner only. */
public final class WholeFile {

    private WholeFile() {}

    /** What fills a file. */
    public interface Content {
        void to(Path unfinished) throws IOException;
    }

    /**
     * Writes a file, in the place of one that is there.
     *
     * @param kind the name of an unfinished one begins with it, and ends in {@code .unfinished}; a killed process leaves it
     * @throws IOException when it cannot be written; then nothing is left of it
     */
    public static void write(Path file, String kind, Content content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        // Temporary files are made readable by their owner only.
        var unfinished = Files.createTempFile(folder, kind, ".unfinished");
        try {
            content.to(unfinished);
            force(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                force(folder, StandardOpenOption.READ);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    public static void write(Path file, String kind, byte[] bytes) throws IOException {
        write(file, kind, unfinished -> Files.write(unfinished, bytes));
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}

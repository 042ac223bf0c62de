package org.rightplace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file the user named; one that cannot be read is bad input, said in words. */
final class InputFile {

    /** One byte more than any request may have, so that a larger one is seen to be too large without being read whole. */
    private static final int MOST = 1024 * 1024 + 1;

    private InputFile() {}

    /** The bytes of a file, at most one more than a request may have. */
    static byte[] read(Path file) throws BadInput {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + " is not a file that can be read.");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read.");
        }
    }
}

package org.rightplace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is written to, and so must hold nothing. */
final class EmptyFolder {

    private EmptyFolder() {}

    /** Makes it where it is not there. */
    static void make(Path folder) throws BadInput, IOException {
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new BadInput(folder + " is not empty; name an empty folder, or one that is not there yet.");
            }
        }
    }
}

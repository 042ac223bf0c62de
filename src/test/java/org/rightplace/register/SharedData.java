package org.rightplace.register;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real public data, which is not part of the project: tests that want it are skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A file of it; the test that asks is skipped when it is not there. */
    public static Path file(String name) {
        String told = System.getProperty("RIGHTPLACE_SHARED_DATA", System.getenv("RIGHTPLACE_SHARED_DATA"));
        Path file = Path.of(told == null ? "../shared/data" : told).resolve(name);
        assumeTrue(
                Files.isReadable(file),
                () -> "Skipped: no real data at shared/data/" + name + "; set RIGHTPLACE_SHARED_DATA to its folder");
        return file;
    }
}

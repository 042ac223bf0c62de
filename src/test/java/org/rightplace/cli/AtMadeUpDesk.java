package org.rightplace.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of commands over the made-up area, which is opened anew for each test. */
abstract class AtMadeUpDesk {

    @TempDir
    Path folder;

    MadeUpDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new MadeUpDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }
}

package org.rightplace.placement;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the whole program over the made-up area, which is opened once for each class. */
public abstract class InMadeUpArea {

    @TempDir
    protected static Path folder;

    protected static MadeUpArea area;

    @BeforeAll
    static void open() throws IOException {
        area = new MadeUpArea(folder);
    }

    @AfterAll
    static void close() {
        area.close();
    }

    static Answered answer(Requests request) {
        return Answered.to(area, request);
    }
}

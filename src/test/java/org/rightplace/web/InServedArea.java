package org.rightplace.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a real server over the made-up area, started once for each class; the caller holds every answer to what the server says of it. */
abstract class InServedArea {

    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    static ServedArea served;
    static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        served = new ServedArea(folder);
        caller = served.caller;
    }

    @AfterAll
    static void stop() {
        served.close();
    }
}

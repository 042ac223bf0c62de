package org.rightplace.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rightplace.ServedDemonstration;

/** One demonstration for all browser tests: to record every example takes a while. */
final class Demonstration {

    private static ServedDemonstration served;

    private Demonstration() {}

    static synchronized ServedDemonstration served() throws Exception {
        if (served == null) {
            Path home = Files.createTempDirectory("rightplace-browser");
            served = new ServedDemonstration(home);
            Runtime.getRuntime().addShutdownHook(new Thread(served::close, "stop the demonstration"));
        }
        return served;
    }
}

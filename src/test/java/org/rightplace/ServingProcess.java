package org.rightplace;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program serving as a process of its own, with the classes of this build. */
public final class ServingProcess {

    private ServingProcess() {}

    /**
     * Not started yet; what it says on either stream comes on one.
     *
     * @param environment beside that of this process
     * @param options of the Java machine
     */
    public static ProcessBuilder of(Map<String, String> environment, String... options) {
        return running(environment, List.of(options), "serve");
    }

    /** Another command of the program. */
    public static ProcessBuilder running(Map<String, String> environment, List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.rightplace.App"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** A port nobody listens on now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

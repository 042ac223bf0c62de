package org.rightplace;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.rightplace.store.TestDatabase;

/** Runs the whole program in this process, as {@code main} would, and keeps what it prints. */
public final class CommandLineRun {

    /**
     * How a run ended.
     *
     * @param out everything written to standard output, by whomever
     * @param err everything written to standard error, log lines included
     */
    public record Ended(int code, String out, String err) {}

    private final Map<String, String> environment = new HashMap<>();

    /** On a data folder, with the rules of this checkout, on 20 November 2026. */
    public CommandLineRun(Path data) {
        environment.putAll(TestDatabase.environment(data));
    }

    /** With one more setting of the environment. */
    public CommandLineRun with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Ended run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = new PrintStream[] {System.out, System.err};
        var to = new PrintStream[] {
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8)
        };
        System.setOut(to[0]);
        System.setErr(to[1]);
        try {
            var clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
            int code = App.main(environment, Path.of("."), to[0], to[1], clock, args);
            return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before[0]);
            System.setErr(before[1]);
        }
    }
}

package org.rightplace.cli;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.rightplace.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code database compact}. */
@Command(name = "database", description = "Look after the database.")
public final class DatabaseCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Supplier<Database> database;
    private final PrintStream out;

    public DatabaseCommand(Supplier<Database> database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the database: compact.");
    }

    @Command(
            name = "compact",
            description =
                    "Write the database file anew, so that what was erased is no longer in it. No server may run on it.")
    int compact() {
        database.get().compact();
        out.println("The database file was written anew. What was erased is no longer in it.");
        return ExitCode.DONE;
    }
}

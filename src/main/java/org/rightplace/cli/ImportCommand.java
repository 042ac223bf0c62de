package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.rightplace.register.ImportReport;
import org.rightplace.register.PostcodeImport;
import org.rightplace.register.RegisterFileRefused;
import org.rightplace.register.RegisterImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import register FILE} and {@code import postcodes FILE}. */
@Command(name = "import", description = "Read the register of settings, or postcodes, into the database.")
public final class ImportCommand implements Callable<Integer> {

    private static final int REFUSALS_SHOWN = 20;

    @Spec
    private CommandSpec spec;

    private final Supplier<RegisterImport> register;
    private final Supplier<PostcodeImport> postcodes;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    public ImportCommand(
            Supplier<RegisterImport> register,
            Supplier<PostcodeImport> postcodes,
            Clock clock,
            PrintStream out,
            PrintStream err) {
        this.register = register;
        this.postcodes = postcodes;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to import: register FILE, or postcodes FILE.");
    }

    @Command(name = "register", description = "The DfE register's own CSV (Get Information about Schools).")
    int register(
            @Parameters(paramLabel = "FILE", description = "the CSV file") Path file,
            @Option(names = "--from", description = "first day the file holds good (default: today)") LocalDate from)
            throws BadInput, IOException {
        var since = from == null ? LocalDate.now(clock) : from;
        return run(file, progress -> register.get().read(file, since, progress));
    }

    @Command(
            name = "postcodes",
            description = "Postcodes with their places: pcd, laua, oseast1m, osnrth1m; plain or gzip.")
    int postcodes(@Parameters(paramLabel = "FILE", description = "the CSV file") Path file)
            throws BadInput, IOException {
        return run(file, progress -> postcodes.get().read(file, progress));
    }

    private interface Reading {
        ImportReport read(LongConsumer progress) throws IOException;
    }

    private int run(Path file, Reading reading) throws BadInput, IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + " is not a file that can be read.");
        }
        try {
            var report = reading.read(rows -> err.print("\r" + rows + " rows read"));
            err.print("\r");
            out.println(report.read() + " rows read: " + report.added() + " added, " + report.changed() + " changed, "
                    + report.unchanged() + " unchanged, " + report.refusedRows() + " refused.");
            report.refused().stream()
                    .limit(REFUSALS_SHOWN)
                    .forEach(row -> err.println("line " + row.line()
                            + (row.column() == null || row.column().isEmpty() ? "" : ", " + row.column()) + ": "
                            + row.reason()));
            if (report.refusedRows() > REFUSALS_SHOWN) {
                err.println("… and " + (report.refusedRows() - REFUSALS_SHOWN) + " more.");
            }
            return ExitCode.DONE;
        } catch (RegisterFileRefused e) {
            throw new BadInput(e.getMessage());
        }
    }
}

package org.rightplace.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.ledger.CannotOpenLedger;
import org.rightplace.rulebook.RulebookDefect;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.store.CannotCompact;
import org.rightplace.store.CannotOpenDatabase;
import org.rightplace.web.CannotServe;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program's command line as a whole: which command was meant, and what a failure is told as. */
public final class RightplaceCommand {

    @Command(
            name = "rightplace",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Advice on SEND placements, explained and recorded. A named person decides.")
    private static final class Root implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Say which command.");
        }
    }

    private final CommandLine line = new CommandLine(new Root());
    private final PrintStream out;
    private final PrintStream err;

    public RightplaceCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Adds a command. */
    public RightplaceCommand with(Object command) {
        line.addSubcommand(command);
        return this;
    }

    /** Adds a command under one that is there. */
    public RightplaceCommand with(String above, Object command) {
        line.getSubcommands().get(above).addSubcommand(command);
        return this;
    }

    /** Runs what the arguments say; 0 done, 2 bad input, 1 any other failure. */
    public int run(String... args) {
        // These reach the commands there are by now, and none that is added later.
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, RightplaceCommand::day);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        return line.execute(args);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("this must be a day that exists, written year-month-day like 2026-11-20");
        }
    }

    /** Only messages written for a reader are shown: any other may quote what it was working on. */
    private int failed(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInput) {
                err.println(cause.getMessage());
                return ExitCode.BAD_INPUT;
            }
            if (cause instanceof RulebookRefused refused) {
                RulesCommand.report(refused, err);
                return ExitCode.FAILED;
            }
            if (cause instanceof CannotOpenDatabase
                    || cause instanceof CannotCompact
                    || cause instanceof CannotOpenLedger
                    || cause instanceof RulebookDefect
                    || cause instanceof CannotServe) {
                err.println(cause.getMessage());
                return ExitCode.FAILED;
            }
            if (cause instanceof AppendFailed) {
                err.println("The advice could not be recorded, so none is given: " + cause.getMessage());
                return ExitCode.FAILED;
            }
        }
        err.println("The command failed (" + e.getClass().getSimpleName() + ").");
        return ExitCode.FAILED;
    }
}

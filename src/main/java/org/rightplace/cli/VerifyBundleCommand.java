package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rightplace.tribunal.BundleCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decisions verify-bundle FILE}: the check of a bundle by itself. */
@Command(name = "verify-bundle", description = "Check a bundle. Opens no database.")
public final class VerifyBundleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the bundle, or the folder it was unpacked to")
    private Path file;

    @Option(names = "--key", paramLabel = "KEY", description = "the ledger's key, got from elsewhere")
    private String key;

    private final BundleCheck check;
    private final PrintStream out;
    private final PrintStream err;

    public VerifyBundleCommand(BundleCheck check, PrintStream out, PrintStream err) {
        this.check = check;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput {
        if (!Files.exists(file)) {
            throw new BadInput(file + " is not there.");
        }
        var checked = check.check(file, LedgerCommand.trusted(key));
        if (checked.good()) {
            checked.lines().forEach(out::println);
            return ExitCode.DONE;
        }
        err.println("Not verified.");
        checked.problems().forEach(problem -> err.println("- " + problem));
        return ExitCode.FAILED;
    }
}

package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Handed;
import org.rightplace.decision.Asker;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code check FILE}: a review of every contract in a file, told apart by its content; {@code check FOLDER}: of every file in it. Each is
 * recorded before it is printed.
 */
@Command(name = "check", description = "Review contracts; each review is recorded before it is shown.")
public final class CheckCommand implements Callable<Integer> {

    private static final Asker ASKER = Asker.local("commissioner");

    private static final InputError NO_PAGE = new InputError(
            "", "folder-as-html", "A folder is shown as one table or as JSON; --format html shows one file.");

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a contract as JSON, published contract data (OCDS 1.1), a list of measures as CSV, or a folder of such files")
    private Path file;

    @Mixin
    private Shown shown;

    private final Supplier<ContractService> contracts;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean watched;

    /** @param watched whether somebody sees what is printed come, and not a file or another program */
    public CheckCommand(Supplier<ContractService> contracts, PrintStream out, PrintStream err, boolean watched) {
        this.contracts = contracts;
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                if (shown.format() == Shown.Format.html) {
                    return shown.refused(List.of(NO_PAGE), out, err);
                }
                return new CheckFolder(contracts.get(), ASKER, out, err, watched)
                        .check(file, shown.format() == Shown.Format.json);
            }
            bytes = InputFile.read(file);
        } catch (BadInput e) {
            return shown.refused(List.of(new InputError("", "unreadable-file", e.getMessage())), out, err);
        }
        var handed = contracts.get().review(bytes, ASKER);
        if (handed.single() && handed.reviews().isEmpty()) {
            return shown.refused(handed.refused().get(0).errors(), out, err);
        }
        print(handed);
        return handed.refused().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private void print(Handed handed) {
        if (shown.format() == Shown.Format.json) {
            var json = handed.single() ? handed.reviews().get(0).json() : handed.json();
            out.println(json.toPrettyString());
        } else {
            handed.reviews().forEach(review -> shown.print(review, out));
        }
        handed.refused().forEach(one -> {
            err.println(
                    one.release() == null
                            ? "What was handed in is refused."
                            : "Release " + one.release() + " is refused.");
            Problems.text(one.errors(), err);
        });
        if (!handed.passedOver().isEmpty()) {
            err.println("These columns are not known and were passed over: " + String.join(", ", handed.passedOver()));
        }
    }
}

package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Handed;
import org.rightplace.contract.Review;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code check FILE}: a review of every contract in a file, told apart by its content; {@code check FOLDER}: of every file in it. Each is
 * recorded before it is printed.
 */
@Command(name = "check", description = "Review contracts; each review is recorded before it is shown.")
public final class CheckCommand implements Callable<Integer> {

    private static final String ROLE = "commissioner";

    @Parameters(
            paramLabel = "FILE",
            description =
                    "a contract as JSON, published contract data (OCDS 1.1), a list of measures as CSV, or a folder of such files")
    private Path file;

    @Option(names = "--format", description = "text, json or html (default: ${DEFAULT-VALUE})", defaultValue = "text")
    private RecommendCommand.Format format;

    @Option(
            names = "--reader",
            description = "officer, panel or family (default: ${DEFAULT-VALUE})",
            defaultValue = "panel")
    private RecommendCommand.Reader reader;

    private final Supplier<ContractService> contracts;
    private final PrintStream out;
    private final PrintStream err;

    public CheckCommand(Supplier<ContractService> contracts, PrintStream out, PrintStream err) {
        this.contracts = contracts;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                return new CheckFolder(contracts.get(), ROLE, out, err)
                        .check(file, format == RecommendCommand.Format.json);
            }
            bytes = InputFile.read(file);
        } catch (BadInput e) {
            return refused(List.of(new InputError("", "unreadable-file", e.getMessage())));
        }
        var handed = contracts.get().review(bytes, ROLE);
        if (handed.single() && handed.reviews().isEmpty()) {
            return refused(handed.refused().get(0).errors());
        }
        print(handed);
        return handed.refused().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private Integer refused(List<InputError> errors) {
        if (format == RecommendCommand.Format.json) {
            out.println(Problems.json(errors).toPrettyString());
        } else {
            Problems.text(errors, err);
        }
        return ExitCode.BAD_INPUT;
    }

    private void print(Handed handed) {
        if (format == RecommendCommand.Format.json) {
            var json = handed.single() ? handed.reviews().get(0).json() : handed.json();
            out.println(json.toPrettyString());
        } else {
            handed.reviews().forEach(this::print);
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

    private void print(Review review) {
        var audience = Audience.of(reader.name()).orElseThrow();
        if (format == RecommendCommand.Format.html) {
            out.println(Html.of(review.explain(audience), review.provenance()));
        } else {
            out.print(PlainText.of(review.explain(audience)));
            out.println();
            review.provenance().forEach(out::println);
        }
    }
}

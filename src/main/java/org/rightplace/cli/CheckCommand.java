package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Review;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check FILE}: a review of one contract, recorded before it is printed. */
@Command(name = "check", description = "Review a contract; the review is recorded before it is shown.")
public final class CheckCommand implements Callable<Integer> {

    private static final String ROLE = "commissioner";

    @Parameters(paramLabel = "FILE", description = "the contract, as JSON")
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
            bytes = InputFile.read(file);
        } catch (BadInput e) {
            return refused(List.of(new InputError("", "unreadable-file", e.getMessage())));
        }
        var answer = contracts.get().review(bytes, ROLE);
        if (!answer.accepted()) {
            return refused(answer.errors());
        }
        print(answer.review());
        return ExitCode.DONE;
    }

    private Integer refused(List<InputError> errors) {
        if (format == RecommendCommand.Format.json) {
            out.println(Problems.json(errors).toPrettyString());
        } else {
            Problems.text(errors, err);
        }
        return ExitCode.BAD_INPUT;
    }

    private void print(Review review) {
        var audience = Audience.of(reader.name()).orElseThrow();
        switch (format) {
            case json -> out.println(review.json().toPrettyString());
            case html -> out.println(Html.of(review.explain(audience), review.provenance()));
            default -> {
                out.print(PlainText.of(review.explain(audience)));
                out.println();
                review.provenance().forEach(out::println);
            }
        }
    }
}

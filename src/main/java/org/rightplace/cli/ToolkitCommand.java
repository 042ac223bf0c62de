package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.schema.InputError;
import org.rightplace.toolkit.ToolkitAnswer;
import org.rightplace.toolkit.ToolkitService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code toolkit FILE}: one self-evaluation with the autism toolkit, recorded before its answer is printed. */
@Command(
        name = "toolkit",
        description = "Evaluate with the autism toolkit; the evaluation is recorded before it is shown.")
public final class ToolkitCommand implements Callable<Integer> {

    private static final String ROLE = "commissioner";

    @Parameters(paramLabel = "FILE", description = "the self-evaluation, as JSON")
    private Path file;

    @Option(names = "--format", description = "text, json or html (default: ${DEFAULT-VALUE})", defaultValue = "text")
    private RecommendCommand.Format format;

    @Option(
            names = "--reader",
            description = "officer, panel or family (default: ${DEFAULT-VALUE})",
            defaultValue = "panel")
    private RecommendCommand.Reader reader;

    private final Supplier<ToolkitService> toolkit;
    private final PrintStream out;
    private final PrintStream err;

    public ToolkitCommand(Supplier<ToolkitService> toolkit, PrintStream out, PrintStream err) {
        this.toolkit = toolkit;
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
        var given = toolkit.get().evaluate(bytes, ROLE);
        if (!given.accepted()) {
            return refused(given.errors());
        }
        print(given.answer());
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

    private void print(ToolkitAnswer answer) {
        var audience = Audience.of(reader.name()).orElseThrow();
        switch (format) {
            case json -> out.println(answer.json().toPrettyString());
            case html -> out.println(Html.of(answer.explain(audience), answer.provenance()));
            default -> {
                out.print(PlainText.of(answer.explain(audience)));
                out.println();
                answer.provenance().forEach(out::println);
            }
        }
    }
}

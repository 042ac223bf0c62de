package org.rightplace.cli;

import java.io.PrintStream;
import java.util.List;
import org.rightplace.decision.Answered;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Option;

/** How an answer is shown: the options of every command that shows one, and the showing. */
final class Shown {

    enum Format {
        text,
        json,
        html
    }

    enum Reader {
        officer,
        panel,
        family
    }

    @Option(names = "--format", description = "text, json or html (default: ${DEFAULT-VALUE})", defaultValue = "text")
    private Format format;

    @Option(
            names = "--reader",
            description = "officer, panel or family (default: ${DEFAULT-VALUE})",
            defaultValue = "panel")
    private Reader reader;

    Format format() {
        return format;
    }

    Audience audience() {
        return Audience.of(reader.name()).orElseThrow();
    }

    void print(Answered answer, PrintStream out) {
        print(answer, answer.provenance(), out);
    }

    /** @param under what stands under it, a line each */
    void print(Answered answer, List<String> under, PrintStream out) {
        switch (format) {
            case json -> out.println(answer.json().toPrettyString());
            case html -> out.println(Html.of(answer.explain(audience()), under));
            default -> {
                out.print(PlainText.of(answer.explain(audience())));
                out.println();
                under.forEach(out::println);
            }
        }
    }

    /** Says what is wrong, and returns what the process then ends with. */
    int refused(List<InputError> errors, PrintStream out, PrintStream err) {
        if (format == Format.json) {
            out.println(Problems.json(errors).toPrettyString());
        } else {
            Problems.text(errors, err);
        }
        return ExitCode.BAD_INPUT;
    }
}

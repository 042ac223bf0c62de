package org.rightplace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.Answer;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.placement.Recommendation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recommend FILE}: advice on one placement request, recorded before it is printed. */
@Command(name = "recommend", description = "Advise on a placement request; the advice is recorded before it is shown.")
public final class RecommendCommand implements Callable<Integer> {

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

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FILE", description = "the request, as JSON")
    private Path file;

    @Option(names = "--format", description = "text, json or html (default: ${DEFAULT-VALUE})", defaultValue = "text")
    private Format format;

    @Option(
            names = "--reader",
            description = "officer, panel or family (default: ${DEFAULT-VALUE})",
            defaultValue = "panel")
    private Reader reader;

    @Option(names = "--what-if", description = "try it out: nothing is recorded, and nothing may be decided on it")
    private boolean whatIf;

    @Option(names = "--why-not", paramLabel = "URN", description = "say why this setting is not advised")
    private Integer whyNot;

    private final Supplier<PlacementService> placement;
    private final PrintStream out;
    private final PrintStream err;

    public RecommendCommand(Supplier<PlacementService> placement, PrintStream out, PrintStream err) {
        this.placement = placement;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput, IOException {
        var bytes = InputFile.read(file);
        var answer = placement.get().recommend(bytes, whatIf ? Purpose.WHAT_IF : Purpose.ADVICE, "caseworker");
        if (!answer.accepted()) {
            return refused(answer);
        }
        if (whyNot != null
                && answer.recommendation().evaluated().options().stream().noneMatch(o -> o.urn() == whyNot)) {
            return considered(bytes, answer.recommendation());
        }
        print(answer.recommendation(), answer.recommendation());
        return ExitCode.DONE;
    }

    /** A setting that is no option is asked about by considering it too; the advice is the one already given. */
    private Integer considered(byte[] bytes, Recommendation given) throws IOException {
        var request = (ObjectNode) JSON.readTree(bytes);
        var consider = request.get("consider") instanceof ArrayNode array ? array : request.putArray("consider");
        consider.add(whyNot);
        var answer = placement.get().recommend(JSON.writeValueAsBytes(request), Purpose.WHAT_IF, "caseworker");
        if (!answer.accepted()) {
            err.println("There is no setting " + whyNot + " in the register.");
            return ExitCode.BAD_INPUT;
        }
        print(given, answer.recommendation());
        return ExitCode.DONE;
    }

    private Integer refused(Answer answer) {
        if (format == Format.json) {
            out.println(Problems.json(answer.errors()).toPrettyString());
        } else {
            Problems.text(answer.errors(), err);
        }
        return ExitCode.BAD_INPUT;
    }

    /**
     * @param given the advice
     * @param about the answer in which the setting asked about is an option
     */
    private void print(Recommendation given, Recommendation about) {
        var audience = Audience.of(reader.name()).orElseThrow();
        switch (format) {
            case json -> out.println((whyNot == null ? given : about).json().toPrettyString());
            case html -> out.println(Html.of(Explainer.explain(given.account(), audience), given.provenance()));
            default -> {
                if (whyNot == null) {
                    out.print(PlainText.of(Explainer.explain(given.account(), audience)));
                } else {
                    out.print(PlainText.of(
                            Explainer.option(about.account(), whyNot, audience).orElseThrow()));
                }
                out.println();
                given.provenance().forEach(out::println);
            }
        }
    }
}

package org.rightplace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
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
import org.rightplace.schema.InputError;
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
    private static final String ROLE = "caseworker";

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
        byte[] bytes;
        try {
            bytes = InputFile.read(file);
        } catch (BadInput e) {
            return refused(List.of(new InputError("", "unreadable-file", e.getMessage())));
        }
        Answer about = null;
        if (whyNot != null) {
            about = about(bytes);
            if (!about.accepted()) {
                return refused(about.errors());
            }
        }
        var given = placement.get().recommend(bytes, whatIf ? Purpose.WHAT_IF : Purpose.ADVICE, ROLE);
        if (!given.accepted()) {
            return refused(given.errors());
        }
        print(given.recommendation(), about);
        return ExitCode.DONE;
    }

    /**
     * A trial in which the setting asked about is an option. It comes before the advice, so that nothing is recorded when the
     * setting is not in the register.
     */
    private Answer about(byte[] bytes) throws IOException {
        var trial = placement.get().recommend(bytes, Purpose.WHAT_IF, ROLE);
        if (!trial.accepted() || isOption(trial.recommendation())) {
            return trial;
        }
        var request = (ObjectNode) JSON.readTree(bytes);
        var consider = request.get("consider") instanceof ArrayNode array ? array : request.putArray("consider");
        consider.add(whyNot);
        var considered = placement.get().recommend(JSON.writeValueAsBytes(request), Purpose.WHAT_IF, ROLE);
        return considered.accepted()
                ? considered
                : new Answer(
                        null,
                        List.of(new InputError(
                                "", "unknown-urn", "There is no setting " + whyNot + " in the register.")),
                        considered.catalogue());
    }

    private boolean isOption(Recommendation recommendation) {
        return recommendation.evaluated().options().stream().anyMatch(option -> option.urn() == whyNot);
    }

    private Integer refused(List<InputError> errors) {
        if (format == Format.json) {
            out.println(Problems.json(errors).toPrettyString());
        } else {
            Problems.text(errors, err);
        }
        return ExitCode.BAD_INPUT;
    }

    /**
     * @param given the advice
     * @param trial in which the setting asked about is an option; null when none is asked about
     */
    private void print(Recommendation given, Answer trial) {
        var audience = Audience.of(reader.name()).orElseThrow();
        // A setting that is an option of the advice is explained by the advice itself.
        var about = trial == null || isOption(given) ? given : trial.recommendation();
        switch (format) {
            case json -> out.println(about.json().toPrettyString());
            case html -> out.println(Html.of(Explainer.explain(about.account(), audience), about.provenance()));
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
        if (about != given && format != Format.text) {
            given.provenance().forEach(err::println);
        }
    }
}

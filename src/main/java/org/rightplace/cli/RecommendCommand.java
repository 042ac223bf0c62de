package org.rightplace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.Answer;
import org.rightplace.placement.Moved;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.RequestPath;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recommend FILE}: advice on one placement request, recorded before it is printed. */
@Command(name = "recommend", description = "Advise on a placement request; the advice is recorded before it is shown.")
public final class RecommendCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Asker ASKER = Asker.local("caseworker");

    @Parameters(paramLabel = "FILE", description = "the request, as JSON")
    private Path file;

    @Mixin
    private Shown shown;

    @Option(names = "--what-if", description = "try it out: nothing is recorded, and nothing may be decided on it")
    private boolean whatIf;

    @Option(names = "--why-not", paramLabel = "URN", description = "say why this setting is not advised")
    private Integer whyNot;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "with --what-if: try the request with a fact changed, and say what moved; null takes it out")
    private List<String> set = List.of();

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
            return shown.refused(List.of(new InputError("", "unreadable-file", e.getMessage())), out, err);
        }
        if (!set.isEmpty()) {
            if (!whatIf || whyNot != null) {
                return shown.refused(
                        List.of(new InputError(
                                "", "set-without-what-if", "--set goes with --what-if, and without --why-not.")),
                        out,
                        err);
            }
            return tried(bytes);
        }
        About about = null;
        if (whyNot != null) {
            about = about(bytes);
            if (!about.answer().accepted()) {
                return shown.refused(about.answer().errors(), out, err);
            }
        }
        var given = placement.get().recommend(bytes, whatIf ? Purpose.WHAT_IF : Purpose.ADVICE, ASKER);
        if (!given.accepted()) {
            return shown.refused(given.errors(), out, err);
        }
        print(given.recommendation(), about);
        return ExitCode.DONE;
    }

    /** The request as it is and with the facts changed, nothing recorded, and what moved between the two. */
    private Integer tried(byte[] bytes) throws IOException {
        var before = placement.get().recommend(bytes, Purpose.WHAT_IF, ASKER);
        if (!before.accepted()) {
            return shown.refused(before.errors(), out, err);
        }
        JsonNode changed = JSON.readTree(bytes);
        for (String one : set) {
            int equals = one.indexOf('=');
            var path = equals < 1 ? "" : one.substring(0, equals);
            try {
                var value = value(one.substring(equals + 1));
                changed = value.isNull() ? RequestPath.without(changed, path) : RequestPath.with(changed, path, value);
            } catch (IllegalArgumentException e) {
                return shown.refused(
                        List.of(new InputError(
                                "",
                                "bad-set",
                                "--set " + (set.indexOf(one) + 1)
                                        + " is not PATH=VALUE with a path of the request, such as"
                                        + " consultations[900031].placeAvailable=true.")),
                        out,
                        err);
            }
        }
        var after = placement.get().recommend(JSON.writeValueAsBytes(changed), Purpose.WHAT_IF, ASKER);
        if (!after.accepted()) {
            return shown.refused(after.errors(), out, err);
        }
        var moved = Moved.between(before.recommendation(), after.recommendation());
        if (shown.format() == Shown.Format.json) {
            var json = JSON.createObjectNode();
            json.set("moved", moved.json());
            json.set("answer", after.recommendation().json());
            out.println(json.toPrettyString());
        } else {
            print(after.recommendation(), null);
            out.println();
            out.println("What moved:");
            moved.lines().forEach(line -> out.println("  " + line));
        }
        return ExitCode.DONE;
    }

    /** A value as JSON has it; what is no JSON is a text. */
    private static JsonNode value(String written) {
        try {
            var value = JSON.readTree(written);
            return value == null || value.isMissingNode() ? TextNode.valueOf(written) : value;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(written);
        }
    }

    /**
     * A trial in which the setting asked about is an option.
     *
     * @param request what was tried
     */
    private record About(Answer answer, byte[] request) {}

    /** It comes before the advice, so that nothing is recorded when the setting is not in the register. */
    private About about(byte[] bytes) throws IOException {
        var trial = placement.get().recommend(bytes, Purpose.WHAT_IF, ASKER);
        if (!trial.accepted() || isOption(trial.recommendation())) {
            return new About(trial, bytes);
        }
        var request = (ObjectNode) JSON.readTree(bytes);
        var consider = request.get("consider") instanceof ArrayNode array ? array : request.putArray("consider");
        consider.add(whyNot);
        var with = JSON.writeValueAsBytes(request);
        var considered = placement.get().recommend(with, Purpose.WHAT_IF, ASKER);
        return considered.accepted()
                ? new About(considered, with)
                : new About(
                        new Answer(
                                null,
                                List.of(new InputError(
                                        "", "unknown-urn", "There is no setting " + whyNot + " in the register.")),
                                considered.catalogue()),
                        with);
    }

    private boolean isOption(Recommendation recommendation) {
        return recommendation.evaluated().options().stream().anyMatch(option -> option.urn() == whyNot);
    }

    /**
     * @param given the advice
     * @param trial in which the setting asked about is an option; null when none is asked about
     */
    private void print(Recommendation given, About trial) {
        // A setting that is an option of the advice is explained by the advice itself.
        var about = trial == null || isOption(given) ? given : trial.answer().recommendation();
        if (whyNot == null || shown.format() != Shown.Format.text) {
            shown.print(about, out);
        } else {
            var changes = placement.get().wouldAdvise(trial.request(), whyNot, null);
            out.print(PlainText.of(Explainer.option(about.account(), whyNot, shown.audience(), changes.orElse(null))
                    .orElseThrow()));
            out.println();
            given.provenance().forEach(out::println);
        }
        if (about != given && shown.format() != Shown.Format.text) {
            given.provenance().forEach(err::println);
        }
    }
}

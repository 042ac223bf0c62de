package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.PlainText;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: advises on each made-up request, prints the advice with its reasons, then serves it. */
@Command(name = "demo", description = "Advise on every made-up example request, print the advice, then serve it.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "end after printing")
    private boolean once;

    private final Path requests;
    private final Supplier<PlacementService> placement;
    private final Supplier<Server> server;
    private final PrintStream out;
    private final PrintStream err;

    public DemoCommand(
            Path requests,
            Supplier<PlacementService> placement,
            Supplier<Server> server,
            PrintStream out,
            PrintStream err) {
        this.requests = requests;
        this.placement = placement;
        this.server = server;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput, IOException, InterruptedException {
        int refused = 0;
        try (var files = Files.list(requests)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                refused += advise(file);
            }
        }
        if (refused > 0) {
            err.println(refused + " of the examples could not be evaluated.");
            return ExitCode.BAD_INPUT;
        }
        if (!once) {
            ServeCommand.run(server.get(), err);
        }
        return ExitCode.DONE;
    }

    private int advise(Path file) throws BadInput {
        var answer = placement.get().recommend(InputFile.read(file), Purpose.ADVICE, Asker.local("demo"));
        out.println();
        out.println("### " + file.getFileName());
        out.println();
        if (!answer.accepted()) {
            Problems.text(answer.errors(), err);
            return 1;
        }
        out.print(PlainText.of(Explainer.explain(answer.recommendation().account(), Audience.PANEL)));
        out.println();
        answer.recommendation().provenance().forEach(out::println);
        return 0;
    }
}

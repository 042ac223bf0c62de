package org.rightplace.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.choice.ChoiceService;
import org.rightplace.choice.Choices;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.FileKind;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.Asker;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;
import org.rightplace.toolkit.ToolkitService;
import org.rightplace.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: advises on each made-up request and prints the advice with its reasons; reviews the made-up contracts, evaluates with the
 * autism toolkit and decides on some of the advice, a line each; then serves it all. What it recorded before it does not record again.
 */
@Command(name = "demo", description = "Advise on every made-up example request, print the advice, then serve it.")
public final class DemoCommand implements Callable<Integer> {

    /** What people chose on the first pieces of advice, in their order. */
    private static final List<String> CHOICES = List.of("agreed.json", "departed.json");

    @Option(names = "--once", description = "end after printing")
    private boolean once;

    private final Path fixtures;
    private final Asked asked;
    private final Supplier<Ledger> ledger;
    private final Supplier<Catalogue> rules;
    private final Supplier<Server> server;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    /** Whom the demonstration asks. */
    public record Asked(
            Supplier<PlacementService> placement,
            Supplier<ContractService> contracts,
            Supplier<ToolkitService> toolkit,
            Supplier<ChoiceService> choices,
            Supplier<Answers> answers) {}

    /** @param rules the rulebook in service */
    public DemoCommand(
            Path fixtures,
            Asked asked,
            Supplier<Ledger> ledger,
            Supplier<Catalogue> rules,
            Supplier<Server> server,
            Clock clock,
            PrintStream out,
            PrintStream err) {
        this.fixtures = fixtures;
        this.asked = asked;
        this.ledger = ledger;
        this.rules = rules;
        this.server = server;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput, IOException, InterruptedException {
        var before = new BeforeDemo(ledger.get(), rules.get().digest());
        var advised = new ArrayList<String>();
        int refused = 0;
        for (Path file : files("requests")) {
            refused += advise(file, before, advised);
        }
        out.println();
        for (Path file : files("contracts")) {
            refused += review(file, before);
        }
        for (Path file : files("toolkit")) {
            refused += evaluate(file, before);
        }
        for (int i = 0; i < Math.min(CHOICES.size(), advised.size()); i++) {
            refused += choose(advised.get(i), CHOICES.get(i));
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

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(fixtures.resolve(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(json|csv)"))
                    .sorted()
                    .toList();
        }
    }

    private int advise(Path file, BeforeDemo before, List<String> advised) throws BadInput {
        var bytes = InputFile.read(file);
        out.println();
        out.println("### " + file.getFileName());
        out.println();
        var known = before.answer(bytes);
        if (known.isPresent()) {
            print(asked.answers().get().of(known.get()).orElseThrow());
            advised.add(known.get().entry().decisionId());
            return 0;
        }
        var answer = asked.placement().get().recommend(bytes, Purpose.ADVICE, Asker.local("demo"));
        if (!answer.accepted()) {
            return refused(answer.errors());
        }
        print(answer.recommendation());
        advised.add(answer.recommendation().decision().id());
        return 0;
    }

    private void print(Answered answer) {
        out.print(PlainText.of(answer.explain(Audience.PANEL)));
        out.println();
        answer.provenance().forEach(out::println);
    }

    private int review(Path file, BeforeDemo before) throws BadInput {
        var bytes = InputFile.read(file);
        var known = known(bytes, before);
        if (!known.isEmpty()) {
            known.forEach(stored -> said("Contract", file, stored));
            return 0;
        }
        var handed = asked.contracts().get().review(bytes, Asker.local("demo"));
        handed.reviews()
                .forEach(review ->
                        said("Contract", file, review, review.decision().id()));
        return handed.refused().stream().mapToInt(one -> refused(one.errors())).sum();
    }

    /** Reviews of every contract in a file; none where one of them has not been reviewed. A list has no day of its own, so each is known by its reference. */
    private List<StoredEntry> known(byte[] bytes, BeforeDemo before) {
        if (FileKind.of(bytes) == FileKind.CONTRACT) {
            return before.answer(bytes).stream().toList();
        }
        var tried = asked.contracts().get().tryOut(bytes).reviews().stream()
                .map(review -> before.contract(review.reviewed().reference()))
                .toList();
        return tried.stream().allMatch(Optional::isPresent)
                ? tried.stream().map(Optional::get).toList()
                : List.of();
    }

    private void said(String what, Path file, StoredEntry stored) {
        said(
                what,
                file,
                asked.answers().get().of(stored).orElseThrow(),
                stored.entry().decisionId());
    }

    private int evaluate(Path file, BeforeDemo before) throws BadInput {
        var bytes = InputFile.read(file);
        var known = before.answer(bytes);
        if (known.isPresent()) {
            said("Autism toolkit", file, known.get());
            return 0;
        }
        var given = asked.toolkit().get().evaluate(bytes, Asker.local("demo"));
        if (!given.accepted()) {
            return refused(given.errors());
        }
        said("Autism toolkit", file, given.answer(), given.answer().decision().id());
        return 0;
    }

    private void said(String what, Path file, Answered answer, String id) {
        out.println(what + ", " + file.getFileName() + ": " + answer.headline() + ". Decision " + id);
    }

    /** As if it were decided today: nobody decides before there is advice. */
    private int choose(String advice, String name) throws BadInput, IOException {
        if (Choices.on(advice, ledger.get()).standing().isEmpty()) {
            var choice = (ObjectNode) new JsonMapper()
                    .readTree(InputFile.read(fixtures.resolve("outcomes").resolve(name)));
            choice.put(
                    "decidedOn", LocalDate.now(clock.withZone(Filter.ENGLAND)).toString());
            var given = asked.choices()
                    .get()
                    .choose(
                            ledger.get().find(advice).orElseThrow(),
                            choice.toString().getBytes(StandardCharsets.UTF_8),
                            Asker.local("demo"),
                            null);
            if (!given.accepted()) {
                return refused(given.errors());
            }
        }
        out.println("Choice, " + name + ", on decision " + advice + ": "
                + String.join(" ", Choices.on(advice, ledger.get()).lines(rules.get())));
        return 0;
    }

    private int refused(List<InputError> errors) {
        Problems.text(errors, err);
        return 1;
    }
}

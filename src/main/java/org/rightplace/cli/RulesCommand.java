package org.rightplace.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rightplace.governance.Approver;
import org.rightplace.governance.RulebookInService;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.rulebook.AcceptedMutants;
import org.rightplace.rulebook.DatedParameter;
import org.rightplace.rulebook.Mutation;
import org.rightplace.rulebook.ParsedRule;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code rules lint|test|mutate|list|show ID}: reads the rules folder and opens no database. {@code rules activate DIR}: puts a folder in service,
 * which the database remembers.
 */
@Command(name = "rules", description = "Check, test and describe the rules folder, or put one in service.")
public final class RulesCommand implements Callable<Integer> {

    private final Path folder;
    private final Supplier<RulebookInService> rulebooks;
    private final Predicate<String> asks;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param folder what is checked, tested and described
     * @param rulebooks asked for only to put one in service
     * @param asks whether a name is that of somebody who asks for advice or reviews
     */
    public RulesCommand(
            Path folder,
            Supplier<RulebookInService> rulebooks,
            Predicate<String> asks,
            Clock clock,
            PrintStream out,
            PrintStream err) {
        this.folder = folder;
        this.rulebooks = rulebooks;
        this.asks = asks;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws RulebookRefused {
        return list(false);
    }

    @Command(name = "lint", description = "Say everything that is wrong with the rules, with file and line.")
    int lint() throws RulebookRefused {
        var problems = Rulebook.lint(RulebookFolder.read(folder), LocalDate.now(clock));
        problems.forEach(err::println);
        if (problems.isEmpty()) {
            out.println("The rules are in order.");
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    @Command(name = "test", description = "Run every scenario, and say which rules none of them fires.")
    int test() throws RulebookRefused {
        var report = Rulebook.load(RulebookFolder.read(folder)).test();
        report.failed().forEach(err::println);
        report.neverFired().forEach(err::println);
        out.println(report.passed() + " scenarios passed, " + report.failed().size() + " failed; " + report.fired()
                + " rules fired, " + report.neverFired().size() + " never did.");
        return report.clean() ? ExitCode.DONE : ExitCode.FAILED;
    }

    @Command(
            name = "mutate",
            description =
                    "Change the rules in every small way, one at a time, and say which changes no scenario notices.")
    int mutate(
            @Option(
                            names = "--principle",
                            paramLabel = "ID",
                            description = "one principle, one step or one theme alone")
                    String only,
            @Option(names = "--format", description = "text or json (default: ${DEFAULT-VALUE})", defaultValue = "text")
                    MutationOutput.Format format)
            throws RulebookRefused {
        long from = System.nanoTime();
        var report = Mutation.run(RulebookFolder.read(folder), only, AcceptedMutants.read(folder));
        if (report.mutants() == 0 && only != null) {
            err.println("There is no principle and no step " + only + ". List principles with: rules list");
            return ExitCode.BAD_INPUT;
        }
        MutationOutput.print(report, format, out);
        err.println("It took " + (System.nanoTime() - from) / 1_000_000_000 + " seconds.");
        return report.clean() ? ExitCode.DONE : ExitCode.FAILED;
    }

    @Command(name = "list", description = "Every principle, with its sources, scenarios and words.")
    int list(
            @Option(
                            names = "--markdown",
                            description =
                                    "the page that stands as rules/README.md: how to read a principle, and where each"
                                            + " requirement of the papers stands")
                    boolean markdown)
            throws RulebookRefused {
        var rulebook = Rulebook.load(RulebookFolder.read(folder));
        if (markdown) {
            out.print(RulesPage.of(rulebook));
            return ExitCode.DONE;
        }
        var catalogue = rulebook.catalogue();
        out.println(catalogue.manifest().name() + " " + catalogue.manifest().version() + "  " + catalogue.digest());
        for (Principle p : catalogue.principles()) {
            out.println("%-24s %-8s %-12s %-8s %s".formatted(p.id(), p.subject(), p.basis(), p.effect(), p.question()));
            out.println("    " + String.join(", ", p.cites()));
            out.println("    scenarios: " + RulesPage.examples(rulebook.scenariosByOutcome(p)) + "; words: "
                    + (p.hasWords() ? "for every answer and reader" : "not for every answer and reader"));
        }
        catalogue.principles().stream()
                .collect(Collectors.groupingBy(Principle::theme, TreeMap::new, Collectors.counting()))
                .forEach((theme, count) -> out.println(theme + ": " + count));
        out.println(catalogue.principles().size() + " principles, "
                + catalogue.steps().size() + " steps of the order of tests.");
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "One principle as a reader wants it.")
    int show(@Parameters(paramLabel = "ID", description = "the principle's id, as in LPF-05") String id)
            throws RulebookRefused {
        var rulebook = Rulebook.load(RulebookFolder.read(folder));
        var found = rulebook.catalogue().principles().stream()
                .filter(p -> p.id().equalsIgnoreCase(id))
                .toList();
        if (found.isEmpty()) {
            err.println("There is no principle " + id + ". List them with: rules list");
            return ExitCode.BAD_INPUT;
        }
        found.forEach(p -> show(rulebook, p));
        return ExitCode.DONE;
    }

    @Command(
            name = "activate",
            description =
                    "Put a rules folder in service: checked, kept, recorded. A running server follows within seconds.")
    int activate(
            @Parameters(paramLabel = "DIR", description = "the folder of rules") Path files,
            @Option(
                            names = "--approver",
                            paramLabel = "NAME",
                            required = true,
                            description = "who answers for it; kept apart from the open part of the record")
                    String approver)
            throws BadInput {
        var name = Approver.of(approver).orElseThrow(() -> new BadInput("--approver " + Approver.WANTED + "."));
        if (asks.test(name)) {
            throw new BadInput("Who asks for advice or reviews does not approve the rules they are made by;"
                    + " somebody else has to approve this.");
        }
        try {
            var result = rulebooks.get().activate(RulebookFolder.read(files), name);
            var activation = result.activation();
            out.println((result.changed() ? "In service from now on: " : "In service already, nothing was changed: ")
                    + activation.name() + " " + activation.version() + ", " + activation.digest() + ", by entry "
                    + activation.sequence() + ".");
            return ExitCode.DONE;
        } catch (RulebookRefused e) {
            report(e, err);
            err.println("Nothing was changed.");
            return ExitCode.BAD_INPUT;
        } catch (AppendFailed e) {
            err.println("The activation could not be recorded, so the rulebook in service stays. " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void show(Rulebook rulebook, Principle p) {
        var catalogue = rulebook.catalogue();
        out.println(p.id() + "  " + p.words().title());
        out.println(p.question());
        out.println();
        out.println("About: " + p.subject() + ". Basis: " + p.basis() + ". Effect: " + p.effect() + ".");
        out.println("In force from " + p.from() + (p.to() == null ? "" : " to " + p.to()) + ". Owner: " + p.owner()
                + ". Review by " + p.reviewBy() + ".");
        if (p.judgement() != null) {
            out.println("A person must weigh: " + p.judgement());
        }
        out.println("Sources:");
        p.cites()
                .forEach(cite -> catalogue
                        .provision(cite)
                        .ifPresent(provision -> out.println(
                                "  " + cite + "  " + provision.title() + " (" + provision.checked() + ")")));
        out.println("Reads: " + String.join(", ", p.reads()));
        p.parameters().forEach(id -> parameter(catalogue.parameters().get(id)));
        for (ParsedRule rule : p.siblings()) {
            var words = p.words().reasons().get(rule.reason());
            out.println();
            out.println(rule.outcome() + "  " + rule.reason() + "  (" + p.file() + ":" + rule.line() + ")");
            out.println("  officer: " + words.officer());
            out.println("  panel:   " + words.panel());
            out.println("  family:  " + words.family());
        }
        out.println();
        out.println("Scenarios: " + rulebook.scenarioNames(p).size());
        rulebook.scenarioNames(p).forEach(name -> out.println("  " + name));
    }

    private void parameter(DatedParameter parameter) {
        out.println("Parameter: " + parameter.parameter() + "  " + parameter.title() + " (" + parameter.unit() + ")");
        parameter
                .values()
                .forEach(value -> out.println("  from " + value.from() + ": "
                        + (value.value() != null ? value.value() : value.of() != null ? value.of() : value.words())
                        + "  " + value.cites()
                        + (value.unsure() == null ? "" : "  (unsure: " + value.unsure() + ")")));
    }

    /** Everything wrong with a rules folder, for the one place that reports a refusal. */
    static void report(RulebookRefused refused, PrintStream to) {
        to.println("The rules cannot be used:");
        for (Problem problem : refused.problems()) {
            to.println("  " + problem);
        }
    }
}

package org.rightplace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Held;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.person.ErasureService;
import org.rightplace.person.Hold;
import org.rightplace.placement.ChaseList;
import org.rightplace.placement.ChaseSheet;
import org.rightplace.placement.DecisionSearch;
import org.rightplace.placement.Recommendations;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.schema.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decisions list|show ID|chase}: what has been recorded, and what of it is still to be done. */
@Command(
        name = "decisions",
        description = "List what has been recorded, show one decision, or say what is still to be done.")
public final class DecisionsCommand implements Callable<Integer> {

    private static final InputError UNKNOWN =
            new InputError("", "unknown-decision", "There is no decision with that id. List them with: decisions list");

    private final Supplier<Ledger> ledger;

    private final Supplier<Recommendations> recommendations;
    private final Supplier<Answers> answers;
    private final Supplier<ErasureService> erasures;
    private final Supplier<Looks> looks;
    private final Supplier<Catalogue> inService;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    /** @param inService the rulebook in service, asked only who can have something to do */
    public DecisionsCommand(
            Supplier<Ledger> ledger,
            Supplier<Recommendations> recommendations,
            Supplier<Answers> answers,
            Supplier<ErasureService> erasures,
            Supplier<Looks> looks,
            Supplier<Catalogue> inService,
            Clock clock,
            PrintStream out,
            PrintStream err) {
        this.ledger = ledger;
        this.recommendations = recommendations;
        this.answers = answers;
        this.erasures = erasures;
        this.looks = looks;
        this.inService = inService;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Which entries are looked for, as the API's search has it. */
    static final class Asked {

        @Option(names = "--kind", description = "only entries of one kind")
        private String kind;

        @Option(names = "--from", paramLabel = "DAY", description = "only entries recorded on this day or later")
        private String from;

        @Option(names = "--to", paramLabel = "DAY", description = "only entries recorded on this day or earlier")
        private String to;

        @Option(names = "--outcome", paramLabel = "CODE", description = "only advice with this outcome")
        private String outcome;

        @Option(
                names = "--principle",
                paramLabel = "ID",
                description = "only advice in which it applied; ID:NOT_MET: in which this was found of it")
        private String principle;

        @Option(names = "--setting", paramLabel = "URN", description = "only advice on this setting")
        private Integer setting;

        @Option(
                names = "--departed",
                paramLabel = "true|false",
                description = "only what a person departed from, or only the rest")
        private String departed;

        @Option(names = "--text", paramLabel = "WORDS", description = "only where all these words stand")
        private String text;

        /** As {@code schema/decision-search.json}, which then says what is wrong with it. */
        private ObjectNode json() {
            var search = JsonNodeFactory.instance.objectNode();
            search.put("kind", kind).put("from", from).put("to", to);
            search.put("outcome", outcome).put("principle", principle).put("setting", setting);
            if (departed != null && departed.matches("true|false")) {
                search.put("departed", Boolean.parseBoolean(departed));
            } else {
                search.put("departed", departed);
            }
            return search.put("text", text);
        }
    }

    @Override
    public Integer call() throws BadInput {
        return list(new Asked(), 20);
    }

    @Command(name = "list", description = "The newest entries, newest first; of those that are asked for.")
    int list(
            @Mixin Asked asked,
            @Option(names = "--limit", description = "how many (default: ${DEFAULT-VALUE})", defaultValue = "20")
                    int limit)
            throws BadInput {
        if (limit < 1) {
            throw new BadInput("--limit must be at least 1.");
        }
        var sent = DecisionSearch.schema()
                .read(asked.json().toString().getBytes(StandardCharsets.UTF_8), (tree, wrongs) -> {});
        if (!sent.accepted()) {
            throw new BadInput(sent.errors().stream()
                    .map(error -> "--" + error.pointer().substring(1) + ": " + error.detail())
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        var entries = ledger.get().find(DecisionSearch.of(sent.tree()).filter(), limit, null);
        entries.forEach(stored -> out.println(line(stored)));
        return ExitCode.DONE;
    }

    private static String line(StoredEntry stored) {
        var entry = stored.entry();
        var result = stored.body().at("/content/result");
        var setting = result.path("settingUrn");
        return "%6d  %s  %s  %-26s %s%s"
                .formatted(
                        entry.sequence(),
                        entry.recordedAt(),
                        entry.decisionId(),
                        entry.kind().wireName(),
                        result.path("outcome")
                                .asText(stored.body().at("/content/choice").asText("")),
                        setting.isInt() ? " " + setting.asInt() : "");
    }

    enum ChaseFormat {
        text,
        csv,
        json
    }

    @Command(
            name = "chase",
            description = "What is still to be done, over the latest advice on each request, the first due first.")
    int chase(
            @Option(names = "--who", description = "only what these do: council, family, setting, health …") String who,
            @Option(names = "--format", description = "text, csv or json", defaultValue = "text") ChaseFormat format,
            @Option(
                            names = "--as-at",
                            paramLabel = "DAY",
                            description = "the list at the end of this day (default: today)")
                    LocalDate asAt)
            throws BadInput {
        if (who != null) {
            var known = inService.get().codes("action-kinds/who");
            if (!known.contains(who)) {
                throw new BadInput("--who must be one of " + String.join(", ", known) + ".");
            }
        }
        if (asAt != null && (asAt.getYear() < 1 || asAt.getYear() > 9999)) {
            throw new BadInput("--as-at must be a day of a year from 1 to 9999.");
        }
        var list = ChaseList.of(
                recommendations.get(), asAt == null ? LocalDate.now(clock.withZone(Filter.ENGLAND)) : asAt, who);
        switch (format) {
            case csv -> out.print(ChaseSheet.of(list));
            case json -> out.println(list.json().toPrettyString());
            default -> ChasePrinter.table(list, out);
        }
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "One decision, explained with the rulebook it was made with.")
    int show(@Parameters(paramLabel = "ID", description = "the decision's id") String id, @Mixin Shown shown) {
        var stored = ledger.get().find(id);
        stored.ifPresent(one -> looks.get().noteLocal(Look.What.EXPLANATION, id, one.authorities()));
        var found = stored.flatMap(answers.get()::of);
        if (found.isEmpty()) {
            if (stored.isPresent() && !Choices.isAdvice(stored.get())) {
                out.println(stored.get().body().toPrettyString());
                return ExitCode.DONE;
            }
            if (stored.isPresent()) {
                return erased(stored.get(), shown);
            }
            if (shown.format() == Shown.Format.json) {
                out.println(Problems.json(List.of(UNKNOWN)).toPrettyString());
            } else {
                err.println(UNKNOWN.detail());
            }
            return ExitCode.BAD_INPUT;
        }
        var under = Stream.concat(
                        Choices.under(found.get(), id, ledger.get()).stream(),
                        Hold.standing(ledger.get()
                                        .persons()
                                        .heldWith(stored.get())
                                        .map(Held::entries)
                                        .orElse(List.of()))
                                .stream()
                                .map(hold -> hold.line(inService.get())))
                .toList();
        shown.print(found.get(), under, out);
        return ExitCode.DONE;
    }

    /** What is left of a decision that can no longer be explained. */
    private int erased(StoredEntry stored, Shown shown) {
        if (shown.format() == Shown.Format.json) {
            out.println(stored.body().toPrettyString());
            return ExitCode.DONE;
        }
        erasures.get()
                .instead(stored)
                .orElse(List.of("What this decision said of a person is not there, though no entry says that it was"
                        + " erased. Verify the log: ./rightplace ledger verify"))
                .forEach(out::println);
        Choices.on(stored.entry().decisionId(), ledger.get())
                .lines(inService.get())
                .forEach(out::println);
        return ExitCode.DONE;
    }
}

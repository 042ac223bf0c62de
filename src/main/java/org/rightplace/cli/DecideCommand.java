package org.rightplace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rightplace.choice.ChoiceService;
import org.rightplace.choice.Choices;
import org.rightplace.choice.NotOpen;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Catalogue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decide ID}: what a named person chose on advice, recorded as an entry that follows it. */
@Command(name = "decide", description = "Record what a named person chose on advice: it stays beside the advice.")
public final class DecideCommand implements Callable<Integer> {

    private static final Asker ASKER = Asker.local("decision-maker");

    @Parameters(paramLabel = "ID", description = "id of the advice")
    private String id;

    @Option(
            names = "--choice",
            required = true,
            description = "agreed, departed (with --code and --reason), deferred or withdrawn")
    private String choice;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "who chose")
    private String by;

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "their role, as head-of-sen")
    private String role;

    @Option(names = "--on", required = true, paramLabel = "DAY", description = "the day of the choice")
    private String on;

    @Option(names = "--code", description = "why it departs from the advice: a code of tables/departure-codes")
    private String code;

    @Option(names = "--reason", paramLabel = "WORDS", description = "why, in words")
    private String reason;

    @Option(
            names = "--setting",
            paramLabel = "URN",
            description = "the setting chosen, where it is not the one advised")
    private Integer setting;

    @Option(names = "--corrects", paramLabel = "ID", description = "the earlier choice that this one puts right")
    private String corrects;

    @Option(names = "--recommendation", description = "it is a panel's recommendation, not yet the officer's decision")
    private boolean recommendation;

    @ArgGroup(exclusive = false)
    private Panel panel;

    /** Who sat. */
    static final class Panel {

        @Option(names = "--chair", required = true, paramLabel = "NAME", description = "who chaired the panel")
        private String chair;

        @Option(names = "--members", required = true, paramLabel = "N", description = "how many sat")
        private Integer members;

        @Option(
                names = "--quorate",
                required = true,
                arity = "1",
                paramLabel = "true|false",
                description = "whether enough sat")
        private Boolean quorate;

        @Option(
                names = "--conflict",
                paramLabel = "WORDS",
                description = "an interest that was declared; may be given again")
        private List<String> conflicts = List.of();

        private ObjectNode json() {
            var json = JsonNodeFactory.instance.objectNode();
            json.put("chair", chair).put("members", members).put("quorate", quorate);
            var declared = json.putArray("conflicts");
            conflicts.forEach(declared::add);
            return json;
        }
    }

    private final Supplier<Ledger> ledger;
    private final Supplier<ChoiceService> choices;
    private final Supplier<Catalogue> inService;
    private final PrintStream out;
    private final PrintStream err;

    /** @param inService the rulebook in service, whose tables name the codes */
    public DecideCommand(
            Supplier<Ledger> ledger,
            Supplier<ChoiceService> choices,
            Supplier<Catalogue> inService,
            PrintStream out,
            PrintStream err) {
        this.ledger = ledger;
        this.choices = choices;
        this.inService = inService;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws BadInput {
        var advice = ledger.get()
                .find(id)
                .orElseThrow(() -> new BadInput("There is no decision with that id. List them with: decisions list"));
        try {
            var given = choices.get().choose(advice, json().toString().getBytes(StandardCharsets.UTF_8), ASKER, null);
            if (!given.accepted()) {
                Problems.text(given.errors(), err);
                return ExitCode.BAD_INPUT;
            }
        } catch (NotOpen e) {
            throw new BadInput(e.getMessage() + ".");
        }
        Choices.on(id, ledger.get()).lines(inService.get()).forEach(out::println);
        return ExitCode.DONE;
    }

    /** As {@code schema/outcome.json}, which then says what is wrong with it. */
    private ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("choice", choice).put("decidedBy", by).put("role", role).put("decidedOn", on);
        json.put("code", code).put("reason", reason).put("settingUrn", setting).put("corrects", corrects);
        if (recommendation) {
            json.put("standing", "panel-recommendation");
        }
        if (panel != null) {
            json.set("panel", panel.json());
        }
        return json;
    }
}

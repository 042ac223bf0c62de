package org.rightplace.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.person.AccessExport;
import org.rightplace.person.Erasing;
import org.rightplace.person.ErasureService;
import org.rightplace.person.HoldService;
import org.rightplace.person.Officer;
import org.rightplace.person.Refused;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.store.CannotCompact;
import org.rightplace.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code person …}: what is held on a person, for how long, how they get a copy of it, and how it is erased. */
@Command(
        name = "person",
        description = "Give a person a copy of what is held on them, keep it, say whose time has ended, or erase it.")
public final class PersonCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Supplier<ErasureService> erasures;
    private final Supplier<HoldService> holds;
    private final Supplier<AccessExport> copies;
    private final Supplier<Database> database;
    private final Supplier<Catalogue> inService;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    /** @param inService the rulebook in service, whose tables name the codes */
    public PersonCommand(
            Supplier<ErasureService> erasures,
            Supplier<HoldService> holds,
            Supplier<AccessExport> copies,
            Supplier<Database> database,
            Supplier<Catalogue> inService,
            Clock clock,
            PrintStream out,
            PrintStream err) {
        this.erasures = erasures;
        this.holds = holds;
        this.copies = copies;
        this.database = database;
        this.inService = inService;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: export, hold, release, due or erase.");
    }

    /** Who does it, and why. */
    static final class Why {

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "CODE",
                description = "why, as a code of the rulebook")
        private String reason;

        @Option(names = "--by", required = true, paramLabel = "NAME", description = "who does it")
        private String by;

        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "their role, as records-officer")
        private String role;

        Officer officer() {
            return new Officer(by, role);
        }
    }

    @Command(
            name = "erase",
            description =
                    "Say what erasing a person would take away, what would stay, and what stands in the way. With --yes, erase.")
    int erase(
            @Parameters(paramLabel = "REF", description = "the council's reference of the person") String reference,
            @Mixin Why why,
            @Option(
                            names = "--only",
                            paramLabel = "ID",
                            description = "only this decision and what follows it; may be given again")
                    List<String> only,
            @Option(
                            names = "--approved-by",
                            paramLabel = "NAME",
                            description = "a second officer, where the time it is kept for has not ended")
                    String approvedBy,
            @Option(names = "--yes", description = "erase, for good") boolean yes)
            throws BadInput {
        try {
            if (erasures.get().drafts(reference) > 0 && !erasures.get().isOnRecord(reference)) {
                return draftsOnly(reference, yes);
            }
            var asked = new Erasing(why.reason, only == null ? Set.of() : Set.copyOf(only), why.officer(), approvedBy);
            var plan = erasures.get().plan(reference, asked);
            if (!yes) {
                out.println("Dry run: nothing has been erased.");
                show(reference, plan, asked);
                out.println(
                        plan.inTheWay().isEmpty()
                                ? "Nothing stands in the way. To erase, say the same with --yes: it cannot be undone."
                                : "It cannot be erased as things stand:");
                plan.inTheWay().forEach(line -> out.println("- " + line));
                return ExitCode.DONE;
            }
            var entry = erasures.get().erase(reference, asked);
            if (asked.only().isEmpty()) {
                forgetDrafts(reference);
            }
            out.println("Erased: " + plan.sections() + " private sections of "
                    + plan.goes().size() + " entries. Recorded as entry " + entry.sequence() + ", decision "
                    + entry.decisionId() + ".");
        } catch (Refused e) {
            throw refused(e);
        }
        return compacted();
    }

    /** Of somebody on whom nothing was ever recorded. There is no entry to say that it was erased: nothing was advised. */
    private int draftsOnly(String reference, boolean yes) {
        if (!yes) {
            out.println("Dry run: nothing has been erased.");
            out.println(
                    "Would go: drafts, begun and not sent: " + erasures.get().drafts(reference)
                            + ". Nothing is on record. To erase, say the same with --yes: it cannot be undone.");
            return ExitCode.DONE;
        }
        forgetDrafts(reference);
        return compacted();
    }

    private void forgetDrafts(String reference) {
        int drafts = erasures.get().eraseDrafts(reference);
        if (drafts > 0) {
            out.println("Drafts, begun and not sent, that were deleted: " + drafts + ".");
        }
    }

    /** What was deleted is in the file's free space until it is written anew, and an erasure is not done before that. */
    private int compacted() {
        try {
            database.get().compact();
            out.println("The database file was written anew: what was erased is no longer in it.");
        } catch (CannotCompact e) {
            err.println("Not finished: " + e.getMessage());
            return ExitCode.FAILED;
        } finally {
            out.println(
                    "Copies made before still hold it: backups, exports with private parts, files that were sent in,"
                            + " and copies given out. They have to be deleted where they lie.");
        }
        return ExitCode.DONE;
    }

    private void show(String reference, ErasureService.Plan plan, Erasing asked) {
        out.println(
                "Would go: " + plan.sections() + " private sections, with their salts and the words they are found by");
        plan.goes()
                .forEach(one -> out.println("- " + line(one) + ": "
                        + String.join(", ", one.sections().keySet())));
        int drafts = asked.only().isEmpty() ? erasures.get().drafts(reference) : 0;
        if (drafts > 0) {
            out.println("- drafts, begun and not sent: " + drafts);
        }
        out.println(
                asked.only().isEmpty()
                        ? "- the reference, by which the random id in the entries leads to the person, and what their requests would be known again by"
                        : "- what these requests would be known again by; the reference stays, for the other entries");
        out.println(
                "Would stay: number, day, kind, outcome and findings as codes, the settings the request itself named, the role of"
                        + " whoever asked, a random id that then leads nowhere, and hashes. The log cannot be proved without them, and they name nobody.");
        plan.retention()
                .ifPresentOrElse(
                        one -> one.lines(LocalDate.now(clock.withZone(Filter.ENGLAND)))
                                .forEach(out::println),
                        () -> out.println("Retention: cannot be told, as no date of birth is held."));
        if (plan.holds().isEmpty()) {
            out.println("Legal hold: none.");
        }
        plan.holds().forEach(hold -> out.println(hold.line(inService.get())));
        if (!plan.mentions().isEmpty()) {
            out.println("May name the reference too, is not this person's, and would stay as it is; look at it:");
            plan.mentions().forEach(one -> out.println("- " + line(one)));
        }
    }

    private static String line(StoredEntry one) {
        return "entry " + one.entry().sequence() + ", "
                + LocalDate.ofInstant(one.entry().recordedAt(), Filter.ENGLAND) + ", "
                + one.entry().kind().wireName() + " " + one.entry().decisionId();
    }

    @Command(name = "hold", description = "Keep everything held on a person from being erased, an open appeal say.")
    int hold(
            @Parameters(paramLabel = "REF", description = "the council's reference of the person") String reference,
            @Mixin Why why)
            throws BadInput {
        try {
            out.println("Held, from entry "
                    + holds.get().place(reference, why.reason, why.officer()).sequence()
                    + " on: nothing of this person is erased until it is released.");
        } catch (Refused e) {
            throw refused(e);
        }
        return ExitCode.DONE;
    }

    @Command(name = "release", description = "Release the hold that stands for a reason.")
    int release(
            @Parameters(paramLabel = "REF", description = "the council's reference of the person") String reference,
            @Mixin Why why)
            throws BadInput {
        try {
            out.println("Released, in entry "
                    + holds.get().release(reference, why.reason, why.officer()).sequence() + ".");
        } catch (Refused e) {
            throw refused(e);
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "due",
            description = "Whose record has been kept for as long as it is to be. Nothing is erased by itself.")
    int due(@Option(names = "--on", paramLabel = "DAY", description = "as at this day (default: today)") LocalDate on) {
        var day = on == null ? LocalDate.now(clock.withZone(Filter.ENGLAND)) : on;
        var list = holds.get().due(day);
        list.due()
                .forEach(one -> out.println(one.reference() + "  until "
                        + one.retention().until() + "  " + one.retention().className()
                        + (one.holds().isEmpty() ? "" : "  on hold")));
        out.println(list.due().size() + " of " + list.persons() + " persons as at " + day + "; of " + list.untold()
                + " it cannot be told, as no date of birth is held.");
        return ExitCode.DONE;
    }

    @Command(name = "export", description = "Write a copy of everything held on a person, for them to have.")
    int export(
            @Parameters(paramLabel = "REF", description = "the council's reference of the person") String reference,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "DIR",
                            description = "a folder that is empty, or not there yet")
                    Path folder)
            throws BadInput {
        try {
            EmptyFolder.make(folder);
            int entries = copies.get().write(reference, folder);
            out.println("Wrote " + entries + " entries to " + folder + ". Read check-before-sending.txt there first;"
                    + " the person begins with index.html.");
            return ExitCode.DONE;
        } catch (Refused e) {
            throw refused(e);
        } catch (IOException e) {
            throw new BadInput(folder + " cannot be written.");
        }
    }

    private static BadInput refused(Refused e) {
        return new BadInput(e.getMessage() + (e.getMessage().endsWith(".") ? "" : "."));
    }
}

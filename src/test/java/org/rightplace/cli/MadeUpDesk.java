package org.rightplace.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.rightplace.CommandLineRun.Ended;
import org.rightplace.person.AccessExport;
import org.rightplace.person.ErasureService;
import org.rightplace.person.HoldService;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.tribunal.BundleCheck;
import org.rightplace.tribunal.TribunalBundles;

/** The commands over the made-up area, without compiling the rulebook again for each of them. */
final class MadeUpDesk implements AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    final MadeUpArea area;
    final Path checkpoints;

    MadeUpDesk(Path folder) throws IOException {
        area = new MadeUpArea(folder);
        checkpoints = folder.resolve("checkpoints");
    }

    Ended run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        var toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new RightplaceCommand(toOut, toErr)
                .with(new RecommendCommand(() -> area.placement, toOut, toErr))
                .with(new CheckCommand(() -> area.contracts, toOut, toErr, true))
                .with(new DecideCommand(
                        () -> area.ledger,
                        () -> area.choices,
                        () -> MadeUpArea.rules().catalogue(),
                        toOut,
                        toErr))
                .with(new ToolkitCommand(() -> area.toolkit, toOut, toErr))
                .with(new DecisionsCommand(
                        () -> area.ledger,
                        () -> area.recommendations,
                        () -> area.answers,
                        this::erasures,
                        () -> area.looks,
                        () -> MadeUpArea.rules().catalogue(),
                        CLOCK,
                        toOut,
                        toErr))
                .with(
                        "decisions",
                        new BundleCommand(
                                () -> new TribunalBundles(area.ledger, area.looks, MadeUpArea.KINDS, "test", CLOCK),
                                toOut))
                .with("decisions", new VerifyBundleCommand(new BundleCheck(MadeUpArea.KINDS, "test"), toOut, toErr))
                .with(new PersonCommand(
                        this::erasures,
                        () -> new HoldService(
                                area.ledger, () -> MadeUpArea.rules().catalogue()),
                        () -> new AccessExport(
                                area.ledger,
                                area.answers,
                                area.looks,
                                area.unsent(),
                                () -> MadeUpArea.rules().catalogue(),
                                CLOCK),
                        () -> area.database,
                        () -> MadeUpArea.rules().catalogue(),
                        CLOCK,
                        toOut,
                        toErr))
                .with(new DatabaseCommand(() -> area.database, toOut))
                .with(new LedgerCommand(() -> area.ledger, checkpoints, toOut, toErr))
                .run(args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private ErasureService erasures() {
        return new ErasureService(
                area.ledger, area.unsent(), () -> MadeUpArea.rules().catalogue(), CLOCK);
    }

    /** How many rows each table that may hold something of a request has. */
    String rows() {
        return area.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT (SELECT size FROM ledger_head) || ' '"
                                + " || (SELECT COUNT(*) FROM ledger_entry) || ' '"
                                + " || (SELECT COUNT(*) FROM ledger_section) || ' '"
                                + " || (SELECT COUNT(*) FROM ledger_subject) || ' '"
                                + " || (SELECT COUNT(*) FROM rulebook_archive)")
                        .mapTo(String.class)
                        .one());
    }

    @Override
    public void close() {
        area.close();
    }
}

package org.rightplace;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.backup.Backup;
import org.rightplace.backup.Restore;
import org.rightplace.cli.BackupCommand;
import org.rightplace.cli.BadInput;
import org.rightplace.cli.BundleCommand;
import org.rightplace.cli.CheckCommand;
import org.rightplace.cli.DatabaseCommand;
import org.rightplace.cli.DecideCommand;
import org.rightplace.cli.DecisionsCommand;
import org.rightplace.cli.DemoCommand;
import org.rightplace.cli.ImportCommand;
import org.rightplace.cli.LedgerCommand;
import org.rightplace.cli.PersonCommand;
import org.rightplace.cli.RecommendCommand;
import org.rightplace.cli.RestoreCommand;
import org.rightplace.cli.RightplaceCommand;
import org.rightplace.cli.RulesCommand;
import org.rightplace.cli.ServeCommand;
import org.rightplace.cli.TokenCommand;
import org.rightplace.cli.ToolkitCommand;
import org.rightplace.cli.UserCommand;
import org.rightplace.cli.VerifyBundleCommand;
import org.rightplace.person.AccessExport;
import org.rightplace.person.HoldService;
import org.rightplace.register.PostcodeImport;
import org.rightplace.register.RegisterImport;
import org.rightplace.store.Database;
import org.rightplace.tribunal.BundleCheck;
import org.rightplace.tribunal.TribunalBundles;
import org.rightplace.web.Server;

/** The program: settings in, one command out. */
public final class App {

    private final Parts parts;
    private final PrintStream out;
    private final PrintStream err;

    App(Settings settings, PrintStream out, PrintStream err, Clock clock) {
        this.parts = new Parts(settings, err, clock);
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        var home = Path.of(System.getProperty("rightplace.home", "."));
        System.exit(main(System.getenv(), home, out, err, Clock.systemDefaultZone(), args));
    }

    /** A whole run: what the process ends with, for settings, streams and a clock given from outside. */
    static int main(
            Map<String, String> environment, Path home, PrintStream out, PrintStream err, Clock clock, String... args) {
        try {
            return new App(Settings.of(environment, home), out, err, clock).run(args);
        } catch (BadInput e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    /** Runs one command and returns what the process ends with: 0 done, 2 bad input, 1 any other failure. */
    int run(String... args) {
        try {
            return commands().run(args);
        } finally {
            parts.database.ifMade(Database::close);
        }
    }

    private RightplaceCommand commands() {
        Supplier<Server> server = () -> new Serving(parts).server();
        return new RightplaceCommand(out, err)
                .with(new RecommendCommand(parts.placement, out, err))
                .with(new CheckCommand(parts.contracts, out, err, System.console() != null))
                .with(new ToolkitCommand(parts.toolkit, out, err))
                .with(new DecideCommand(parts.ledger, parts.choices, parts.catalogue, out, err))
                .with(new DecisionsCommand(
                        parts.ledger,
                        parts.recommendations,
                        parts.answers,
                        parts.erasures,
                        parts.looks,
                        parts.catalogue,
                        parts.clock,
                        out,
                        err))
                .with(
                        "decisions",
                        new BundleCommand(
                                () -> new TribunalBundles(
                                        parts.ledger.get(),
                                        parts.looks.get(),
                                        Parts.KINDS,
                                        Parts.version(),
                                        parts.clock),
                                out))
                .with("decisions", new VerifyBundleCommand(new BundleCheck(Parts.KINDS, Parts.version()), out, err))
                .with(new ImportCommand(
                        () -> new RegisterImport(parts.database.get().jdbi()),
                        () -> new PostcodeImport(parts.database.get().jdbi()),
                        parts.clock,
                        out,
                        err))
                .with(new LedgerCommand(parts.ledger, parts.settings.checkpoints(), out, err))
                .with(new BackupCommand(
                        () -> new Backup(parts.database.get(), parts.ledger.get(), Parts.version(), parts.clock), out))
                .with(new RestoreCommand(
                        new Restore(parts.settings.data(), parts.settings.databaseUrl(), Parts.version(), parts.clock),
                        parts.settings.demonstration(),
                        parts.settings.checkpoints(),
                        out,
                        err))
                .with(new PersonCommand(
                        parts.erasures,
                        () -> new HoldService(parts.ledger.get(), parts.catalogue),
                        () -> new AccessExport(
                                parts.ledger.get(),
                                parts.answers.get(),
                                parts.looks.get(),
                                parts.unsent(),
                                parts.catalogue,
                                parts.clock),
                        parts.database,
                        parts.catalogue,
                        parts.clock,
                        out,
                        err))
                .with(new DatabaseCommand(parts.database, out))
                .with(new RulesCommand(
                        parts.settings.rules(),
                        parts.rulebooks,
                        name -> parts.accounts.get().isOfOneWhoAsks(name),
                        parts.clock,
                        out,
                        err))
                .with(new UserCommand(
                        parts.accounts,
                        () -> new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        out))
                .with(new TokenCommand(parts.tokens, out))
                .with(new ServeCommand(server, err))
                .with(new DemoCommand(
                        parts.settings.fixtures(),
                        new DemoCommand.Asked(
                                parts.placement, parts.contracts, parts.toolkit, parts.choices, parts.answers),
                        parts.ledger,
                        parts.catalogue,
                        server,
                        parts.clock,
                        out,
                        err));
    }
}

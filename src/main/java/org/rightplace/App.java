package org.rightplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rightplace.access.Account;
import org.rightplace.access.Accounts;
import org.rightplace.access.DemoUsers;
import org.rightplace.access.Sessions;
import org.rightplace.access.Tokens;
import org.rightplace.backup.Backup;
import org.rightplace.backup.Restore;
import org.rightplace.choice.ChoiceApi;
import org.rightplace.choice.ChoiceService;
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
import org.rightplace.contract.ContractApi;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.ContractTrial;
import org.rightplace.decision.Answers;
import org.rightplace.decision.Kind;
import org.rightplace.governance.Activation;
import org.rightplace.governance.ActivationApi;
import org.rightplace.governance.RulebookApi;
import org.rightplace.governance.RulebookInService;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.LedgerApi;
import org.rightplace.person.AccessExport;
import org.rightplace.person.ErasureService;
import org.rightplace.person.HoldService;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.PlacementApi;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.RecommendationPages;
import org.rightplace.placement.Recommendations;
import org.rightplace.placement.SettingsApi;
import org.rightplace.placement.Trial;
import org.rightplace.register.PostcodeImport;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.register.RegisterImport;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Problem;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.store.Database;
import org.rightplace.toolkit.ToolkitApi;
import org.rightplace.toolkit.ToolkitService;
import org.rightplace.toolkit.ToolkitTrial;
import org.rightplace.tribunal.BundleCheck;
import org.rightplace.tribunal.TribunalBundles;
import org.rightplace.web.CannotServe;
import org.rightplace.web.Description;
import org.rightplace.web.Limits;
import org.rightplace.web.Metrics;
import org.rightplace.web.Route;
import org.rightplace.web.Server;
import org.rightplace.web.SignInPages;
import org.rightplace.web.Who;

/**
 * The composition root: settings in, objects wired by hand. Nothing is opened before a command needs it, so that {@code rules} opens no
 * database.
 */
public final class App {

    private static final String DEMONSTRATION = "Demonstration: every setting, child and decision here is made up.";

    private static final String DEMO_USERS = "Sign in as " + String.join(", ", DemoUsers.names())
            + ", each with the password " + DemoUsers.PASSWORD + ".";
    /** Of every kind of answer: how it is read back from its record. */
    private static final List<Kind<?>> KINDS = List.of(Recommendations.KIND, ContractService.KIND, ToolkitService.KIND);

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Once<Database> database = new Once<>(this::openDatabase);
    private final Once<Ledger> ledger = new Once<>(this::openLedger);
    private final Once<CheckpointFiles> checkpointFiles = new Once<>(this::checkpointFiles);
    private final Once<RulebookInService> rulebooks = new Once<>(this::rulebooks);
    private final Once<RulebookInService> inService = new Once<>(this::inService);
    private final Once<Accounts> accounts;
    private final Once<Tokens> tokens;
    private final Supplier<Rulebook> rulebook = () -> inService.get().get();

    App(Settings settings, PrintStream out, PrintStream err, Clock clock) {
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.accounts = new Once<>(() -> new Accounts(database.get(), clock));
        this.tokens = new Once<>(() -> new Tokens(database.get(), clock));
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
            database.ifMade(Database::close);
        }
    }

    private RightplaceCommand commands() {
        Supplier<PlacementService> placement = () -> new PlacementService(
                rulebook,
                new Register(database.get().jdbi()),
                new Postcodes(database.get().jdbi()),
                ledger.get(),
                clock);
        var onePlacement = new Once<>(placement);
        var recommendations = new Once<>(() -> new Recommendations(ledger.get()));
        Supplier<Answers> answers = () -> new Answers(ledger.get(), KINDS);
        Supplier<ChoiceService> choices =
                () -> new ChoiceService(rulebook, this::isRegistered, ledger.get(), answers.get(), clock);
        Supplier<ContractService> contracts = () -> new ContractService(rulebook, ledger.get(), clock);
        Supplier<ToolkitService> toolkit = () -> new ToolkitService(rulebook, this::isRegistered, ledger.get());
        Supplier<Server> server = () -> server(routes(
                onePlacement.get(),
                contracts.get(),
                toolkit.get(),
                choices.get(),
                recommendations.get(),
                answers.get()));
        Supplier<Catalogue> catalogue = () -> rulebook.get().catalogue();
        Supplier<ErasureService> erasures = () -> new ErasureService(ledger.get(), catalogue, clock);
        return new RightplaceCommand(out, err)
                .with(new RecommendCommand(onePlacement, out, err))
                .with(new CheckCommand(contracts, out, err, System.console() != null))
                .with(new ToolkitCommand(toolkit, out, err))
                .with(new DecideCommand(ledger, choices, catalogue, out, err))
                .with(new DecisionsCommand(ledger, recommendations, answers, erasures, catalogue, clock, out, err))
                .with(
                        "decisions",
                        new BundleCommand(() -> new TribunalBundles(ledger.get(), KINDS, version(), clock), out))
                .with("decisions", new VerifyBundleCommand(new BundleCheck(KINDS, version()), out, err))
                .with(new ImportCommand(
                        () -> new RegisterImport(database.get().jdbi()),
                        () -> new PostcodeImport(database.get().jdbi()),
                        clock,
                        out,
                        err))
                .with(new LedgerCommand(ledger, settings.checkpoints(), out, err))
                .with(new BackupCommand(() -> new Backup(database.get(), ledger.get(), version(), clock), out))
                .with(new RestoreCommand(
                        new Restore(settings.data(), settings.databaseUrl(), version(), clock),
                        settings.demonstration(),
                        settings.checkpoints(),
                        out,
                        err))
                .with(new PersonCommand(
                        erasures,
                        () -> new HoldService(ledger.get(), catalogue),
                        () -> new AccessExport(ledger.get(), answers.get(), catalogue, clock),
                        database,
                        catalogue,
                        clock,
                        out,
                        err))
                .with(new DatabaseCommand(database, out))
                .with(new RulesCommand(settings.rules(), rulebooks, clock, out, err))
                .with(new UserCommand(
                        accounts,
                        () -> new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        out))
                .with(new TokenCommand(tokens, out))
                .with(new ServeCommand(server, err))
                .with(new DemoCommand(settings.fixtures().resolve("requests"), onePlacement, server, out, err));
    }

    private boolean isRegistered(int urn) {
        return new Register(database.get().jdbi())
                .byUrn(urn, LocalDate.now(clock))
                .isPresent();
    }

    /** A server that follows activations made by other processes. */
    private Server server(List<Route> routes) {
        var listening = settings.listening().checked();
        if (settings.demonstration() && !listening.isHere()) {
            throw new CannotServe(
                    "The demonstration is for this machine only, as everybody knows its passwords: name a data"
                            + " folder with RIGHTPLACE_DATA, or leave RIGHTPLACE_HOST out.");
        }
        var sessions = new Sessions(database.get(), clock);
        var all = new ArrayList<>(routes);
        all.addAll(new SignInPages(accounts.get(), sessions, settings.demonstration() ? DEMO_USERS : "").routes());
        var metrics = settings.metricsToken() == null
                ? null
                : new Metrics(settings.metricsToken(), () -> ledger.get().size());
        if (metrics != null) {
            all.add(metrics.route());
        }
        someoneToSignIn();
        var serving = inService.get();
        err.println(inWords(serving));
        serving.follow();
        var checkpoints = checkpointFiles.get();
        checkpoints.every(Duration.ofMinutes(settings.checkpointMinutes()), err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(serving::stopFollowing, "stop following"));
        return new Server(
                        listening,
                        all,
                        () -> rulebook.get().catalogue().headers(),
                        Limits.USUAL.withPerSecond(settings.perSecond()),
                        new Who(sessions, tokens.get()))
                .measuredBy(metrics)
                .askingAgainAfter(Database::isUnreachable)
                .whenStopped(() -> checkpoints.last(ledger.get().lastCheckpoint(), err::println));
    }

    /** Made-up users are for made-up children only. */
    private void someoneToSignIn() {
        if (settings.demonstration()) {
            DemoUsers.in(accounts.get());
            err.println(DEMO_USERS);
        } else if (accounts.get().all().stream().anyMatch(Account::demonstration)) {
            throw new CannotServe(
                    "This database has the made-up users of the demonstration, whose password everybody knows;"
                            + " name another data folder with RIGHTPLACE_DATA.");
        } else if (accounts.get().all().stream().allMatch(Account::disabled)) {
            throw new CannotServe("Nobody could sign in: add somebody first with ./rightplace user add.");
        }
    }

    private List<Route> routes(
            PlacementService placement,
            ContractService contracts,
            ToolkitService toolkit,
            ChoiceService choices,
            Recommendations recommendations,
            Answers answers) {
        var routes = new ArrayList<Route>();
        routes.addAll(new RecommendationPages(
                        recommendations, answers, ledger.get(), settings.demonstration() ? DEMONSTRATION : "")
                .routes());
        routes.addAll(new PlacementApi(placement).routes());
        routes.addAll(new ContractApi(contracts).routes());
        routes.addAll(new ToolkitApi(toolkit).routes());
        routes.addAll(new ChoiceApi(ledger.get(), choices).routes());
        routes.addAll(new DecisionsApi(ledger.get(), answers, recommendations, placement).routes());
        routes.addAll(new LedgerApi(ledger.get()).routes());
        routes.addAll(new RulebookApi(rulebook).routes());
        routes.addAll(new ActivationApi(rulebooks.get()).routes());
        routes.addAll(new SettingsApi(
                        rulebook,
                        new Register(database.get().jdbi()),
                        new Postcodes(database.get().jdbi()),
                        clock)
                .routes());
        routes.add(Route.get("/health/ready", context -> {
                    rulebook.get();
                    context.result("ready, " + ledger.get().size() + " entries"
                            + checkpointFiles
                                    .get()
                                    .failingSince()
                                    .map(since -> "; no checkpoint file could be written since " + since)
                                    .orElse(""));
                })
                .open());
        routes.addAll(new Description(routes, () -> rulebook.get().schemas(), this::fixture, version()).routes());
        return routes;
    }

    /** An example to send, where the fixtures came with the program. */
    private Optional<JsonNode> fixture(String name) {
        var file = settings.fixtures().resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(new JsonMapper().readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Database openDatabase() {
        try {
            var opened =
                    settings.databaseUrl() == null ? Database.in(settings.data()) : Database.at(settings.databaseUrl());
            if (settings.demonstration()) {
                seed(opened);
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the demonstration store, which nobody named, is filled with the made-up register, and only while it has none. */
    private void seed(Database opened) throws IOException {
        var today = LocalDate.now(clock);
        if (new Register(opened.jdbi()).all(today).isEmpty()) {
            var register = settings.fixtures().resolve("register");
            new RegisterImport(opened.jdbi()).read(register.resolve("register.csv"), today, rows -> {});
            new PostcodeImport(opened.jdbi()).read(register.resolve("postcodes.csv"), rows -> {});
        }
        err.println(DEMONSTRATION + " Set RIGHTPLACE_DATA to a folder of your own for real work.");
    }

    private Ledger openLedger() {
        return Ledger.open(database.get(), settings.data(), version(), clock);
    }

    private CheckpointFiles checkpointFiles() {
        return new CheckpointFiles(settings.checkpoints(), ledger.get().proofs());
    }

    private static String version() {
        var version = App.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Loads none yet: a rulebook can be activated although the one in service cannot be loaded. */
    private RulebookInService rulebooks() {
        return new RulebookInService(ledger.get(), this::loadFolder, this::tried, clock);
    }

    /** What keeps a rulebook from answering whatever may be asked of it. */
    private List<Problem> tried(Rulebook book) {
        var today = LocalDate.now(clock);
        return Stream.of(Trial.of(book, today), ContractTrial.of(book, today), ToolkitTrial.of(book, today))
                .flatMap(List::stream)
                .toList();
    }

    private Rulebook loadFolder() {
        try {
            return Rulebook.load(RulebookFolder.read(settings.rules()));
        } catch (RulebookRefused e) {
            throw new RulebookInService.Unusable(e);
        }
    }

    /** Whoever edits the folder must hear that it is not what answers. */
    private RulebookInService inService() {
        var serving = rulebooks.get();
        serving.get();
        if (serving.activation().isPresent() && differs(serving.activation().get())) {
            err.println("The folder " + settings.rules()
                    + " is not what is in service: it differs from the rulebook activated in entry "
                    + serving.activation().get().sequence() + ". To put it in service: ./rightplace rules activate "
                    + settings.rules() + " --approver NAME");
        }
        return serving;
    }

    private boolean differs(Activation activation) {
        try {
            return !RulebookFolder.read(settings.rules()).digest().equals(activation.digest());
        } catch (RulebookRefused e) {
            // A folder that cannot be read is none that anybody works on.
            return false;
        }
    }

    private String inWords(RulebookInService serving) {
        var catalogue = serving.get().catalogue();
        return "In service is the rulebook " + catalogue.manifest().name() + " "
                + catalogue.manifest().version() + ", " + catalogue.digest() + ", "
                + serving.activation()
                        .map(one -> "activated in entry " + one.sequence() + " at " + one.recordedAt() + ".")
                        .orElse("from the folder " + settings.rules() + ": none was activated yet.");
    }

    /** Something made when it is first asked for, and only once. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> make;
        private T made;

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public synchronized T get() {
            if (made == null) {
                made = make.get();
            }
            return made;
        }

        synchronized void ifMade(Consumer<T> use) {
            if (made != null) {
                use.accept(made);
            }
        }
    }
}

package org.rightplace;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rightplace.access.Accounts;
import org.rightplace.access.Looks;
import org.rightplace.access.Tokens;
import org.rightplace.choice.ChoiceService;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.ContractTrial;
import org.rightplace.decision.Answers;
import org.rightplace.decision.Kind;
import org.rightplace.draft.Drafts;
import org.rightplace.governance.Activation;
import org.rightplace.governance.MeasuresService;
import org.rightplace.governance.RulebookInService;
import org.rightplace.ledger.CheckpointFiles;
import org.rightplace.ledger.Ledger;
import org.rightplace.person.ErasureService;
import org.rightplace.person.Unsent;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.Recommendations;
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
import org.rightplace.toolkit.ToolkitService;
import org.rightplace.toolkit.ToolkitTrial;

/** The objects the program is made of, wired by hand. Nothing is made before it is needed, so that {@code rules} opens no database. */
final class Parts {

    static final String DEMONSTRATION = "Demonstration: every setting, child and decision here is made up.";

    /** Of every kind of answer: how it is read back from its record. */
    static final List<Kind<?>> KINDS = List.of(Recommendations.KIND, ContractService.KIND, ToolkitService.KIND);

    final Settings settings;
    final Clock clock;
    final PrintStream err;

    final Once<Database> database = new Once<>(this::openDatabase);
    final Once<Ledger> ledger = new Once<>(this::openLedger);
    final Once<CheckpointFiles> checkpointFiles = new Once<>(this::checkpointFiles);

    /** Loads no rulebook: one can be activated although that in service cannot be loaded. */
    final Once<RulebookInService> rulebooks = new Once<>(this::rulebooks);

    final Once<RulebookInService> inService = new Once<>(this::inService);
    final Supplier<Rulebook> rulebook = () -> inService.get().get();
    final Supplier<Catalogue> catalogue = () -> rulebook.get().catalogue();

    final Once<Accounts> accounts = new Once<>(() -> new Accounts(database.get(), clock()));
    final Once<Tokens> tokens = new Once<>(() -> new Tokens(database.get(), clock()));
    final Once<Looks> looks = new Once<>(() -> new Looks(database.get(), clock(), this::looksAreKeptFor));

    final Once<Drafts> drafts = new Once<>(() -> new Drafts(database.get(), clock(), this::draftsAreKeptFor));

    final Once<Register> register = new Once<>(() -> new Register(database.get().jdbi()));
    final Once<Postcodes> postcodes =
            new Once<>(() -> new Postcodes(database.get().jdbi()));
    final Once<PlacementService> placement =
            new Once<>(() -> new PlacementService(rulebook, register.get(), postcodes.get(), ledger.get(), clock()));
    final Once<Recommendations> recommendations = new Once<>(() -> new Recommendations(ledger.get()));
    final Once<ContractService> contracts = new Once<>(() -> new ContractService(rulebook, ledger.get(), clock()));
    final Once<ToolkitService> toolkit =
            new Once<>(() -> new ToolkitService(rulebook, this::isRegistered, ledger.get()));
    final Once<Answers> answers = new Once<>(() -> new Answers(ledger.get(), KINDS));
    final Once<ChoiceService> choices =
            new Once<>(() -> new ChoiceService(rulebook, this::isRegistered, ledger.get(), answers.get(), clock()));
    final Once<ErasureService> erasures =
            new Once<>(() -> new ErasureService(ledger.get(), unsent(), catalogue, clock()));

    final Once<MeasuresService> measures = new Once<>(() -> new MeasuresService(ledger.get(), catalogue, clock()));

    /** @param err where it is said what is in service, and that a demonstration is one */
    Parts(Settings settings, PrintStream err, Clock clock) {
        this.settings = settings;
        this.err = err;
        this.clock = clock;
    }

    private Clock clock() {
        return clock;
    }

    private boolean isRegistered(int urn) {
        return register.get().byUrn(urn, LocalDate.now(clock)).isPresent();
    }

    /** In years, as the rulebook in service has it. */
    private int looksAreKeptFor() {
        var today = LocalDate.now(clock);
        return rulebook.get()
                .parametersOn(today)
                .number("access-log-years")
                .value()
                .intValue();
    }

    /** In days, as the rulebook in service has it. */
    private int draftsAreKeptFor() {
        var today = LocalDate.now(clock);
        return rulebook.get().parametersOn(today).number("draft-days").value().intValue();
    }

    /** What was begun on persons and not sent, for those who give it out or erase it. */
    Unsent unsent() {
        return new Unsent(
                person -> drafts.get().about(person).stream()
                        .map(one -> new Unsent.Begun(
                                one.body(), one.account(), one.changedAt().toString()))
                        .toList(),
                person -> drafts.get().forgetAbout(person));
    }

    /** A file of the examples, where they came with the program. */
    Optional<byte[]> fixture(String name) {
        var file = settings.fixtures().resolve(name);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
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

    static String version() {
        var version = App.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

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
}

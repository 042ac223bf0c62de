package org.rightplace.placement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.rightplace.access.Looks;
import org.rightplace.choice.ChoiceService;
import org.rightplace.contract.ContractService;
import org.rightplace.decision.Answers;
import org.rightplace.decision.Asker;
import org.rightplace.decision.Kind;
import org.rightplace.decision.RecordsApi;
import org.rightplace.draft.Drafts;
import org.rightplace.ledger.Ledger;
import org.rightplace.person.Unsent;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.register.PostcodeImport;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.register.RegisterImport;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.RulebookFolder;
import org.rightplace.rulebook.RulebookRefused;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;
import org.rightplace.toolkit.ToolkitService;

/** The whole program over the made-up local area of {@code fixtures/register}: real database, real rulebook, real ledger. */
public final class MadeUpArea implements AutoCloseable {

    public static final Path FIXTURES = Path.of("fixtures");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    public static final List<Kind<?>> KINDS = List.of(Recommendations.KIND, ContractService.KIND, ToolkitService.KIND);

    private static Rulebook rulebook;

    public final Clock clock;
    public final Database database;
    public final Ledger ledger;
    public final Register register;
    public final PlacementService placement;
    public final Recommendations recommendations;
    public final ContractService contracts;
    public final ToolkitService toolkit;
    public final Answers answers;
    public final ChoiceService choices;
    public final Looks looks;
    public final RecordsApi records;
    public final Drafts drafts;

    public MadeUpArea(Path folder) throws IOException {
        this(folder, FIXTURES.resolve("register/register.csv"), FIXTURES.resolve("register/postcodes.csv"));
    }

    public MadeUpArea(Path folder, Path registerFile, Path... postcodeFiles) throws IOException {
        clock = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        database = TestDatabase.in(folder);
        new RegisterImport(database.jdbi()).read(registerFile, TODAY, rows -> {});
        for (Path file : postcodeFiles) {
            new PostcodeImport(database.jdbi()).read(file, rows -> {});
        }
        ledger = Ledger.open(database, folder, "test", clock);
        register = new Register(database.jdbi());
        placement = new PlacementService(MadeUpArea::rules, register, new Postcodes(database.jdbi()), ledger, clock);
        recommendations = new Recommendations(ledger);
        contracts = new ContractService(MadeUpArea::rules, ledger, clock);
        toolkit = new ToolkitService(
                MadeUpArea::rules, urn -> register.byUrn(urn, TODAY).isPresent(), ledger);
        answers = new Answers(ledger, KINDS);
        choices = new ChoiceService(
                MadeUpArea::rules, urn -> register.byUrn(urn, TODAY).isPresent(), ledger, answers, clock);
        looks = new Looks(database, clock, () -> 6);
        drafts = new Drafts(database, clock, () -> 60);
        records = new RecordsApi(ledger, looks, () -> rules().catalogue());
    }

    /** The rulebook of this checkout, compiled once for all tests. */
    public static synchronized Rulebook rules() {
        if (rulebook == null) {
            try {
                rulebook = Rulebook.load(RulebookFolder.read(Path.of("rules")));
            } catch (RulebookRefused e) {
                throw new AssertionError(e.getMessage());
            }
        }
        return rulebook;
    }

    public static byte[] request(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve("requests/" + name + ".json"));
    }

    /** What would be advised, nothing recorded; fails when the request has errors. */
    public Recommendation tryOut(String json) {
        return tryOut(json.getBytes(StandardCharsets.UTF_8));
    }

    public Recommendation tryOut(byte[] json) {
        var answer = placement.recommend(json, Purpose.WHAT_IF, Asker.local("test"));
        if (!answer.accepted()) {
            throw new AssertionError(answer.errors().toString());
        }
        return answer.recommendation();
    }

    /** What was begun on persons and not sent. */
    public Unsent unsent() {
        return new Unsent(
                person -> drafts.about(person).stream()
                        .map(one -> new Unsent.Begun(
                                one.body(), one.account(), one.changedAt().toString()))
                        .toList(),
                drafts::forgetAbout);
    }

    /** The facts a request becomes. */
    Evaluation.Gathered gather(byte[] json) {
        return placement.gather(json);
    }

    @Override
    public void close() {
        database.close();
    }
}

package org.rightplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rightplace.access.Account;
import org.rightplace.access.DemoUsers;
import org.rightplace.access.Sessions;
import org.rightplace.access.WorkSignIn;
import org.rightplace.choice.ChoiceApi;
import org.rightplace.contract.ContractApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.governance.ActivationApi;
import org.rightplace.governance.LooksApi;
import org.rightplace.governance.MeasuresApi;
import org.rightplace.governance.RulebookApi;
import org.rightplace.governance.RulebookInService;
import org.rightplace.ledger.LedgerApi;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.PlacementApi;
import org.rightplace.placement.SettingsApi;
import org.rightplace.store.Database;
import org.rightplace.toolkit.ToolkitApi;
import org.rightplace.web.CannotServe;
import org.rightplace.web.Description;
import org.rightplace.web.Limits;
import org.rightplace.web.Metrics;
import org.rightplace.web.Route;
import org.rightplace.web.Server;
import org.rightplace.web.SignInPages;
import org.rightplace.web.Who;

/** What is served, to whom, and the server that serves it. */
final class Serving {

    private static final String DEMO_USERS = "Sign in as " + String.join(", ", DemoUsers.names())
            + ", each with the password " + DemoUsers.PASSWORD + ".";

    private final Parts parts;
    private final Sessions sessions;

    /** Empty where nobody set a token to read them with. */
    private final Optional<Metrics> metrics;

    Serving(Parts parts) {
        this.parts = parts;
        this.sessions = new Sessions(parts.database.get(), parts.clock);
        this.metrics = Optional.ofNullable(parts.settings.metricsToken())
                .map(token -> new Metrics(token, () -> parts.ledger.get().size()));
    }

    /** A server that follows activations made by other processes. */
    Server server() {
        var listening = parts.settings.listening().checked();
        if (parts.settings.demonstration() && !listening.isHere()) {
            throw new CannotServe(
                    "The demonstration is for this machine only, as everybody knows its passwords: name a data"
                            + " folder with RIGHTPLACE_DATA, or leave RIGHTPLACE_HOST out.");
        }
        var routes = routes();
        someoneToSignIn();
        var inService = parts.inService.get();
        parts.err.println(inWords(inService));
        inService.follow();
        parts.drafts.get().forgetEveryHour();
        var checkpoints = parts.checkpointFiles.get();
        checkpoints.every(Duration.ofMinutes(parts.settings.checkpointMinutes()), parts.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(inService::stopFollowing, "stop following"));
        return new Server(
                        listening,
                        routes,
                        () -> parts.catalogue.get().headers(),
                        Limits.USUAL.withPerSecond(parts.settings.perSecond()),
                        new Who(sessions, parts.tokens.get()))
                .saying(parts.settings.demonstration() ? Parts.DEMONSTRATION : "")
                .measuredBy(metrics.orElse(null))
                .askingAgainAfter(Database::isUnreachable)
                .whenStopped(() -> checkpoints.last(parts.ledger.get().lastCheckpoint(), parts.err::println));
    }

    /** Made-up users are for made-up children only. */
    private void someoneToSignIn() {
        var accounts = parts.accounts.get();
        if (parts.settings.demonstration()) {
            DemoUsers.in(accounts);
            parts.err.println(DEMO_USERS);
        } else if (accounts.all().stream().anyMatch(Account::demonstration)) {
            throw new CannotServe(
                    "This database has the made-up users of the demonstration, whose password everybody knows;"
                            + " name another data folder with RIGHTPLACE_DATA.");
        } else if (accounts.all().stream().allMatch(Account::disabled)) {
            throw new CannotServe("Nobody could sign in: add somebody first with ./rightplace user add.");
        }
    }

    private String inWords(RulebookInService serving) {
        var catalogue = serving.get().catalogue();
        return "In service is the rulebook " + catalogue.manifest().name() + " "
                + catalogue.manifest().version() + ", " + catalogue.digest() + ", "
                + serving.activation()
                        .map(one -> "activated in entry " + one.sequence() + " at " + one.recordedAt() + ".")
                        .orElse("from the folder " + parts.settings.rules() + ": none was activated yet.");
    }

    /** Everything that is served, each with who may call it. */
    List<Route> routes() {
        var routes = features();
        var signIn = new SignInPages(parts.accounts.get(), sessions, parts.settings.demonstration() ? DEMO_USERS : "");
        parts.settings
                .provider()
                .map(ProviderSettings::provider)
                .ifPresent(provider ->
                        signIn.with(new WorkSignIn(provider, parts.accounts.get(), parts.database.get(), parts.clock)));
        routes.addAll(signIn.routes());
        metrics.ifPresent(one -> routes.add(one.route()));
        return routes;
    }

    /** Everything that is served, signing in apart. */
    private List<Route> features() {
        var routes = new ArrayList<Route>();
        var records = new RecordsApi(parts.ledger.get(), parts.looks.get(), parts.catalogue);
        routes.addAll(new PageRoutes(parts, records).all());
        routes.addAll(new PlacementApi(parts.placement.get(), records).routes());
        routes.addAll(new ContractApi(parts.contracts.get(), records).routes());
        routes.addAll(new ToolkitApi(parts.toolkit.get()).routes());
        routes.addAll(new ChoiceApi(parts.ledger.get(), records, parts.choices.get()).routes());
        routes.addAll(new DecisionsApi(
                        parts.ledger.get(),
                        records,
                        parts.answers.get(),
                        parts.recommendations.get(),
                        parts.placement.get())
                .routes());
        routes.addAll(new LedgerApi(parts.ledger.get()).routes());
        routes.addAll(new LooksApi(parts.looks.get()).routes());
        routes.addAll(new MeasuresApi(parts.measures.get()).routes());
        routes.addAll(new RulebookApi(parts.rulebook).routes());
        routes.addAll(new ActivationApi(parts.rulebooks.get()).routes());
        routes.addAll(
                new SettingsApi(parts.rulebook, parts.register.get(), parts.postcodes.get(), parts.clock).routes());
        routes.add(Route.get("/health/ready", context -> {
                    parts.rulebook.get();
                    context.result("ready, " + parts.ledger.get().size() + " entries"
                            + parts.checkpointFiles
                                    .get()
                                    .failingSince()
                                    .map(since -> "; no checkpoint file could be written since " + since)
                                    .orElse(""));
                })
                .open());
        routes.addAll(
                new Description(routes, () -> parts.rulebook.get().schemas(), this::fixture, Parts.version()).routes());
        return routes;
    }

    /** An example to send. */
    private Optional<JsonNode> fixture(String name) {
        return parts.fixture(name).map(bytes -> {
            try {
                return new JsonMapper().readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

package org.rightplace.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rightplace.ServingProcess;
import org.rightplace.access.Account;
import org.rightplace.access.Accounts;
import org.rightplace.access.NotAccepted;
import org.rightplace.access.Provider;
import org.rightplace.access.Role;
import org.rightplace.access.Sessions;
import org.rightplace.access.Tokens;
import org.rightplace.access.WorkSignIn;
import org.rightplace.ledger.MovingClock;
import org.rightplace.store.Database;
import org.slf4j.LoggerFactory;

/** A server at which a few made-up people sign in with a provider, and what it logs. */
final class ServedWorkSignIn implements AutoCloseable {

    static final String CLIENT = "rightplace";
    static final String SECRET = "made-up-client-secret-of-some-length";
    static final String ANN = "ann.officer@council.example";
    static final String KAL = "kal";
    static final String CLOSED = "closed@council.example";
    static final String MADE_UP = "made.up@council.example";
    /** Has a password, unlike the others. */
    static final String CAL = "cal";

    static final String PASSWORD = "apple-river-lantern";

    final MovingClock clock = new MovingClock(Instant.now().toString());
    final Accounts accounts;
    private final Server server;
    private final URI address;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    /** @param database the people are added to it when they are not there yet */
    ServedWorkSignIn(Database database, URI issuer, String claim) throws IOException, NotAccepted {
        accounts = new Accounts(database, clock);
        if (accounts.all().isEmpty()) {
            people();
        }
        var sessions = new Sessions(database, clock);
        int port = ServingProcess.freePort();
        address = URI.create("http://127.0.0.1:" + port + "/");
        var provider = new Provider(issuer, CLIENT, SECRET, claim, address.resolve(SignInPages.BACK));
        var routes = new ArrayList<Route>(new SignInPages(accounts, sessions, "")
                .with(new WorkSignIn(provider, accounts, database, clock))
                .routes());
        routes.add(Route.get("/", context -> context.result("the list, for " + who(context)))
                .may(Role.CASEWORKER));
        routes.add(Route.get("/decisions/{id}", context -> context.result("a decision, for " + who(context)))
                .may(Role.CASEWORKER));
        server = new Server(port, routes, Map::of, Limits.USUAL, new Who(sessions, new Tokens(database, clock)));
        server.start();
        logged.start();
        logger().addAppender(logged);
    }

    private void people() throws NotAccepted {
        accounts.addElsewhere(account(ANN, false, Role.CASEWORKER));
        accounts.addElsewhere(account(KAL, false, Role.CASEWORKER));
        accounts.addElsewhere(account(CLOSED, true, Role.CASEWORKER));
        accounts.add(account(CAL, false, Role.CASEWORKER, Role.PANEL), PASSWORD);
        accounts.add(Accounts.madeUp(MADE_UP, "Made Up", EnumSet.of(Role.CASEWORKER), Set.of("873")), PASSWORD);
    }

    private static Account account(String name, boolean disabled, Role... roles) {
        return new Account(name, "Somebody", Set.of(roles), Set.of("873"), disabled, false);
    }

    private static String who(Context context) {
        var caller = SignedIn.caller(context);
        return caller.account() + " as "
                + caller.roles().stream().sorted().map(Role::wireName).collect(Collectors.joining(","));
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    URI at(String path) {
        return address.resolve(path);
    }

    /** Every line that was logged by the server as wrong, whoever wrote it. */
    List<String> logged() {
        return List.copyOf(logged.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(line -> !line.getLoggerName().startsWith("no.nav")
                        && !line.getLoggerName().startsWith("okhttp3"))
                .map(ILoggingEvent::toString)
                .toList();
    }

    @Override
    public void close() {
        logger().detachAppender(logged);
        server.stop();
    }
}

package org.rightplace.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.rightplace.access.Caller;
import org.rightplace.schema.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell: serves the features' routes, on the loopback address where nothing else was set, each to those whose roles it names. */
public final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** Four times the largest body that is read. */
    private static final int HEARD_OUT = 4 * StrictJson.MOST_BYTES;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String API = "/api/";
    private static final String HEALTH = "/health/";
    /** Addresses that programs ask: what is wrong there is told as problem details, elsewhere as a page. */
    private static final List<String> FOR_PROGRAMS = List.of(API, "/schema/", "/openapi", HEALTH, Metrics.PATH);
    /** Answered without looking up who asks, so that they are while the database cannot be reached. */
    private static final List<String> SAME_FOR_ALL = List.of(HEALTH, Metrics.PATH, "/assets/");
    /** Marks an answer as given: a handler has said itself that what it was asked for is not there. */
    private static final String SAID = "rightplace.said";

    /**
     * Sent with every answer. A page gets nothing from elsewhere, and none of its own runs or is styled from within it. Told to name no referrer at all,
     * a browser would not say either which page a form comes from, and the form would be refused.
     */
    private static final Map<String, String> GUARDS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");

    private static final String BEGAN = "rightplace.began";

    private final Listening listening;
    private final List<Route> routes;
    private final Supplier<Map<String, String>> apiHeaders;
    private final Limits limits;
    private final Door door;
    private Predicate<Throwable> passing = failure -> false;
    private Runnable last = () -> {};
    private String notice = "";
    private Metrics metrics;
    private Javalin javalin;

    /** On the loopback address; {@code port} 0 for any free one. */
    public Server(
            int port,
            List<Route> routes,
            Supplier<Map<String, String>> apiHeaders,
            Limits limits,
            Function<Context, Optional<Caller>> who) {
        this(Listening.here(port), routes, apiHeaders, limits, who);
    }

    /**
     * @param routes everything the features serve
     * @param apiHeaders sent with every answer of the API: the rulebook in service
     * @param who finds out who sends a request; empty for nobody it knows
     * @throws IllegalArgumentException when a route does not say who may call it
     */
    public Server(
            Listening listening,
            List<Route> routes,
            Supplier<Map<String, String>> apiHeaders,
            Limits limits,
            Function<Context, Optional<Caller>> who) {
        routes.stream().filter(route -> route.roles() == null).findFirst().ifPresent(route -> {
            throw new IllegalArgumentException("Nothing says who may call " + route.method() + " " + route.path());
        });
        this.door = new Door(who);
        this.listening = listening;
        this.routes = Stream.concat(routes.stream(), Asset.routes().stream()).toList();
        this.apiHeaders = apiHeaders;
        this.limits = limits;
    }

    /** Says which failures pass by themselves: whoever meets one is asked to come again. None does until this is said. */
    public Server askingAgainAfter(Predicate<Throwable> passing) {
        this.passing = passing;
        return this;
    }

    /** Has every request counted, and the queue watched. */
    public Server measuredBy(Metrics metrics) {
        this.metrics = metrics;
        return this;
    }

    /** Has every page say something, that all is made up say. */
    public Server saying(String notice) {
        this.notice = notice;
        return this;
    }

    /** Has something done when the server has stopped, and nothing is in flight any more. */
    public Server whenStopped(Runnable last) {
        this.last = last;
        return this;
    }

    /** Starts serving; {@link #port()} says where. */
    public void start() {
        var gate = new Gate(limits);
        if (metrics != null) {
            metrics.watch(gate);
        }
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(server -> {
                server.setHandler(new Identified());
                server.setStopTimeout(limits.ending().toMillis());
                server.setErrorHandler(new Unreadable());
            });
            config.jetty.addConnector(this::connector);
            config.contextResolver.ip = listening::ip;
            config.contextResolver.scheme = listening::scheme;
            config.http.maxRequestSize = StrictJson.MOST_BYTES;
            config.routes.before(this::guard);
            config.routes.after(this::log);
            for (Route route : routes) {
                config.routes.addHttpHandler(route.method(), route.path(), context -> answer(context, route, gate));
            }
            config.routes.get("/health/live", context -> context.result("live"));
            config.routes.error(404, this::missing);
            config.routes.exception(Problem.class, (problem, context) -> refuse(context, problem));
            config.routes.exception(Exception.class, this::unexpected);
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new CannotServe("Port " + listening.port()
                    + " is taken; stop what uses it, or set RIGHTPLACE_PORT to another one (0 for any that is free).");
        }
    }

    private void answer(Context context, Route route, Gate gate) throws Exception {
        if (!route.path().startsWith(HEALTH)) {
            gate.from(context.ip());
        }
        if (SAME_FOR_ALL.stream().anyMatch(route.path()::startsWith)) {
            route.handler().handle(context);
            return;
        }
        if (route.operation() == null && route.method() == HandlerType.POST) {
            Form.bounded(context);
        }
        if (!door.opens(context, route)) {
            return;
        }
        if (route.operation() != null) {
            route.operation().check(context);
        }
        if (route.isOpen()) {
            route.handler().handle(context);
        } else {
            gate.pass(SignedIn.caller(context).account(), () -> route.handler().handle(context));
        }
    }

    private ServerConnector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        var plain = new HttpConnectionFactory(http);
        if (listening.tls() != null) {
            // Which names are answered to is for guard() to say, in words.
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        var connector = listening.tls() == null
                ? new ServerConnector(server, plain)
                : new ServerConnector(
                        server, new SslConnectionFactory(listening.tls().factory(), plain.getProtocol()), plain);
        connector.setHost(listening.host());
        connector.setPort(listening.port());
        connector.setIdleTimeout(limits.patience().toMillis());
        return connector;
    }

    /**
     * On every answer, whatever comes of the request. A page from elsewhere could give its own name the loopback address and so have
     * the browser read these pages for it; the name then stands in the request.
     */
    private void guard(Context context) {
        var id = id(context);
        context.attribute(BEGAN, System.nanoTime());
        context.attribute(Pages.NOTICE, notice);
        context.header("X-Request-Id", id);
        GUARDS.forEach(context::header);
        if (context.path().startsWith(API)) {
            apiHeaders.get().forEach(context::header);
        }
        if (listening.scheme(context).equals("https")) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (!listening.isUnseen(context)) {
            refuse(context, new Problem(403, "This would go over the network unencrypted; come over https"));
            context.skipRemainingHandlers();
        } else if (!listening.answersTo(context.host())) {
            if (forProgram(context)) {
                refuse(context, new Problem(421, "This is not served under that name"));
            } else {
                Pages.say(context, 421, "Not served here", "These pages are not served under that name.");
            }
            context.skipRemainingHandlers();
        } else if (fromElsewhere(context)) {
            refuse(context, new Problem(403, "This was sent by a page from elsewhere; nothing was done"));
            context.skipRemainingHandlers();
        }
    }

    /** A browser sends a form for any page that asks it to, and says which; other programs say nothing. */
    private boolean fromElsewhere(Context context) {
        var origin = context.header("Origin");
        return context.method() != HandlerType.GET
                && context.method() != HandlerType.HEAD
                && origin != null
                && !listening.isOwn(origin, context);
    }

    /** One line for each request: the route, never the address or a method nobody knows, which may hold what somebody typed into it. */
    private void log(Context context) {
        var method =
                METHODS.contains(context.method().name()) ? context.method().name() : "-";
        var route = routes.stream()
                .filter(one -> one.method() == context.method() && one.matches(context.path()))
                .map(Route::path)
                .findFirst()
                .orElse("-");
        int status = context.status().getCode();
        Long began = context.attribute(BEGAN);
        long nanos = began == null ? 0 : System.nanoTime() - began;
        if (metrics != null) {
            metrics.count(method, route, status, nanos);
        }
        LOG.info(
                "request={} method={} route={} status={} ms={}",
                id(context),
                method,
                route,
                status,
                TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private static String id(Context context) {
        return (String) context.req().getAttribute(Identified.ID);
    }

    private static boolean forProgram(Context context) {
        return FOR_PROGRAMS.stream().anyMatch(context.path()::startsWith);
    }

    private static void refuse(Context context, Problem problem) {
        context.attribute(SAID, true);
        if (problem.status() != 408) {
            hearOut(context);
        }
        problem.headers().forEach(context::header);
        context.status(problem.status());
        if (forProgram(context)) {
            context.contentType("application/problem+json; charset=utf-8")
                    .result(problem.json().toString());
        } else {
            Pages.say(
                    context,
                    problem.status(),
                    problem.getMessage(),
                    problem.status() == 404 ? "There is nothing at this address." : "Nothing was changed.");
        }
    }

    /**
     * Takes in what is left of a body that is refused unread, up to a limit: a connection that is closed on somebody still sending may
     * take the answer with it.
     */
    private static void hearOut(Context context) {
        var part = new byte[8192];
        try {
            var body = context.req().getInputStream();
            for (int left = HEARD_OUT; left > 0; ) {
                int read = body.read(part, 0, Math.min(part.length, left));
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("the rest of a refused body did not come");
        }
    }

    /** Nothing is served at the address, or not by that method: then the answer says by which. */
    private void missing(Context context) {
        if (context.attribute(SAID) != null) {
            return;
        }
        var others = routes.stream()
                .filter(route -> route.matches(context.path()))
                .map(route -> route.method().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty() && !others.contains(context.method().name())) {
            refuse(context, new Problem(405, "That is not done here; see Allow", null, Map.of("Allow", others)));
        } else if (forProgram(context)) {
            refuse(context, new Problem(404, "There is nothing at this address"));
        } else {
            Pages.say(context, 404, "Page not found", "There is nothing at this address.");
        }
    }

    /** Says nothing of what went wrong but an id, under which the log names the kind of failure; its message may quote a child's data. */
    private void unexpected(Exception e, Context context) {
        var id = id(context);
        LOG.error("request failed, id {}: {}", id, e.getClass().getName());
        if (passing.test(e)) {
            refuse(
                    context,
                    new Problem(
                            503, "The database cannot be reached; nothing was done", null, Map.of("Retry-After", "5")));
            return;
        }
        if (forProgram(context)) {
            refuse(context, new Problem(500, "Something went wrong; nothing was recorded. Ask about " + id));
        } else {
            Pages.say(
                    context,
                    500,
                    "Something went wrong",
                    "The page could not be made. Nothing was changed. Ask about " + id + ".");
        }
    }

    /** Where to point a browser. */
    public String where() {
        return listening.where(port());
    }

    /** The port in use. */
    public int port() {
        return javalin.port();
    }

    /** Lets requests in flight end, then stops. */
    public void stop() {
        javalin.stop();
        last.run();
        if (metrics != null) {
            metrics.close();
        }
    }
}

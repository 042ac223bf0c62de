package org.rightplace.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    static final String API = "/api/";
    static final String HEALTH = "/health/";
    /** Answered without looking up who asks, so that they are while the database cannot be reached. */
    private static final List<String> SAME_FOR_ALL = List.of(HEALTH, Metrics.PATH, "/assets/");

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
        var guard = new Guard(listening, apiHeaders);
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
            config.routes.before(this::begin);
            config.routes.before(guard::before);
            config.routes.after(this::log);
            for (Route route : routes) {
                config.routes.addHttpHandler(route.method(), route.path(), context -> answer(context, route, gate));
            }
            config.routes.get("/health/live", context -> context.result("live"));
            config.routes.error(404, context -> Refusals.missing(context, routes));
            config.routes.exception(Problem.class, (problem, context) -> Refusals.refuse(context, problem));
            config.routes.exception(Exception.class, (e, context) -> Refusals.failed(e, context, passing));
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new CannotServe("Port " + listening.port()
                    + " is taken; stop what uses it, or set RIGHTPLACE_PORT to another one (0 for any that is free).");
        }
    }

    private void begin(Context context) {
        context.attribute(BEGAN, System.nanoTime());
        context.attribute(Frame.NOTICE, notice);
        context.attribute(Frame.ROUTES, routes);
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
            Form.take(context, route.takesFile());
        }
        if (!door.opens(context, route)) {
            return;
        }
        if (route.operation() != null) {
            route.operation().check(context);
        }
        if (route.isOpen()) {
            gate.inTurn(() -> route.handler().handle(context));
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
                Identified.id(context),
                method,
                route,
                status,
                TimeUnit.NANOSECONDS.toMillis(nanos));
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

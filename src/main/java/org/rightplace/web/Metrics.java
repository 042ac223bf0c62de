package org.rightplace.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Figures of the running server at {@code /metrics}, in the text format of Prometheus. Labels are routes as they are written in the routing
 * table, methods and statuses: never an address, which may hold what somebody typed into it.
 */
public final class Metrics {

    static final String PATH = "/metrics";

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";
    private static final int SHORTEST_TOKEN = 20;
    private static final Duration[] STEPS = {
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final byte[] token;
    private final Counter failedSignIns;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /**
     * @param tokenFile holds on its first line what has to be shown as a bearer token
     * @param entries how many the ledger has
     * @throws CannotServe when the file cannot be read or holds too little
     */
    public Metrics(Path tokenFile, Supplier<Long> entries) {
        this.token = digest(tokenIn(tokenFile));
        this.failedSignIns = Counter.builder("rightplace.sign.in.failures")
                .description("Sign-ins that were refused, for whatever reason")
                .register(registry);
        Gauge.builder("rightplace.ledger.entries", entries, supplier -> supplier.get())
                .description("Entries in the ledger")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private static String tokenIn(Path file) {
        try {
            var token = Files.readString(file).lines().findFirst().orElse("").strip();
            if (token.length() < SHORTEST_TOKEN) {
                throw new CannotServe("The file that RIGHTPLACE_METRICS_TOKEN_FILE names must hold a token of at least "
                        + SHORTEST_TOKEN + " characters on its first line.");
            }
            return token;
        } catch (IOException e) {
            throw new CannotServe("The file that RIGHTPLACE_METRICS_TOKEN_FILE names cannot be read.");
        }
    }

    /** What is served: no account reads it but whoever shows the token, which is checked here. */
    public Route route() {
        return Route.get(PATH, this::send).open();
    }

    private void send(Context context) {
        var shown = context.header("Authorization");
        if (shown == null
                || !shown.startsWith(BEARER)
                || !MessageDigest.isEqual(
                        digest(shown.substring(BEARER.length()).strip()), token)) {
            throw new Problem(401, "Show the token of the metrics", null, Map.of("WWW-Authenticate", "Bearer"));
        }
        context.contentType(TYPE).result(registry.scrape(TYPE));
    }

    /** Of one length, so that comparing two takes as long whatever they are. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void watch(Gate gate) {
        Gauge.builder("rightplace.requests.waiting", gate, Gate::waiting)
                .description("Requests that wait for their turn")
                .register(registry);
        Gauge.builder("rightplace.requests.working", gate, Gate::working)
                .description("Requests that are worked on")
                .register(registry);
    }

    /** @param route as it is written in the routing table; {@code -} for none */
    void count(String method, String route, int status, long nanos) {
        Timer.builder("rightplace.requests")
                .description("Requests answered")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
        if (route.equals("/sign-in") && method.equals("POST") && status >= 400) {
            failedSignIns.increment();
        }
    }

    /** Lets go of what watches the Java machine. */
    void close() {
        collections.close();
        registry.close();
    }
}

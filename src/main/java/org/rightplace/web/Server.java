package org.rightplace.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.Locale;
import java.util.Set;
import org.rightplace.placement.RecommendationPages;

/** The pages over HTTP, on the loopback address: nobody signs in yet, so nobody else may look in. */
public final class Server {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> OWN_NAMES = Set.of(LOOPBACK, "localhost", "[::1]");

    private final int wanted;
    private final RecommendationPages recommendations;
    private Javalin javalin;

    /**
     * @param port 0 for any free one
     */
    public Server(int port, RecommendationPages recommendations) {
        this.wanted = port;
        this.recommendations = recommendations;
    }

    /** Starts serving; {@link #port()} says where. */
    public void start() {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.before(Server::guard);
            config.routes.get("/", context -> html(context, recommendations.list()));
            config.routes.get(
                    "/decisions/{id}",
                    context -> recommendations
                            .one(context.pathParam("id"), context.queryParam("reader"))
                            .ifPresentOrElse(page -> html(context, page), () -> missing(context)));
            config.routes.get("/health/live", context -> context.result("live"));
            config.routes.error(404, Server::missing);
            config.routes.exception(Exception.class, (e, context) -> {
                context.status(500);
                html(
                        context,
                        RecommendationPages.plain(
                                "Something went wrong", "The page could not be made. Nothing was changed."));
            });
        });
        try {
            javalin.start(LOOPBACK, wanted);
        } catch (JavalinBindException e) {
            throw new CannotServe("Port " + wanted
                    + " is taken; stop what uses it, or set RIGHTPLACE_PORT to another one (0 for any that is free).");
        }
    }

    /**
     * On every answer, whatever comes of the request. A page from elsewhere could give its own name the loopback address and so have
     * the browser read these pages for it; the name then stands in the request.
     */
    private static void guard(Context context) {
        context.header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        var host = context.host();
        if (host != null && !OWN_NAMES.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))) {
            context.status(421);
            html(context, RecommendationPages.plain("Not served here", "These pages answer to this machine only."));
            context.skipRemainingHandlers();
        }
    }

    private static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8").result(page);
    }

    private static void missing(Context context) {
        context.status(404);
        html(context, RecommendationPages.plain("Page not found", "There is nothing at this address."));
    }

    /** The port in use. */
    public int port() {
        return javalin.port();
    }

    /** Lets requests in flight end, then stops. */
    public void stop() {
        javalin.stop();
    }
}

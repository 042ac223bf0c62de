package org.rightplace.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import org.rightplace.placement.RecommendationPages;

/** The pages over HTTP, on the loopback address: nobody signs in yet, so nobody else may look in. */
public final class Server {

    private static final String LOOPBACK = "127.0.0.1";

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
        javalin.start(LOOPBACK, wanted);
    }

    private static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .result(page);
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

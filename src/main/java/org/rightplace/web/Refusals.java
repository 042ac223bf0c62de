package org.rightplace.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rightplace.schema.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a request is told that it gets no answer: programs by problem details (RFC 9457), people by a page. Neither repeats what was sent. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    /** Four times the largest body that is read. */
    private static final int HEARD_OUT = 4 * StrictJson.MOST_BYTES;

    /** Addresses that programs ask: what is wrong there is told as problem details, elsewhere as a page. */
    private static final List<String> FOR_PROGRAMS =
            List.of(Server.API, "/schema/", "/openapi", Server.HEALTH, Metrics.PATH);
    /** Marks an answer as given: a handler has said itself that what it was asked for is not there. */
    private static final String SAID = "rightplace.said";

    private Refusals() {}

    static boolean forProgram(Context context) {
        return FOR_PROGRAMS.stream().anyMatch(context.path()::startsWith);
    }

    static void refuse(Context context, Problem problem) {
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

    /**
     * Nothing is served at the address, or not by that method: then the answer says by which.
     *
     * @param routes all there are
     */
    static void missing(Context context, List<Route> routes) {
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

    /**
     * Says nothing of what went wrong but an id, under which the log names the kind of failure; its message may quote a child's data.
     *
     * @param passing which failures pass by themselves, so that it is worth asking again
     */
    static void failed(Exception e, Context context, Predicate<Throwable> passing) {
        var id = Identified.id(context);
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
}

package org.rightplace.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;
import org.rightplace.access.Caller;

/**
 * What stands around a page.
 *
 * @param title of the page, without the name of the service
 * @param caller who reads it; null where nobody has signed in
 * @param notice said on every page; empty for none
 * @param links to the pages one begins at, those that are the reader's to open
 * @param here the path of the page
 */
public record Frame(String title, Caller caller, String notice, List<Link> links, String here) {

    /** Of a request: what every page says, that all is made up say. */
    static final String NOTICE = "rightplace.notice";

    /** Of a request: everything that is served. */
    static final String ROUTES = "rightplace.routes";

    /** In the order they are shown. Who sees which follows from who may call it. */
    private static final List<Link> ALL = List.of(
            new Link("Requests", "/requests"),
            new Link("Chase list", "/chase"),
            new Link("Contracts", "/contracts"),
            new Link("Autism toolkit", "/toolkit"),
            new Link("Decision log", "/log"),
            new Link("Measures", "/measures"),
            new Link("Settings", "/settings"),
            new Link("Rulebook", "/rulebook"));

    static Frame of(Context context, String title) {
        String notice = context.attribute(NOTICE);
        List<Route> routes = context.attribute(ROUTES);
        var caller = SignedIn.caller(context);
        return new Frame(
                title,
                caller,
                notice == null ? "" : notice,
                ALL.stream()
                        .filter(link -> caller != null && routes != null && mayOpen(caller, routes.stream(), link))
                        .toList(),
                context.path());
    }

    private static boolean mayOpen(Caller caller, Stream<Route> routes, Link link) {
        return routes.anyMatch(route -> route.method() == HandlerType.GET
                && route.path().equals(link.address())
                && caller.roles().stream().anyMatch(route.roles()::contains));
    }

    /** What the forms of the page must carry; empty where nobody has signed in as a browser does. */
    public String formToken() {
        return caller == null || caller.formToken() == null ? "" : caller.formToken();
    }

    /** Whether the page is a link's own, or stands below it. */
    public boolean isAt(Link link) {
        return here.equals(link.address()) || here.startsWith(link.address() + "/");
    }
}

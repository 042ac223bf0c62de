package org.rightplace.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.function.Supplier;

/** What stands before every request, and on every answer. */
final class Guard {

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

    private final Listening listening;
    private final Supplier<Map<String, String>> apiHeaders;

    /** @param apiHeaders sent with every answer of the API */
    Guard(Listening listening, Supplier<Map<String, String>> apiHeaders) {
        this.listening = listening;
        this.apiHeaders = apiHeaders;
    }

    /**
     * On every answer, whatever comes of the request. A page from elsewhere could give its own name the loopback address and so have
     * the browser read these pages for it; the name then stands in the request.
     */
    void before(Context context) {
        context.header("X-Request-Id", Identified.id(context));
        GUARDS.forEach(context::header);
        if (context.path().startsWith(Server.API)) {
            apiHeaders.get().forEach(context::header);
        }
        if (listening.scheme(context).equals("https")) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (!listening.isUnseen(context)) {
            Refusals.refuse(context, new Problem(403, "This would go over the network unencrypted; come over https"));
            context.skipRemainingHandlers();
        } else if (!listening.answersTo(context.host())) {
            if (Refusals.forProgram(context)) {
                Refusals.refuse(context, new Problem(421, "This is not served under that name"));
            } else {
                Pages.say(context, 421, "Not served here", "These pages are not served under that name.");
            }
            context.skipRemainingHandlers();
        } else if (fromElsewhere(context)) {
            Refusals.refuse(context, new Problem(403, "This was sent by a page from elsewhere; nothing was done"));
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
}

package org.rightplace.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rightplace.access.Caller;

/** Lets each request through to what its sender's roles may do, as the routing table has it. */
final class Door {

    /** The field of a form that carries {@link SignedIn#formToken()}. */
    static final String FORM_TOKEN = "form-token";

    private final Function<Context, Optional<Caller>> who;

    /** @param who finds out who sends a request; empty for nobody it knows */
    Door(Function<Context, Optional<Caller>> who) {
        this.who = who;
    }

    /**
     * Whether the request may go on. A page is answered here when it may not: whoever has not signed in is sent to do so.
     *
     * @throws Problem 401 or 403
     */
    boolean opens(Context context, Route route) {
        var sender = who.apply(context);
        if (route.isOpen()) {
            sender.ifPresent(one -> SignedIn.note(
                    context,
                    one,
                    one.roles().stream().min(Comparator.naturalOrder()).orElse(null)));
            return true;
        }
        if (sender.isEmpty()) {
            if (route.operation() == null && route.method() == HandlerType.GET) {
                context.redirect("/sign-in?next=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8));
                return false;
            }
            throw new Problem(401, "Sign in first, or send a token", null, Map.of("WWW-Authenticate", "Bearer"));
        }
        var acting = sender.get().roles().stream()
                .filter(route.roles()::contains)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new Problem(403, "This is not for your role"));
        SignedIn.note(context, sender.get(), acting);
        if (context.method() != HandlerType.GET && sender.get().formToken() != null) {
            own(context, route, sender.get().formToken());
        }
        return true;
    }

    /** A browser sends its cookie with whatever any page makes it send; the token it only has from a page of ours. */
    private static void own(Context context, Route route, String token) {
        if (route.operation() != null) {
            throw new Problem(403, "A browser's sign-in reads only; send a token to change something");
        }
        var given = Form.field(context, FORM_TOKEN);
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem(
                    403, "This form is from before you signed in; go back, load the page again and send it anew");
        }
    }
}

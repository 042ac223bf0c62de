package org.rightplace.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.function.Function;
import org.rightplace.access.Caller;
import org.rightplace.access.Sessions;
import org.rightplace.access.Tokens;

/** Finds out who sends a request: a program shows a token, a browser the cookie of its session. */
public final class Who implements Function<Context, Optional<Caller>> {

    static final String COOKIE = "rightplace-session";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;

    public Who(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public Optional<Caller> apply(Context context) {
        var shown = context.header("Authorization");
        if (shown != null) {
            // One that shows something that is not good is nobody, whatever cookie comes with it.
            return shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? tokens.find(shown.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return Optional.ofNullable(context.cookie(COOKIE)).flatMap(sessions::find);
    }

    /** A cookie that scripts cannot read, that goes over no plain connection but the loopback's, and not along with what another site sends. */
    static Cookie cookie(String value, int maxAge) {
        return cookie(COOKIE, value, "/", maxAge);
    }

    static Cookie cookie(String name, String value, String path, int maxAge) {
        var cookie = new Cookie(name, value);
        cookie.setPath(path);
        cookie.setHttpOnly(true);
        cookie.setSecure(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setMaxAge(maxAge);
        return cookie;
    }
}

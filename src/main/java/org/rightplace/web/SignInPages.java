package org.rightplace.web;

import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.access.Account;
import org.rightplace.access.Accounts;
import org.rightplace.access.Sessions;
import org.rightplace.access.WorkSignIn;

/** The pages to sign in, to see as whom one is signed in, and to sign out. */
public final class SignInPages {

    /** Where an OpenID provider sends a browser back to, below the server's address. */
    public static final String BACK = "/sign-in/back";

    private static final String PATH = "/sign-in";
    /** From one address in a minute: a whole office may share one. */
    static final int TRIES_FROM = 30;

    private static final String FAILED =
            "The name or the password is not right, or the account is locked or closed. After " + Accounts.TRIES
                    + " wrong passwords it stays locked for " + Accounts.LOCKED.toMinutes() + " minutes.";

    private final Accounts accounts;
    private final Sessions sessions;
    private final String notice;
    private WorkSignInPages work;

    /** All who try share it: checking a password is slow on purpose, and nobody may keep the machine busy with it. */
    private final Bucket tries = Bucket.builder()
            .addLimit(limit -> limit.capacity(60).refillGreedy(60, Duration.ofMinutes(1)))
            .build();

    private final Buckets triesFrom = new Buckets(TRIES_FROM, TRIES_FROM, Duration.ofMinutes(1));

    /** @param notice shown on the page; empty for none */
    public SignInPages(Accounts accounts, Sessions sessions, String notice) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.notice = notice;
    }

    /** Lets people sign in with a work account too. */
    public SignInPages with(WorkSignIn work) {
        this.work = new WorkSignInPages(work, this::signedIn);
        return this;
    }

    /** What is served. */
    public List<Route> routes() {
        var routes = new ArrayList<>(List.of(
                Route.get(PATH, context -> form(context, 200, "", next(context.queryParam("next"))))
                        .open(),
                Route.post(PATH, this::signIn).open(),
                Route.get("/account", this::account).mayAll(),
                Route.post("/sign-out", this::signOut).mayAll()));
        if (work != null) {
            routes.addAll(work.routes());
        }
        return routes;
    }

    private void form(Context context, int status, String error, String next) {
        context.status(status);
        Pages.show(
                context,
                (error.isEmpty() ? "" : "Error: ") + "Sign in",
                "sign-in.jte",
                Map.of(
                        "errors",
                        error.isEmpty() ? List.of() : List.of(new FormError("name", error)),
                        "next",
                        next,
                        "notice",
                        notice,
                        "work",
                        work != null));
    }

    private void signIn(Context context) {
        var next = next(context.formParam("next"));
        // Who tries without end from one place leaves the others their turns.
        var wait = triesFrom.wait(Buckets.from(context.ip()));
        if (wait > 0 || !tries.tryConsume(1)) {
            context.header("Retry-After", Long.toString(Math.max(wait, 1)));
            form(context, 429, "Too many are trying to sign in. Wait a minute, then try again.", next);
            return;
        }
        var name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
        var password = Optional.ofNullable(context.formParam("password")).orElse("");
        var account = name.length() > 64 || password.length() > Accounts.LONGEST_PASSWORD
                ? Optional.<Account>empty()
                : accounts.of(name, password);
        if (account.isEmpty()) {
            form(context, 403, FAILED, next);
            return;
        }
        signedIn(context, account.get(), next);
    }

    /** Whatever session the browser had ends, so that nobody goes on in another's name. */
    private void signedIn(Context context, Account account, String next) {
        Optional.ofNullable(context.cookie(Who.COOKIE)).ifPresent(sessions::end);
        context.cookie(Who.cookie(sessions.begin(account), -1));
        Pages.goOn(context, next);
    }

    private void account(Context context) {
        Pages.show(context, "Your account", "account.jte", Map.of());
    }

    private void signOut(Context context) {
        Optional.ofNullable(context.cookie(Who.COOKIE)).ifPresent(sessions::end);
        context.cookie(Who.cookie("", 0));
        Pages.goOn(context, PATH);
    }

    /** Where to go on: a page of ours, never elsewhere. */
    static String next(String asked) {
        return asked != null && asked.matches("(/[a-z0-9][a-z0-9-]*)+") ? asked : "/";
    }
}

package org.rightplace.web;

import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Account;
import org.rightplace.access.NotSignedIn;
import org.rightplace.access.WorkSignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the council's own sign-in and back. What is said when it fails is ours, never the provider's. */
final class WorkSignInPages {

    /** Of the browser that began, for as long as that may take. */
    static final String COOKIE = "rightplace-sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(WorkSignInPages.class);

    /** Lets somebody in. */
    interface LetIn {
        void as(Context context, Account account, String next);
    }

    private final WorkSignIn work;
    private final LetIn letIn;

    /** All who begin share it: each leaves something behind for {@link WorkSignIn#LONGEST}, so that there are never many. */
    private final Bucket begun = Bucket.builder()
            .addLimit(limit -> limit.capacity(60).refillGreedy(60, Duration.ofMinutes(1)))
            .build();

    WorkSignInPages(WorkSignIn work, LetIn letIn) {
        this.work = work;
        this.letIn = letIn;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/sign-in/elsewhere", this::begin).open(),
                Route.get(SignInPages.BACK, this::end).open());
    }

    private void begin(Context context) {
        if (!begun.tryConsume(1)) {
            context.header("Retry-After", "60");
            say(context, 429, "Too many are trying to sign in", "Wait a minute, then try again.");
            return;
        }
        try {
            var sent = work.begin(SignInPages.next(context.queryParam("next")));
            context.cookie(Who.cookie(COOKIE, sent.secret(), SignInPages.BACK, (int) WorkSignIn.LONGEST.toSeconds()));
            context.redirect(sent.address().toString());
        } catch (NotSignedIn e) {
            failed(context, e);
        }
    }

    private void end(Context context) {
        var secret = context.cookie(COOKIE);
        context.cookie(Who.cookie(COOKIE, "", SignInPages.BACK, 0));
        try {
            var ended = work.end(secret, context.queryParam("state"), context.queryParam("code"));
            letIn.as(context, ended.account(), ended.next());
        } catch (NotSignedIn e) {
            failed(context, e);
        }
    }

    private static void failed(Context context, NotSignedIn failure) {
        if (failure.kind() == NotSignedIn.Kind.NOT_BEGUN) {
            // Anybody can ask for that as often as they like.
            LOG.info("sign-in with a work account failed: {}", failure.kind());
        } else {
            LOG.warn("sign-in with a work account failed: {}", failure.kind());
        }
        switch (failure.kind()) {
            case UNREACHABLE ->
                say(
                        context,
                        503,
                        "Your work account cannot be checked just now",
                        "Your council's own sign-in does not answer. Try again in a few minutes. If you were given a name and"
                                + " a password for these pages, you can use them now.");
            case NOT_BEGUN ->
                say(
                        context,
                        400,
                        "Please begin again",
                        "This sign-in was not begun in this browser, took longer than " + WorkSignIn.LONGEST.toMinutes()
                                + " minutes, or was used before.");
            case DECLINED ->
                say(
                        context,
                        403,
                        "Your council's own sign-in did not let you through",
                        "Try again. If it happens again, ask whoever looks after work accounts at your council whether yours"
                                + " may be used for Rightplace.");
            case REFUSED, UNNAMED ->
                say(
                        context,
                        502,
                        "Work accounts cannot be used at the moment",
                        "Rightplace and your council's own sign-in are not working together as they should. Try again; if that"
                                + " does not help, tell whoever runs Rightplace at your council.");
            case NOT_BELIEVED ->
                say(
                        context,
                        403,
                        "You could not be signed in",
                        "What came back from your council's own sign-in did not pass our checks. Try again. If it happens"
                                + " again, tell whoever runs Rightplace at your council.");
            case NO_ACCOUNT ->
                say(
                        context,
                        403,
                        "You have no account here",
                        "Your work account is fine, but nobody has opened an account for you in Rightplace, or it was closed."
                                + " Ask whoever looks after accounts for Rightplace at your council.");
        }
    }

    private static void say(Context context, int status, String title, String text) {
        context.status(status);
        Pages.show(context, title, "not-signed-in.jte", Map.of("title", title, "text", text));
    }
}

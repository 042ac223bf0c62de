package org.rightplace.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rightplace.store.Database;

/**
 * Who is signed in in which browser. The browser has the secret, the database a hash of it. A new one is made at every sign-in, so that none
 * that somebody planted before is worth anything.
 */
public final class Sessions {

    /** Nobody stays signed in longer, */
    static final Duration LONGEST = Duration.ofHours(10);

    /** nor this long without asking for anything. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** When somebody was last seen is written down no oftener, as it would be with every picture of a page. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    public Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a session and returns its secret. */
    public String begin(Account account) {
        var secret = Secret.made();
        var now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            SessionStore.deleteBefore(handle, now.minus(LONGEST), now.minus(IDLE));
            SessionStore.insert(handle, Secret.hash(secret), account.name(), Secret.made(), now);
        });
        return secret;
    }

    /** Who holds a session; empty when it has ended, was never begun, or its account is disabled. */
    public Optional<Caller> find(String secret) {
        var hash = Secret.hash(secret);
        Instant now = clock.instant();
        return database.jdbi().withHandle(handle -> {
            var found = SessionStore.find(handle, hash, now.minus(LONGEST), now.minus(IDLE));
            found.filter(session -> session.seen().isBefore(now.minus(NOTED)))
                    .ifPresent(session -> SessionStore.seen(handle, hash, now));
            return found.map(
                    session -> Caller.of(session.account(), session.account().roles(), session.formToken()));
        });
    }

    public void end(String secret) {
        database.jdbi().useHandle(handle -> SessionStore.end(handle, Secret.hash(secret)));
    }
}

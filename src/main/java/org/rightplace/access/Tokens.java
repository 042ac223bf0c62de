package org.rightplace.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rightplace.store.Database;

/** What programs show in place of signing in: for some of an account's roles, for a time. Only a hash of each is kept. */
public final class Tokens {

    /** Longest life of a token, in days. */
    public static final int LONGEST = 366;

    /** So that one that was lost is known for what it is when somebody finds it. */
    private static final String PREFIX = "rightplace_";

    private final Database database;
    private final Clock clock;

    public Tokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A token as it is kept.
     *
     * @param revokedAt null while it is good
     */
    public record Token(String id, String account, Set<Role> roles, Instant expiresAt, Instant revokedAt) {}

    /**
     * Makes a token and returns it; it cannot be shown again.
     *
     * @param roles of the account's, those it is good for
     * @throws NotAccepted when there is no such account, or it has not all these roles
     */
    public String make(String account, Set<Role> roles, int days) throws NotAccepted {
        var holder = database.jdbi()
                .withHandle(handle -> AccountStore.find(handle, account))
                .orElseThrow(() -> new NotAccepted("There is no account of that name. List them with: user list"));
        if (roles.isEmpty() || !holder.roles().containsAll(roles)) {
            throw new NotAccepted("A token is good for roles that its account has");
        }
        if (days < 1 || days > LONGEST) {
            throw new NotAccepted("A token is good for 1 to " + LONGEST + " days");
        }
        var text = PREFIX + Secret.made();
        var token = new Token(
                UUID.randomUUID().toString(), account, roles, clock.instant().plus(days, ChronoUnit.DAYS), null);
        database.durably(handle -> {
            TokenStore.insert(handle, token, Secret.hash(text), clock.instant());
            return token;
        });
        return text;
    }

    /** Who shows a token; empty when it was never made, has expired or been revoked, or its account is disabled. */
    public Optional<Caller> find(String text) {
        return database.jdbi()
                .withHandle(handle -> TokenStore.find(handle, Secret.hash(text))
                        .filter(token ->
                                token.revokedAt() == null && token.expiresAt().isAfter(clock.instant()))
                        .flatMap(token -> AccountStore.find(handle, token.account())
                                .filter(account -> !account.disabled())
                                .map(account -> Caller.of(account, both(token.roles(), account.roles()), null))));
    }

    /** A role that was taken from the account is taken from its tokens. */
    private static Set<Role> both(Set<Role> one, Set<Role> other) {
        var both = EnumSet.noneOf(Role.class);
        both.addAll(one);
        both.retainAll(other);
        return Collections.unmodifiableSet(both);
    }

    public List<Token> all() {
        return database.jdbi().withHandle(TokenStore::all);
    }

    /** Makes a token worth nothing; false when there is none of that id that was good. */
    public boolean revoke(String id) {
        return database.durably(handle -> TokenStore.revoke(handle, id, clock.instant()));
    }
}

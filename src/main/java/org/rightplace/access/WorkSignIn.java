package org.rightplace.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.rightplace.access.NotSignedIn.Kind;
import org.rightplace.store.Database;

/**
 * Signing in with an account that the council has elsewhere. The provider says who somebody is; whether they may come in, in which roles and to
 * whose records is for the account of that name here.
 */
public final class WorkSignIn {

    /** So long a sign-in may take, from when a browser is sent to the provider until it comes back. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private final ProviderClient provider;
    private final Accounts accounts;
    private final Database database;
    private final Clock clock;

    public WorkSignIn(Provider provider, Accounts accounts, Database database, Clock clock) {
        this.provider = new ProviderClient(provider, clock);
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A sign-in that was begun.
     *
     * @param secret for the browser that began to keep, and bring back
     * @param address at the provider, to send the browser to
     */
    public record Begun(String secret, URI address) {

        /** Leaves out the secret, so that it cannot reach a log by way of a message. */
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /**
     * Somebody who has signed in.
     *
     * @param next where they wanted to go when they began
     */
    public record Ended(Account account, String next) {}

    /** @param next a page of ours, to go on to afterwards */
    public Begun begin(String next) throws NotSignedIn {
        var secret = Secret.made();
        var state = Secret.made();
        var begun = new WorkSignInStore.Begun(Secret.made(), Secret.made(), next);
        var address = provider.address(state, begun.nonce(), begun.verifier());
        var now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            WorkSignInStore.deleteBefore(handle, now.minus(LONGEST));
            WorkSignInStore.insert(handle, Secret.hash(secret), Secret.hash(state), begun, now);
        });
        return new Begun(secret, address);
    }

    /**
     * Ends what was begun, which can be done once.
     *
     * @param secret what the browser kept; null for nothing
     * @param state what came back from the provider; null for nothing
     * @param code in exchange for which the provider says who it is; null for none
     */
    public Ended end(String secret, String state, String code) throws NotSignedIn {
        if (secret == null || state == null) {
            throw new NotSignedIn(Kind.NOT_BEGUN);
        }
        var began = clock.instant().minus(LONGEST);
        var begun = database.jdbi()
                .inTransaction(handle -> WorkSignInStore.take(handle, Secret.hash(secret), Secret.hash(state), began))
                .orElseThrow(() -> new NotSignedIn(Kind.NOT_BEGUN));
        if (code == null || code.isBlank()) {
            throw new NotSignedIn(Kind.DECLINED);
        }
        var name = provider.name(code, begun.nonce(), begun.verifier());
        return new Ended(account(name), begun.next());
    }

    /**
     * Providers write names with capitals or without. Only those of ASCII are looked up in small letters: beyond it other letters become the
     * same small one, and somebody else's name.
     */
    private Account account(String name) throws NotSignedIn {
        return Optional.of(name)
                .filter(one -> one.chars().allMatch(letter -> letter < 128))
                .flatMap(one -> accounts.find(one.toLowerCase(Locale.ROOT)))
                .filter(account -> !account.disabled() && !account.demonstration())
                .orElseThrow(() -> new NotSignedIn(Kind.NO_ACCOUNT));
    }
}

package org.rightplace.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.rightplace.store.Database;

/** The accounts there are, and whether a password is the right one. */
public final class Accounts {

    /** Longest password, in characters. */
    public static final int LONGEST_PASSWORD = Passwords.LONGEST;

    /** So many wrong passwords in a row lock an account. */
    public static final int TRIES = 5;

    /** Until an administrator unlocks it, or this long. */
    public static final Duration LOCKED = Duration.ofMinutes(15);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.'_@-]{1,63}");

    private static final Pattern AUTHORITY = Pattern.compile("[0-9]{3}");

    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an account.
     *
     * @throws NotAccepted when there is one of that name, or something about it will not do; the message says what
     */
    public void add(Account account, String password) throws NotAccepted {
        checked(account);
        checked(account.name(), password);
        insert(account, Passwords.hash(password));
    }

    /**
     * Adds an account without a password: with a work account only can anybody sign in to it.
     *
     * @throws NotAccepted as for one with a password
     */
    public void addElsewhere(Account account) throws NotAccepted {
        checked(account);
        insert(account, null);
    }

    private void insert(Account account, String hash) throws NotAccepted {
        boolean added = database.durably(handle -> {
            if (AccountStore.find(handle, account.name()).isPresent()) {
                return false;
            }
            AccountStore.insert(handle, account, hash, clock.instant());
            return true;
        });
        if (!added) {
            throw new NotAccepted("There is an account of that name already");
        }
    }

    private static void checked(Account account) throws NotAccepted {
        if (!NAME.matcher(account.name()).matches()) {
            throw new NotAccepted("A name to sign in with is 2 to 64 lower-case letters, digits and . - _ ' @");
        }
        if (account.fullName().isBlank() || account.fullName().length() > 200) {
            throw new NotAccepted("A full name has 1 to 200 characters");
        }
        if (!Role.goTogether(account.roles())) {
            throw new NotAccepted("Who approves rulebooks is somebody else than who asks for advice or reviews:"
                    + " rules-owner goes with neither caseworker nor commissioner");
        }
        if (!account.authorities().stream()
                .allMatch(code -> AUTHORITY.matcher(code).matches())) {
            throw new NotAccepted("An authority is named by its three-digit code, 873 say");
        }
    }

    private static void checked(String name, String password) throws NotAccepted {
        if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
            throw new NotAccepted("A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST
                    + " characters; three random words will do");
        }
        if (password.toLowerCase().contains(name) || password.chars().distinct().count() < 5) {
            throw new NotAccepted("That password is too easy to guess");
        }
    }

    /**
     * Changes an account. Who is signed in with it is signed out, so that what they may do changes at once.
     *
     * @throws NotAccepted when there is none of that name, or it will not do as it would be
     */
    public Account change(String name, UnaryOperator<Account> change) throws NotAccepted {
        var now = find(name).orElseThrow(Accounts::unknown);
        checked(change.apply(now));
        return database.durably(handle -> {
            var changed = change.apply(AccountStore.find(handle, name).orElseThrow());
            AccountStore.update(handle, changed);
            SessionStore.endAll(handle, name);
            return changed;
        });
    }

    /** Gives an account another password, and signs out who is signed in with it. */
    public void password(String name, String password) throws NotAccepted {
        find(name).orElseThrow(Accounts::unknown);
        checked(name, password);
        var hash = Passwords.hash(password);
        database.durably(handle -> {
            AccountStore.password(handle, name, hash);
            SessionStore.endAll(handle, name);
            return name;
        });
    }

    /** Lets an account try again at once that too many wrong passwords have locked. */
    public void unlock(String name) throws NotAccepted {
        find(name).orElseThrow(Accounts::unknown);
        database.durably(handle -> {
            AccountStore.failures(handle, name, 0, null);
            return name;
        });
    }

    private static NotAccepted unknown() {
        return new NotAccepted("There is no account of that name. List them with: user list");
    }

    public Optional<Account> find(String name) {
        return database.jdbi().withHandle(handle -> AccountStore.find(handle, name));
    }

    public List<Account> all() {
        return database.jdbi().withHandle(AccountStore::all);
    }

    /**
     * Whose name and password these are; empty when the password is wrong, or there is no such account, or it is disabled or locked. Which of
     * them it was is not said, and takes as long to find out.
     */
    public Optional<Account> of(String name, String password) {
        var known = database.jdbi().inTransaction(handle -> AccountStore.lock(handle, name));
        boolean right = Passwords.matches(
                password, known.map(AccountStore.Lock::passwordHash).orElse(null));
        return database.durably(handle -> AccountStore.lock(handle, name).flatMap(lock -> {
            if (lock.lockedUntil() != null && lock.lockedUntil().isAfter(clock.instant())) {
                return Optional.empty();
            }
            if (!right) {
                int failures = lock.failures() + 1;
                AccountStore.failures(
                        handle,
                        name,
                        failures % TRIES,
                        failures >= TRIES ? clock.instant().plus(LOCKED) : null);
                return Optional.<Account>empty();
            }
            AccountStore.failures(handle, name, 0, null);
            return AccountStore.find(handle, name).filter(account -> !account.disabled());
        }));
    }

    /** Whether a name is that of somebody who asks for advice or reviews: an account's, or their full name. */
    public boolean isOfOneWhoAsks(String name) {
        return all().stream()
                .filter(Account::asks)
                .anyMatch(one -> name.equalsIgnoreCase(one.fullName()) || name.equalsIgnoreCase(one.name()));
    }

    /** Somebody made up, for the demonstration. */
    public static Account madeUp(String name, String fullName, Set<Role> roles, Set<String> authorities) {
        return new Account(name, fullName, roles, authorities, false, true);
    }
}

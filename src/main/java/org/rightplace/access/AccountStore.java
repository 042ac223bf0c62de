package org.rightplace.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of accounts. Times are ISO 8601 in UTC; roles and authorities are words with spaces between. */
final class AccountStore {

    private AccountStore() {}

    /**
     * What is known of an account's sign-ins.
     *
     * @param passwordHash null for one that signs in elsewhere only
     * @param failures wrong passwords since the last right one
     * @param lockedUntil null while it is not locked
     */
    record Lock(String passwordHash, int failures, Instant lockedUntil) {}

    static void insert(Handle handle, Account account, String passwordHash, Instant madeAt) {
        handle.createUpdate("INSERT INTO account (name, full_name, password_hash, roles, authorities, disabled,"
                        + " demonstration, failures, made_at) VALUES (:name, :fullName, :hash, :roles, :authorities,"
                        + " :disabled, :demonstration, 0, :madeAt)")
                .bind("name", account.name())
                .bind("fullName", account.fullName())
                .bind("hash", passwordHash)
                .bind("roles", roles(account.roles()))
                .bind("authorities", words(account.authorities()))
                .bind("disabled", account.disabled())
                .bind("demonstration", account.demonstration())
                .bind("madeAt", madeAt.toString())
                .execute();
    }

    static Optional<Account> find(Handle handle, String name) {
        return handle.createQuery("SELECT * FROM account WHERE name = :name")
                .bind("name", name)
                .map(AccountStore::account)
                .findOne();
    }

    static List<Account> all(Handle handle) {
        return handle.createQuery("SELECT * FROM account ORDER BY name")
                .map(AccountStore::account)
                .list();
    }

    /** Locks the row: of several guesses at once each is counted. */
    static Optional<Lock> lock(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT password_hash, failures, locked_until FROM account WHERE name = :name FOR UPDATE")
                .bind("name", name)
                .map((row, context) -> new Lock(
                        row.getString("password_hash"),
                        row.getInt("failures"),
                        row.getString("locked_until") == null ? null : Instant.parse(row.getString("locked_until"))))
                .findOne();
    }

    static void failures(Handle handle, String name, int failures, Instant lockedUntil) {
        handle.createUpdate("UPDATE account SET failures = :failures, locked_until = :until WHERE name = :name")
                .bind("failures", failures)
                .bind("until", lockedUntil == null ? null : lockedUntil.toString())
                .bind("name", name)
                .execute();
    }

    static void password(Handle handle, String name, String hash) {
        handle.createUpdate("UPDATE account SET password_hash = :hash WHERE name = :name")
                .bind("hash", hash)
                .bind("name", name)
                .execute();
    }

    /** Whatever of an account can be changed, as it is to be. */
    static void update(Handle handle, Account account) {
        handle.createUpdate("UPDATE account SET full_name = :fullName, roles = :roles, authorities = :authorities,"
                        + " disabled = :disabled WHERE name = :name")
                .bind("fullName", account.fullName())
                .bind("roles", roles(account.roles()))
                .bind("authorities", words(account.authorities()))
                .bind("disabled", account.disabled())
                .bind("name", account.name())
                .execute();
    }

    static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("full_name"),
                roles(row.getString("roles")),
                split(row.getString("authorities")),
                row.getBoolean("disabled"),
                row.getBoolean("demonstration"));
    }

    static String roles(Collection<Role> roles) {
        return words(roles.stream().map(Role::wireName).toList());
    }

    static Set<Role> roles(String text) {
        return split(text).stream().flatMap(name -> Role.named(name).stream()).collect(Collectors.toUnmodifiableSet());
    }

    static String words(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    static Set<String> split(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

package org.rightplace.access;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of sessions. */
final class SessionStore {

    private SessionStore() {}

    record Session(Account account, String formToken, Instant seen) {}

    static void insert(Handle handle, String secretHash, String account, String formToken, Instant now) {
        handle.createUpdate("INSERT INTO account_session (secret_hash, account, form_token, began_at, seen_at)"
                        + " VALUES (:hash, :account, :token, :now, :now)")
                .bind("hash", secretHash)
                .bind("account", account)
                .bind("token", formToken)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** @param began not before, and {@code seen} not before */
    static Optional<Session> find(Handle handle, String secretHash, Instant began, Instant seen) {
        return handle.createQuery(
                        "SELECT a.*, s.form_token, s.seen_at FROM account_session s JOIN account a ON a.name = s.account"
                                + " WHERE s.secret_hash = :hash AND s.began_at >= :began AND s.seen_at >= :seen"
                                + " AND NOT a.disabled")
                .bind("hash", secretHash)
                .bind("began", began.toEpochMilli())
                .bind("seen", seen.toEpochMilli())
                .map((row, context) -> new Session(
                        AccountStore.account(row, context),
                        row.getString("form_token"),
                        Instant.ofEpochMilli(row.getLong("seen_at"))))
                .findOne();
    }

    static void seen(Handle handle, String secretHash, Instant now) {
        handle.createUpdate("UPDATE account_session SET seen_at = :now WHERE secret_hash = :hash")
                .bind("now", now.toEpochMilli())
                .bind("hash", secretHash)
                .execute();
    }

    static void end(Handle handle, String secretHash) {
        handle.createUpdate("DELETE FROM account_session WHERE secret_hash = :hash")
                .bind("hash", secretHash)
                .execute();
    }

    static void endAll(Handle handle, String account) {
        handle.createUpdate("DELETE FROM account_session WHERE account = :account")
                .bind("account", account)
                .execute();
    }

    static void deleteBefore(Handle handle, Instant began, Instant seen) {
        handle.createUpdate("DELETE FROM account_session WHERE began_at < :began OR seen_at < :seen")
                .bind("began", began.toEpochMilli())
                .bind("seen", seen.toEpochMilli())
                .execute();
    }
}

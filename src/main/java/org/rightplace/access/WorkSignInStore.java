package org.rightplace.access;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of sign-ins with work accounts that were begun. */
final class WorkSignInStore {

    private WorkSignInStore() {}

    /**
     * One that was begun.
     *
     * @param nonce the ID token must have it
     * @param verifier shows the provider that who brings the code is who began
     * @param next where to go on afterwards
     */
    record Begun(String nonce, String verifier, String next) {}

    static void insert(Handle handle, String secretHash, String stateHash, Begun begun, Instant now) {
        handle.createUpdate(
                        "INSERT INTO account_work_sign_in (secret_hash, state_hash, nonce, verifier, next, began_at)"
                                + " VALUES (:secret, :state, :nonce, :verifier, :next, :now)")
                .bind("secret", secretHash)
                .bind("state", stateHash)
                .bind("nonce", begun.nonce())
                .bind("verifier", begun.verifier())
                .bind("next", begun.next())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Finds one and takes it away. Of two that ask at once, one gets it. */
    static Optional<Begun> take(Handle handle, String secretHash, String stateHash, Instant began) {
        var found = handle.createQuery("SELECT nonce, verifier, next FROM account_work_sign_in"
                        + " WHERE secret_hash = :secret AND state_hash = :state AND began_at >= :began")
                .bind("secret", secretHash)
                .bind("state", stateHash)
                .bind("began", began.toEpochMilli())
                .map((row, context) ->
                        new Begun(row.getString("nonce"), row.getString("verifier"), row.getString("next")))
                .findOne();
        return found.filter(begun -> handle.createUpdate("DELETE FROM account_work_sign_in WHERE secret_hash = :secret")
                        .bind("secret", secretHash)
                        .execute()
                == 1);
    }

    static void deleteBefore(Handle handle, Instant began) {
        handle.createUpdate("DELETE FROM account_work_sign_in WHERE began_at < :began")
                .bind("began", began.toEpochMilli())
                .execute();
    }
}

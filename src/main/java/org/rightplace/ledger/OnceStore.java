package org.rightplace.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the requests that are known again. Those who write hold the head. */
final class OnceStore {

    private OnceStore() {}

    /** The request a caller sent under a key: its keyed hash, and the decision it led to. */
    record Known(String requestHmac, String decisionId) {}

    /** @param since those recorded earlier are forgotten, whether deleted yet or not */
    static Optional<Known> find(Handle handle, Once once, Instant since) {
        return handle.createQuery("SELECT request_hmac, decision_id FROM ledger_once"
                        + " WHERE caller = :caller AND request_key = :key AND recorded_at >= :since")
                .bind("caller", once.caller())
                .bind("key", once.key())
                .bind("since", Body.text(since))
                .map((row, context) -> new Known(row.getString("request_hmac"), row.getString("decision_id")))
                .findOne();
    }

    static void insert(Handle handle, Once once, String requestHmac, Entry entry) {
        handle.createUpdate("INSERT INTO ledger_once (caller, request_key, request_hmac, decision_id, recorded_at)"
                        + " VALUES (:caller, :key, :requestHmac, :decisionId, :recordedAt)")
                .bind("caller", once.caller())
                .bind("key", once.key())
                .bind("requestHmac", requestHmac)
                .bind("decisionId", entry.decisionId())
                .bind("recordedAt", Body.text(entry.recordedAt()))
                .execute();
    }

    static void deleteBefore(Handle handle, Instant since) {
        handle.createUpdate("DELETE FROM ledger_once WHERE recorded_at < :since")
                .bind("since", Body.text(since))
                .execute();
    }
}

package org.rightplace.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of the requests that are known again. Those who write hold the head. */
final class OnceStore {

    private OnceStore() {}

    /** The request a caller sent under a key: its keyed hash, and the decision it led to. */
    record Known(String requestHmac, String decisionId) {

        /** Whether what it led to has been erased, and with it what the request was. */
        boolean forgotten() {
            return requestHmac.equals(FORGOTTEN);
        }
    }

    private static final String FORGOTTEN = "erased";

    /** A request by what it is known again by. */
    record Sent(String caller, String key) {}

    /**
     * @param erasedKey what stands in place of the key once what the request led to has been erased
     * @param since those recorded earlier are forgotten, whether deleted yet or not
     */
    static Optional<Known> find(Handle handle, Once once, String erasedKey, Instant since) {
        return handle.createQuery("SELECT request_hmac, decision_id FROM ledger_once"
                        + " WHERE caller = :caller AND request_key IN (:key, :erasedKey) AND recorded_at >= :since")
                .bind("caller", once.caller())
                .bind("key", once.key())
                .bind("erasedKey", erasedKey)
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

    static List<Sent> of(Handle handle, String decisionId) {
        return handle.createQuery("SELECT caller, request_key FROM ledger_once WHERE decision_id = :decisionId")
                .bind("decisionId", decisionId)
                .map((row, context) -> new Sent(row.getString("caller"), row.getString("request_key")))
                .list();
    }

    /** Leaves that there was a request, under a key that only its sender can give again. */
    static void forget(Handle handle, Sent sent, String erasedKey) {
        handle.createUpdate("UPDATE ledger_once SET request_key = :erasedKey, request_hmac = :forgotten"
                        + " WHERE caller = :caller AND request_key = :key")
                .bind("erasedKey", erasedKey)
                .bind("forgotten", FORGOTTEN)
                .bind("caller", sent.caller())
                .bind("key", sent.key())
                .execute();
    }

    static void deleteBefore(Handle handle, Instant since) {
        handle.createUpdate("DELETE FROM ledger_once WHERE recorded_at < :since")
                .bind("since", Body.text(since))
                .execute();
    }
}

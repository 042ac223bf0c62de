package org.rightplace.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of looks. */
final class LookStore {

    private static final String SPACE = " ";

    private LookStore() {}

    static void insert(Handle handle, Look look) {
        handle.createUpdate("INSERT INTO access_look (looked_at, account, role, what, decision_id, reason, authorities)"
                        + " VALUES (:at, :account, :role, :what, :decision, :reason, :authorities)")
                .bind("at", look.at().toEpochMilli())
                .bind("account", look.account())
                .bind("role", look.role())
                .bind("what", look.what().wireName())
                .bind("decision", look.decisionId())
                .bind("reason", look.reason())
                .bind("authorities", SPACE + AccountStore.words(look.authorities()) + SPACE)
                .execute();
    }

    static void deleteBefore(Handle handle, Instant time) {
        handle.createUpdate("DELETE FROM access_look WHERE looked_at < :time")
                .bind("time", time.toEpochMilli())
                .execute();
    }

    /** The newest first. */
    static List<Look> find(Handle handle, Looks.Asked asked, int limit, long before) {
        var where = new ArrayList<String>(List.of("id < :before"));
        Map<String, Object> bound = new HashMap<>(Map.of("before", before, "limit", limit));
        if (asked.decisionId() != null) {
            where.add("decision_id = :decision");
            bound.put("decision", asked.decisionId());
        }
        if (asked.account() != null) {
            where.add("account = :account");
            bound.put("account", asked.account());
        }
        if (asked.from() != null) {
            where.add("looked_at >= :from");
            bound.put("from", asked.from().toEpochMilli());
        }
        if (asked.until() != null) {
            where.add("looked_at < :until");
            bound.put("until", asked.until().toEpochMilli());
        }
        if (asked.authorities() != null) {
            where.add(anyOf(asked.authorities(), bound));
        }
        return handle.createQuery("SELECT * FROM access_look WHERE " + String.join(" AND ", where)
                        + " ORDER BY id DESC LIMIT :limit")
                .bindMap(bound)
                .map(LookStore::look)
                .list();
    }

    private static String anyOf(Collection<String> authorities, Map<String, Object> bound) {
        var any = new ArrayList<String>(List.of("1 = 0"));
        for (String code : authorities) {
            var name = "authority" + bound.size();
            // POSITION knows no wildcards.
            any.add("POSITION(:" + name + " IN authorities) > 0");
            bound.put(name, SPACE + code + SPACE);
        }
        return "(" + String.join(" OR ", any) + ")";
    }

    private static Look look(ResultSet row, StatementContext context) throws SQLException {
        return new Look(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("looked_at")),
                row.getString("account"),
                row.getString("role"),
                Look.What.named(row.getString("what")),
                row.getString("decision_id"),
                row.getString("reason"),
                AccountStore.split(row.getString("authorities")));
    }
}

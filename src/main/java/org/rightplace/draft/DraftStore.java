package org.rightplace.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of drafts. */
final class DraftStore {

    private DraftStore() {}

    static void insert(Handle handle, Draft draft) {
        handle.createUpdate(
                        "INSERT INTO draft (id, kind, account, authorities, person_reference, follows, body, begun_at,"
                                + " changed_at) VALUES (:id, :kind, :account, :authorities, :person, :follows, :body, :begun, :changed)")
                .bind("id", draft.id())
                .bind("kind", draft.kind())
                .bind("account", draft.account())
                .bind("authorities", String.join(" ", new TreeSet<>(draft.authorities())))
                .bind("person", draft.person())
                .bind("follows", draft.follows())
                .bind("body", draft.body().getBytes(UTF_8))
                .bind("begun", draft.begunAt().toEpochMilli())
                .bind("changed", draft.changedAt().toEpochMilli())
                .execute();
    }

    /** @return whether it was there */
    static boolean update(Handle handle, Draft draft) {
        return handle.createUpdate("UPDATE draft SET person_reference = :person, body = :body, changed_at = :changed"
                                + " WHERE id = :id AND account = :account")
                        .bind("person", draft.person())
                        .bind("body", draft.body().getBytes(UTF_8))
                        .bind("changed", draft.changedAt().toEpochMilli())
                        .bind("id", draft.id())
                        .bind("account", draft.account())
                        .execute()
                > 0;
    }

    static void delete(Handle handle, String id, String account) {
        handle.createUpdate("DELETE FROM draft WHERE id = :id AND account = :account")
                .bind("id", id)
                .bind("account", account)
                .execute();
    }

    static void deleteBefore(Handle handle, Instant time) {
        handle.createUpdate("DELETE FROM draft WHERE changed_at < :time")
                .bind("time", time.toEpochMilli())
                .execute();
    }

    /** @param since one that was last saved before is no longer there */
    static Optional<Draft> find(Handle handle, String id, String account, Instant since) {
        return handle.createQuery("SELECT * FROM draft WHERE id = :id AND account = :account AND changed_at >= :since")
                .bind("id", id)
                .bind("account", account)
                .bind("since", since.toEpochMilli())
                .map(DraftStore::draft)
                .findOne();
    }

    /** Last saved first. */
    static List<Draft> of(Handle handle, String account, String kind, Instant since) {
        return handle.createQuery(
                        "SELECT * FROM draft WHERE account = :account AND kind = :kind AND changed_at >= :since"
                                + " ORDER BY changed_at DESC, id")
                .bind("account", account)
                .bind("kind", kind)
                .bind("since", since.toEpochMilli())
                .map(DraftStore::draft)
                .list();
    }

    static List<Draft> about(Handle handle, String person) {
        return handle.createQuery("SELECT * FROM draft WHERE person_reference = :person ORDER BY begun_at, id")
                .bind("person", person)
                .map(DraftStore::draft)
                .list();
    }

    static int deleteAbout(Handle handle, String person) {
        return handle.createUpdate("DELETE FROM draft WHERE person_reference = :person")
                .bind("person", person)
                .execute();
    }

    private static Draft draft(ResultSet row, StatementContext context) throws SQLException {
        var authorities = row.getString("authorities");
        return new Draft(
                row.getString("id"),
                row.getString("kind"),
                row.getString("account"),
                authorities.isEmpty() ? Set.of() : Set.of(authorities.split(" ")),
                row.getString("person_reference"),
                row.getString("follows"),
                new String(row.getBytes("body"), UTF_8),
                Instant.ofEpochMilli(row.getLong("begun_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}

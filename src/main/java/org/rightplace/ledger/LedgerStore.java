package org.rightplace.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The ledger's SQL. Those who write hold the head. */
final class LedgerStore {

    private static final String ENTRY =
            "SELECT sequence, decision_id, kind, recorded_at, leaf_hash, body FROM ledger_entry";

    private LedgerStore() {}

    /** Locks the head until the transaction ends: from here on nobody else appends. Returns the ledger's size. */
    static long lockHead(Handle handle) {
        return handle.createQuery("SELECT size FROM ledger_head WHERE id = 1 FOR UPDATE")
                .mapTo(Long.class)
                .one();
    }

    static long size(Handle handle) {
        return handle.createQuery("SELECT size FROM ledger_head WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** The numbers of the entries that follow a decision, in order. */
    static List<Long> following(Handle handle, String decisionId) {
        return handle.createQuery("SELECT sequence FROM ledger_entry WHERE follows = :id ORDER BY sequence")
                .bind("id", decisionId)
                .mapTo(Long.class)
                .list();
    }

    static void insertEntry(Handle handle, Entry entry, String follows, String subjectId) {
        handle.createUpdate(
                        "INSERT INTO ledger_entry"
                                + " (sequence, decision_id, kind, follows, subject_id, recorded_at, leaf_hash, body)"
                                + " VALUES (:sequence, :decisionId, :kind, :follows, :subjectId, :recordedAt, :leafHash, :body)")
                .bind("sequence", entry.sequence())
                .bind("decisionId", entry.decisionId())
                .bind("kind", entry.kind().wireName())
                .bind("follows", follows)
                .bind("subjectId", subjectId)
                .bind("recordedAt", Body.text(entry.recordedAt()))
                .bind("leafHash", entry.leafHash())
                .bind("body", entry.bodyBytes())
                .execute();
    }

    static void insertSection(Handle handle, long sequence, String name, byte[] salt, byte[] content, String words) {
        handle.createUpdate("INSERT INTO ledger_section (sequence, name, salt, content, words)"
                        + " VALUES (:sequence, :name, :salt, :content, :words)")
                .bind("sequence", sequence)
                .bind("name", name)
                .bind("salt", salt)
                .bind("content", content)
                .bind("words", words)
                .execute();
    }

    /** The random id of a person, made at the first call for them. */
    static String subjectOf(Handle handle, String personReference) {
        return handle.createQuery("SELECT subject_id FROM ledger_subject WHERE person_reference = :person")
                .bind("person", personReference)
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> {
                    var subjectId = UUID.randomUUID().toString();
                    handle.createUpdate("INSERT INTO ledger_subject (person_reference, subject_id)"
                                    + " VALUES (:person, :subjectId)")
                            .bind("person", personReference)
                            .bind("subjectId", subjectId)
                            .execute();
                    return subjectId;
                });
    }

    static Optional<Entry> find(Handle handle, String decisionId) {
        return handle.createQuery(ENTRY + " WHERE decision_id = :id")
                .bind("id", decisionId)
                .map(LedgerStore::entry)
                .findOne();
    }

    static Optional<Entry> at(Handle handle, long sequence) {
        return handle.createQuery(ENTRY + " WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .map(LedgerStore::entry)
                .findOne();
    }

    static List<Entry> from(Handle handle, long sequence, int limit) {
        return handle.createQuery(ENTRY + " WHERE sequence >= :from AND sequence < :to ORDER BY sequence")
                .bind("from", sequence)
                .bind("to", sequence + limit)
                .map(LedgerStore::entry)
                .list();
    }

    /** The canonical bytes of an entry's sections by name, in the order of the names. */
    static Map<String, byte[]> sections(Handle handle, long sequence) {
        var sections = new TreeMap<String, byte[]>();
        handle.createQuery("SELECT name, content FROM ledger_section WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, context) -> Map.entry(row.getString("name"), row.getBytes("content")))
                .forEach(section -> sections.put(section.getKey(), section.getValue()));
        return sections;
    }

    /** An entry's sections with their salts, in the order of the names. */
    static List<Audit.Section> salted(Handle handle, long sequence) {
        return handle.createQuery(
                        "SELECT name, salt, content FROM ledger_section WHERE sequence = :sequence ORDER BY name")
                .bind("sequence", sequence)
                .map((row, context) ->
                        new Audit.Section(row.getString("name"), row.getBytes("salt"), row.getBytes("content")))
                .list();
    }

    /** What the row of an entry repeats of its body so that it can be searched: decision id, kind, follows, subject, recorded at. */
    static List<String> columns(Handle handle, long sequence) {
        return handle.createQuery("SELECT decision_id, kind, follows, subject_id, recorded_at FROM ledger_entry"
                        + " WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, context) -> Arrays.asList(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .one();
    }

    static Optional<byte[]> rulebook(Handle handle, String digest) {
        return handle.createQuery("SELECT files FROM rulebook_archive WHERE digest = :digest")
                .bind("digest", digest)
                .map((row, context) -> row.getBytes("files"))
                .findOne();
    }

    static boolean hasRulebook(Handle handle, String digest) {
        return handle.createQuery("SELECT COUNT(*) FROM rulebook_archive WHERE digest = :digest")
                        .bind("digest", digest)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    static void insertRulebook(Handle handle, String digest, byte[] files, Instant firstUsedAt) {
        handle.createUpdate("INSERT INTO rulebook_archive (digest, files, first_used_at)"
                        + " VALUES (:digest, :files, :firstUsedAt)")
                .bind("digest", digest)
                .bind("files", files)
                .bind("firstUsedAt", Body.text(firstUsedAt))
                .execute();
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                row.getString("decision_id"),
                EntryKind.named(row.getString("kind")),
                Instant.parse(row.getString("recorded_at")),
                row.getBytes("body"),
                row.getString("leaf_hash"));
    }
}

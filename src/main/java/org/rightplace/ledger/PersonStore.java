package org.rightplace.ledger;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The SQL of what is held on a person. Those who erase hold the head. */
final class PersonStore {

    private PersonStore() {}

    static List<String> references(Handle handle) {
        return handle.createQuery("SELECT person_reference FROM ledger_subject ORDER BY person_reference")
                .mapTo(String.class)
                .list();
    }

    static Optional<String> subject(Handle handle, String personReference) {
        return handle.createQuery("SELECT subject_id FROM ledger_subject WHERE person_reference = :person")
                .bind("person", personReference)
                .mapTo(String.class)
                .findOne();
    }

    /** The numbers of the entries about a person and of those that follow one of them, whomever these name. */
    static List<Long> sequences(Handle handle, String subjectId) {
        var about = new TreeSet<>(handle.createQuery("SELECT sequence FROM ledger_entry WHERE subject_id = :id")
                .bind("id", subjectId)
                .mapTo(Long.class)
                .list());
        var open = new ArrayDeque<>(about);
        while (!open.isEmpty()) {
            var decisionId = LedgerStore.at(handle, open.remove()).orElseThrow().decisionId();
            for (long follower : LedgerStore.following(handle, decisionId)) {
                if (about.add(follower)) {
                    open.add(follower);
                }
            }
        }
        return List.copyOf(about);
    }

    static void deleteSections(Handle handle, long sequence) {
        handle.createUpdate("DELETE FROM ledger_section WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .execute();
    }

    static void deleteSubject(Handle handle, String subjectId) {
        handle.createUpdate("DELETE FROM ledger_subject WHERE subject_id = :id")
                .bind("id", subjectId)
                .execute();
    }

    /** How many sections of an entry are there. */
    static long sections(Handle handle, long sequence) {
        return handle.createQuery("SELECT COUNT(*) FROM ledger_section WHERE sequence = :sequence")
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one();
    }
}

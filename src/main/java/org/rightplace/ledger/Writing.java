package org.rightplace.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Makes an entry of a draft and writes its rows.
 *
 * @param programVersion written into every body
 */
record Writing(String programVersion, Clock clock) {

    /** What follows a decision speaks of the same person: nothing may be said of them again once that has been erased. */
    private static void follows(Handle handle, String decisionId) {
        var followed = LedgerStore.find(handle, decisionId)
                .orElseThrow(() -> new AppendFailed("it follows a decision that is not in this ledger"));
        var committed = CanonicalJson.read(followed.bodyBytes()).path("commitments");
        if (PersonStore.sections(handle, followed.sequence()) < committed.size()) {
            throw new AppendFailed("it follows a decision of which what it said of a person has been erased");
        }
    }

    /**
     * Id, time and number are given under the lock of the head, so that ids and times made by one clock rise with the numbers.
     *
     * @throws AppendFailed when the draft follows a decision that is not there, or its body is too large
     */
    Entry entry(Handle handle, long sequence, Draft draft, List<Sealed> sections) {
        if (draft.follows() != null) {
            follows(handle, draft.follows());
        }
        var decisionId = UuidCreator.getTimeOrderedEpoch().toString();
        var recordedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var subjectId = draft.personReference() == null ? null : LedgerStore.subjectOf(handle, draft.personReference());
        var commitments = new TreeMap<String, String>();
        sections.forEach(s -> commitments.put(s.section().name(), s.commitment()));
        var body = Body.of(draft, decisionId, subjectId, recordedAt, programVersion, commitments);
        var entry = new Entry(sequence, decisionId, draft.kind(), recordedAt, body, LeafHash.of(body));
        LedgerStore.insertEntry(handle, entry, draft.follows(), subjectId);
        for (var s : sections) {
            LedgerStore.insertSection(
                    handle, sequence, s.section().name(), s.section().salt(), s.canonical(), s.words());
        }
        return entry;
    }
}

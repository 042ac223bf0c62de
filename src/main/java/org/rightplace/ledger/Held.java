package org.rightplace.ledger;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything the ledger holds on one person.
 *
 * @param subjectId the random id that bodies have for them
 * @param entries about them, and those that follow one about them, in the order of their numbers
 */
public record Held(String subjectId, List<StoredEntry> entries) {

    public Held {
        entries = List.copyOf(entries);
    }

    /** Those of which private sections are left. */
    public List<StoredEntry> withPrivate() {
        return entries.stream().filter(one -> !one.sections().isEmpty()).toList();
    }

    /** Codes of the authorities whose records these are. */
    public Set<String> authorities() {
        return entries.stream().flatMap(one -> one.authorities().stream()).collect(Collectors.toSet());
    }

    /** Says nothing of the entries, so that nothing private can reach a log by way of a message. */
    @Override
    public String toString() {
        return "Held[" + entries.size() + "]";
    }
}

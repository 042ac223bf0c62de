package org.rightplace.draft;

import java.time.Instant;
import java.util.Set;

/**
 * Something that is being filled in.
 *
 * @param id random, and says nothing
 * @param kind of what it will be when it is sent: the name of its JSON Schema
 * @param account of whoever began it, who alone sees it
 * @param authorities codes of those for whom it was begun
 * @param person the council's reference of whom it is about; null while there is none
 * @param follows id of the decision whose request it began as; null for a new one
 * @param body what has been filled in, as JSON
 * @param begunAt when it was begun
 * @param changedAt when it was last saved
 */
public record Draft(
        String id,
        String kind,
        String account,
        Set<String> authorities,
        String person,
        String follows,
        String body,
        Instant begunAt,
        Instant changedAt) {

    public Draft {
        authorities = Set.copyOf(authorities);
    }

    /** The same, filled in further. */
    Draft with(String newBody, String newPerson, Instant now) {
        return new Draft(id, kind, account, authorities, newPerson, follows, newBody, begunAt, now);
    }

    /** Leaves out all that is private. */
    @Override
    public String toString() {
        return "Draft[" + kind + "]";
    }
}

package org.rightplace.ledger;

import java.util.Set;
import org.rightplace.access.Caller;

/**
 * Which records somebody may see: those of their authorities, and what is the log's own.
 *
 * @param authorities their codes
 * @param ofPersons whether those about a person
 * @param ofServices whether those about contracts and services
 */
public record Sight(Set<String> authorities, boolean ofPersons, boolean ofServices) {

    /** Kinds of entry that are about nobody's case. */
    static final Set<EntryKind> THE_LOGS_OWN =
            Set.of(EntryKind.GENESIS, EntryKind.RULEBOOK_ACTIVATED, EntryKind.KEY_ROTATED);

    public Sight {
        authorities = Set.copyOf(authorities);
    }

    /** What somebody who has signed in may see. */
    public static Sight of(Caller caller) {
        return new Sight(caller.authorities(), caller.seesPersons(), caller.seesServices());
    }

    /** Whether an entry is among them. One that is no authority's, though it is not the log's own, is nobody's to see. */
    public boolean covers(StoredEntry stored) {
        var kind = stored.entry().kind();
        if (THE_LOGS_OWN.contains(kind)) {
            return true;
        }
        // That something was erased says of nobody what it was.
        boolean about = kind == EntryKind.ERASURE || (stored.isAboutSomebody() ? ofPersons : ofServices);
        return about && stored.authorities().stream().anyMatch(authorities::contains);
    }
}

package org.rightplace.pages.forms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rightplace.access.Caller;

/**
 * What became of drafts that were sent a moment ago, so that a button pressed twice leads to what it did the first time. In memory, and of the
 * last ones only: what keeps one from being recorded twice is the key it is sent under.
 */
final class SentDrafts {

    private static final int MOST = 1000;

    private final Map<String, String> decisions = new LinkedHashMap<>();

    synchronized void note(Caller caller, String draft, String decision) {
        decisions.put(caller.account() + " " + draft, decision);
        if (decisions.size() > MOST) {
            decisions.remove(decisions.keySet().iterator().next());
        }
    }

    /** The id of the decision; empty where none is remembered. */
    synchronized Optional<String> of(Caller caller, String draft) {
        return Optional.ofNullable(decisions.get(caller.account() + " " + draft));
    }
}

package org.rightplace.explanation;

import java.util.List;
import java.util.Map;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;

/**
 * All that an explanation may speak of.
 *
 * @param catalogue of the rulebook that ran, as it was in force on the day the law was read at
 * @param findings about the request as a whole
 * @param options in the order they are shown
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the decision date
 * @param names of settings by urn
 * @param disputed paths of the facts somebody disputes
 * @param ruledOut how many settings within reach were ruled out, by first reason
 * @param wouldChange what would change the outcome
 */
public record Account(
        Catalogue catalogue,
        List<Finding> findings,
        List<Considered> options,
        List<Concluded> concluded,
        List<NotInForce> notInForce,
        Map<Integer, String> names,
        List<String> disputed,
        Map<String, Integer> ruledOut,
        List<Change> wouldChange) {

    /**
     * One option with what was found of it.
     *
     * @param urn the setting
     * @param requested whether the family asked for it
     * @param contacted whether it was consulted, asked for or named to be considered, rather than only near
     * @param standing advised, next, possible, needs-consultation, not-suitable, ruled-out
     * @param ringName rung of the ladder, as the API names it; null if none
     * @param minutes from home; null if not known
     * @param findings about it
     */
    public record Considered(
            int urn,
            boolean requested,
            boolean contacted,
            String standing,
            String ringName,
            Long minutes,
            List<Finding> findings) {}

    /** The conclusions of one kind. */
    public List<Concluded> of(String kind) {
        return concluded.stream()
                .filter(one -> one.conclusion().kind().equals(kind))
                .toList();
    }
}

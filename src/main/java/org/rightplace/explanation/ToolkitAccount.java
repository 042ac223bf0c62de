package org.rightplace.explanation;

import java.util.List;
import java.util.Map;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;

/**
 * All that the explanation of an evaluation with the autism toolkit may speak of.
 *
 * @param catalogue of the rulebook that ran, as it was in force on the day the law was read at
 * @param scope a code of {@code tables/toolkit-scopes}
 * @param findings about the whole
 * @param byCheck about each check that is for the scope, by id, in the order of the table
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the day of the evaluation
 */
public record ToolkitAccount(
        Catalogue catalogue,
        String scope,
        List<Finding> findings,
        Map<String, List<Finding>> byCheck,
        List<Concluded> concluded,
        List<NotInForce> notInForce) {

    /** The conclusions of one kind. */
    public List<Concluded> of(String kind) {
        return concluded.stream()
                .filter(one -> one.conclusion().kind().equals(kind))
                .toList();
    }
}

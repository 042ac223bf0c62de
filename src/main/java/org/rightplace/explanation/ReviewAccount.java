package org.rightplace.explanation;

import java.util.List;
import java.util.Map;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;

/**
 * All that the explanation of a review of a contract may speak of.
 *
 * @param catalogue of the rulebook that ran, as it was in force on the day the law was read at
 * @param title what the contract is called; null if not known
 * @param measures the measures in the contract's own words, by id, in its order; the words are null where there are none
 * @param findings about the contract as a whole
 * @param byMeasure about each measure, by id
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the review date
 */
public record ReviewAccount(
        Catalogue catalogue,
        String title,
        Map<String, String> measures,
        List<Finding> findings,
        Map<String, List<Finding>> byMeasure,
        List<Concluded> concluded,
        List<NotInForce> notInForce) {

    /** The conclusions of one kind. */
    public List<Concluded> of(String kind) {
        return concluded.stream()
                .filter(one -> one.conclusion().kind().equals(kind))
                .toList();
    }
}

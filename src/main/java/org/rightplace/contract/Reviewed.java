package org.rightplace.contract;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.contract.Suggestions.Suggestion;
import org.rightplace.decision.Conclusions;
import org.rightplace.explanation.ReviewAccount;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;
import org.rightplace.toolkit.ToolkitScore;

/**
 * What the rulebook makes of one contract.
 *
 * @param lawAsAt the review date
 * @param reference the council's own
 * @param title what the contract is called; null if not known
 * @param measures its measures in its own words, by id, in its order; the words are null where there are none
 * @param findings about the contract and its measures
 * @param concluded every conclusion, in the order of the steps
 * @param notInForce principles left out on the review date
 * @param toolkit what its answers to the autism toolkit add up to; null where there is no dated evaluation, or it is not known which
 *     checks are for it
 * @param suggestions measures of the library that would close gaps
 */
public record Reviewed(
        LocalDate lawAsAt,
        String reference,
        String title,
        Map<String, String> measures,
        List<Finding> findings,
        List<Concluded> concluded,
        List<NotInForce> notInForce,
        ToolkitScore toolkit,
        List<Suggestion> suggestions)
        implements Conclusions {

    /** The kind of subject of a finding about one measure. */
    static final String KPI = "kpi";

    /** The colour of the whole: what the first rule that gave one concluded. */
    public Optional<String> rag() {
        return of("rag").stream().map(Conclusion::code).findFirst();
    }

    /** What was found of the contract as a whole. */
    public List<Finding> ofContract() {
        return findings.stream().filter(f -> !f.subject().equals(KPI)).toList();
    }

    /** What was found of one measure. */
    public List<Finding> ofKpi(String id) {
        return findings.stream()
                .filter(f -> f.subject().equals(KPI) && f.key().equals(id))
                .toList();
    }

    /** What an explanation may speak of. */
    ReviewAccount account(Catalogue catalogue) {
        var found = new LinkedHashMap<String, List<Finding>>();
        measures.keySet().forEach(id -> found.put(id, ofKpi(id)));
        return new ReviewAccount(
                catalogue.inForce(lawAsAt), title, measures, ofContract(), found, concluded, notInForce, suggested());
    }

    private List<ReviewAccount.Suggested> suggested() {
        return suggestions.stream()
                .map(one -> new ReviewAccount.Suggested(one.kpi().path("text").asText(), one.family(), one.closes()))
                .toList();
    }
}

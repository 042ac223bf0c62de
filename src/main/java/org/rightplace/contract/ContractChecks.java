package org.rightplace.contract;

import static org.rightplace.schema.Checks.date;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Set;
import org.rightplace.schema.Checks;
import org.rightplace.schema.Checks.DoneBy;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/**
 * What one part of a contract says of another: ids that stand once, days in order, days of what was done. What is not well formed is passed
 * over, since the schema has said so.
 */
final class ContractChecks {

    /** Fields that record something done, which a review cannot rest on before it has been. */
    private static final Set<String> DONE_ON = Set.of(
            "signedOn",
            "lastReviewedOn",
            "metOn",
            "assessedOn",
            "publishedOn",
            "on",
            "noticeOn",
            "needsAnalysisOn",
            "needsAssessmentOn",
            "evaluatedOn");

    private final JsonNode contract;
    private final Wrongs wrongs;

    private ContractChecks(JsonNode contract, Wrongs wrongs) {
        this.contract = contract;
        this.wrongs = wrongs;
    }

    /** @param begins the first day the rulebook knows the law of */
    static void check(JsonNode contract, LocalDate begins, Wrongs wrongs) {
        var checks = new ContractChecks(contract, wrongs);
        checks.reviewed(begins);
        checks.unique("outcomes", "id", "duplicate-outcome");
        checks.unique("kpis", "id", "duplicate-kpi");
        var answers = contract.path("toolkit").path("answers");
        Checks.unique(answers, Place.ROOT.then("toolkit").then("answers"), "check", "duplicate-check", wrongs);
        checks.inOrder(contract.path("period"), Place.ROOT.then("period"), "start", "end");
        var breach = contract.path("performance").path("breach");
        var place = Place.ROOT.then("performance").then("breach");
        checks.inOrder(breach, place, "on", "noticeOn");
        var kpis = contract.path("kpis");
        for (int i = 0; i < kpis.size(); i++) {
            var kpi = Place.ROOT.then("kpis").then(i);
            checks.inOrder(kpis.path(i), kpi, "start", "due");
            var observations = kpis.path(i).path("observations");
            for (int j = 0; j < observations.size(); j++) {
                checks.inOrder(observations.path(j), kpi.then("observations").then(j), "from", "to");
            }
        }
    }

    private void reviewed(LocalDate begins) {
        LocalDate day = date(contract.path("reviewDate"));
        if (day == null) {
            return;
        }
        if (day.isBefore(begins)) {
            wrongs.add(
                    Place.ROOT.then("reviewDate"),
                    "before-the-rulebook",
                    "The rulebook knows the law from " + begins + "; it cannot review a contract before.");
        } else {
            new DoneBy(DONE_ON, day, "after-review-date", "This must not be later than the review date.")
                    .check(contract, Place.ROOT, wrongs);
        }
    }

    private void inOrder(JsonNode node, Place place, String first, String then) {
        LocalDate from = date(node.path(first));
        LocalDate to = date(node.path(then));
        if (from != null && to != null && to.isBefore(from)) {
            wrongs.add(place.then(then), "out-of-order", "This must not be earlier than " + first + ".");
        }
    }

    private void unique(String list, String field, String code) {
        Checks.unique(contract.path(list), Place.ROOT.then(list), field, code, wrongs);
    }
}

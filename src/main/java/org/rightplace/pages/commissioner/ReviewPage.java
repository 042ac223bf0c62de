package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.util.Map;
import org.rightplace.choice.Choices;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Review;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.RecordPage;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;

/** The page of a recorded review of a contract. */
public final class ReviewPage implements RecordPage {

    private final ContractService contracts;
    private final Answers answers;
    private final Ledger ledger;

    public ReviewPage(ContractService contracts, Answers answers, Ledger ledger) {
        this.contracts = contracts;
        this.answers = answers;
        this.ledger = ledger;
    }

    /** @throws Problem 404 when what was said has been erased */
    @Override
    public void show(Context context, StoredEntry stored) {
        var review = answers.of(stored)
                .map(Review.class::cast)
                .orElseThrow(() -> new Problem(404, DecisionsApi.unexplained(stored.entry())));
        var id = stored.entry().decisionId();
        var shown = ReviewShown.of(review, contracts.today());
        Pages.show(
                context,
                "Review of contract " + shown.reference() + ", " + shown.title(),
                "commissioner/review.jte",
                Map.of("review", shown, "id", id, "provenance", Choices.under(review, id, ledger)));
    }
}

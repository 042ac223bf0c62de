package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.util.Map;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Review;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.RecordPage;
import org.rightplace.pages.panel.Erased;
import org.rightplace.web.Pages;
import org.rightplace.web.SignedIn;

/** The page of a recorded review of a contract. */
public final class ReviewPage implements RecordPage {

    private final ContractService contracts;
    private final Answers answers;
    private final Ledger ledger;
    private final Erased erased;

    public ReviewPage(ContractService contracts, Answers answers, Ledger ledger, Erased erased) {
        this.contracts = contracts;
        this.answers = answers;
        this.ledger = ledger;
        this.erased = erased;
    }

    @Override
    public void show(Context context, StoredEntry stored) {
        answers.of(stored)
                .map(Review.class::cast)
                .ifPresentOrElse(review -> show(context, stored, review), () -> erased.show(context, stored));
    }

    private void show(Context context, StoredEntry stored, Review review) {
        var id = stored.entry().decisionId();
        var shown = ReviewShown.of(review, contracts.today());
        Pages.show(
                context,
                "Review of contract " + shown.reference() + ", " + shown.title(),
                "commissioner/review.jte",
                Map.of(
                        "review",
                        shown,
                        "id",
                        id,
                        "provenance",
                        Choices.under(review, id, ledger),
                        "decides",
                        SignedIn.caller(context).roles().contains(Role.COMMISSIONER)));
    }
}

package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.util.Map;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.RecordPage;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.toolkit.ToolkitAnswer;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;

/** The page of a recorded evaluation with the autism toolkit. */
public final class EvaluationPage implements RecordPage {

    private final Answers answers;
    private final Ledger ledger;

    public EvaluationPage(Answers answers, Ledger ledger) {
        this.answers = answers;
        this.ledger = ledger;
    }

    /** @throws Problem 404 when what was said has been erased */
    @Override
    public void show(Context context, StoredEntry stored) {
        var answer = answers.of(stored)
                .map(ToolkitAnswer.class::cast)
                .orElseThrow(() -> new Problem(404, DecisionsApi.unexplained(stored.entry())));
        var id = stored.entry().decisionId();
        var shown = EvaluationShown.of(answer);
        Pages.show(
                context,
                "Evaluation " + shown.reference() + " with the autism toolkit",
                "commissioner/evaluation.jte",
                Map.of("evaluation", shown, "id", id, "provenance", Choices.under(answer, id, ledger)));
    }
}

package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.util.Map;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.RecordPage;
import org.rightplace.pages.panel.Erased;
import org.rightplace.toolkit.ToolkitAnswer;
import org.rightplace.web.Pages;
import org.rightplace.web.SignedIn;

/** The page of a recorded evaluation with the autism toolkit. */
public final class EvaluationPage implements RecordPage {

    private final Answers answers;
    private final Ledger ledger;
    private final Erased erased;

    public EvaluationPage(Answers answers, Ledger ledger, Erased erased) {
        this.answers = answers;
        this.ledger = ledger;
        this.erased = erased;
    }

    @Override
    public void show(Context context, StoredEntry stored) {
        answers.of(stored)
                .map(ToolkitAnswer.class::cast)
                .ifPresentOrElse(answer -> show(context, stored, answer), () -> erased.show(context, stored));
    }

    private void show(Context context, StoredEntry stored, ToolkitAnswer answer) {
        var id = stored.entry().decisionId();
        var shown = EvaluationShown.of(answer);
        Pages.show(
                context,
                "Evaluation " + shown.reference() + " with the autism toolkit",
                "commissioner/evaluation.jte",
                Map.of(
                        "evaluation",
                        shown,
                        "id",
                        id,
                        "provenance",
                        Choices.under(answer, id, ledger),
                        "decides",
                        SignedIn.caller(context).roles().contains(Role.COMMISSIONER)));
    }
}

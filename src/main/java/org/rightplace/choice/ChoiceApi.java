package org.rightplace.choice;

import io.javalin.http.Context;
import java.util.List;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/decisions/{id}/outcome}: what a named person chose on advice. */
public final class ChoiceApi {

    private static final String PATH = "/api/v1/decisions/{id}/outcome";

    private final Ledger ledger;
    private final ChoiceService choices;

    public ChoiceApi(Ledger ledger, ChoiceService choices) {
        this.ledger = ledger;
        this.choices = choices;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                AnswerApi.once(
                        Route.post(PATH, this::choose)
                                .may(Role.DECISION_MAKER, Role.COMMISSIONER)
                                .does(
                                        "Record what a named person chose on advice: agreed, departed with a code and a reason, deferred or withdrawn")
                                .takes("outcome")
                                .example("outcomes/agreed.json")
                                .answers(201, "The choice, recorded.", "chosen")
                                .refuses(
                                        409,
                                        "There can be no such choice: the entry is no advice, has been erased, or was decided on."),
                        "choice"),
                Route.get(PATH, this::chosen)
                        .may(Role.READERS)
                        .does("What people chose on advice, and where it stands: undecided while nobody has decided")
                        .answers(200, "Every choice, in the order recorded.", "outcomes"));
    }

    private void choose(Context context) {
        var advice = advice(context);
        var body = Json.body(context);
        var key = IdempotencyKey.HEADER.of(context).orElse(null);
        ChoiceService.Given given;
        try {
            given = AnswerApi.recorded(
                    "choice",
                    () -> choices.choose(advice, body, AnswerApi.role(context), AnswerApi.caller(context), key));
        } catch (NotOpen e) {
            throw new Problem(409, e.getMessage());
        }
        if (!given.accepted()) {
            throw Problem.of(given.errors());
        }
        AnswerApi.created(context, "/" + given.chosen().id());
        Json.send(context, given.chosen().json());
    }

    private void chosen(Context context) {
        var advice = advice(context);
        if (!Choices.isAdvice(advice)) {
            throw new Problem(404, "This entry is no advice, so there is no choice on it");
        }
        Json.send(context, Choices.on(advice.entry().decisionId(), ledger).json());
    }

    private StoredEntry advice(Context context) {
        return ledger.find(context.pathParam("id"))
                .orElseThrow(() -> new Problem(404, "There is no decision with that id"));
    }
}

package org.rightplace.choice;

import io.javalin.http.Context;
import java.util.List;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/decisions/{id}/outcome}: what a named person chose on advice. */
public final class ChoiceApi {

    private static final String PATH = "/api/v1/decisions/{id}/outcome";

    private final Ledger ledger;
    private final RecordsApi records;
    private final ChoiceService choices;

    public ChoiceApi(Ledger ledger, RecordsApi records, ChoiceService choices) {
        this.ledger = ledger;
        this.records = records;
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
                        .with(records.reason())
                        .answers(200, "Every choice, in the order recorded.", "outcomes"));
    }

    private void choose(Context context) {
        var advice = records.toDecideOn(context);
        var role = decidesOn(context, advice);
        var body = Json.body(context);
        var key = IdempotencyKey.HEADER.of(context).orElse(null);
        ChoiceService.Given given;
        try {
            given = AnswerApi.recorded(
                    "choice", () -> choices.choose(advice, body, AnswerApi.asker(context, role), key));
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
        var advice = records.open(context, Look.What.OUTCOME);
        if (!Choices.isAdvice(advice)) {
            throw new Problem(404, "This entry is no advice, so there is no choice on it");
        }
        var all = Choices.on(advice.entry().decisionId(), ledger);
        Json.send(context, (records.isWhole(context, advice) ? all : all.withoutPrivate()).json());
    }

    /**
     * The role in which somebody decides on advice. They may have been let in for their role in the other kind of case.
     *
     * @throws Problem 403 when that is none of theirs
     */
    public static Role decidesOn(Context context, StoredEntry advice) {
        var role = advice.isAboutSomebody() ? Role.DECISION_MAKER : Role.COMMISSIONER;
        if (!SignedIn.caller(context).roles().contains(role)) {
            throw new Problem(403, "To decide on this is not for your role");
        }
        return role;
    }
}

package org.rightplace.toolkit;

import io.javalin.http.Context;
import java.util.List;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/toolkit}: evaluations with the autism toolkit, each recorded before it is given. */
public final class ToolkitApi {

    private final ToolkitService toolkit;

    public ToolkitApi(ToolkitService toolkit) {
        this.toolkit = toolkit;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(AnswerApi.once(
                Route.post("/api/v1/toolkit/evaluations", this::evaluate)
                        .may(Role.COMMISSIONER)
                        .does("Evaluate with the autism toolkit; the evaluation is recorded before it is given")
                        .takes("toolkit-evaluation")
                        .example("toolkit/03-non-send-contract.json")
                        .answers(201, "The evaluation, recorded.", "evaluation"),
                "evaluation"));
    }

    private void evaluate(Context context) {
        var body = Json.body(context);
        var given = AnswerApi.recorded(
                "evaluation",
                () -> IdempotencyKey.HEADER
                        .of(context)
                        .map(key -> toolkit.evaluateOnce(body, AnswerApi.asker(context), key))
                        .orElseGet(() -> toolkit.evaluate(body, AnswerApi.asker(context))));
        given.catalogue().headers().forEach(context::header);
        if (!given.accepted()) {
            throw Problem.of(given.errors());
        }
        AnswerApi.created(context, "/" + given.answer().decision().id());
        Json.send(context, given.answer().json());
    }
}

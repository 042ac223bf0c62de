package org.rightplace.placement;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/placements}: advice on a request, recorded or tried out. */
public final class PlacementApi {

    private static final String EXAMPLE = "requests/01-s41-nothing-else-suitable.json";

    private final PlacementService placement;
    private final RecordsApi records;

    public PlacementApi(PlacementService placement, RecordsApi records) {
        this.placement = placement;
        this.records = records;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                AnswerApi.once(
                        Route.post("/api/v1/placements/recommendations", this::recommend)
                                .may(Role.CASEWORKER)
                                .does("Advise on a placement request; the advice is recorded before it is given")
                                .takes("placement-request")
                                .example(EXAMPLE)
                                .answers(201, "The advice, recorded.", "recommendation"),
                        "advice"),
                Route.post("/api/v1/placements/what-if", this::tryOut)
                        .may(Role.CASEWORKER, Role.PANEL, Role.DECISION_MAKER)
                        .does("Try a placement request out; nothing is recorded and nothing may be decided on it")
                        .takes("placement-request")
                        .example(EXAMPLE)
                        .answers(200, "What the advice would be.", "recommendation"));
    }

    private void recommend(Context context) {
        var recommendation = answer(
                context,
                body -> IdempotencyKey.HEADER
                        .of(context)
                        .map(key -> placement.recommendOnce(body, AnswerApi.asker(context), key))
                        .orElseGet(() -> placement.recommend(body, Purpose.ADVICE, AnswerApi.asker(context))));
        AnswerApi.created(context, "/" + recommendation.decision().id());
        Json.send(context, recommendation.json());
    }

    private void tryOut(Context context) {
        records.look(context, Look.What.WHAT_IF);
        Json.send(
                context,
                answer(context, body -> placement.recommend(body, Purpose.WHAT_IF, AnswerApi.asker(context)))
                        .json());
    }

    private static Recommendation answer(Context context, Function<byte[], Answer> ask) {
        var answer = AnswerApi.recorded("advice", () -> ask.apply(Json.body(context)));
        answer.catalogue().headers().forEach(context::header);
        if (!answer.accepted()) {
            throw Problem.of(answer.errors());
        }
        return answer.recommendation();
    }
}

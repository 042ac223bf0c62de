package org.rightplace.placement;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rightplace.decision.AdviceErased;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.ledger.KeyReused;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/placements}: advice on a request, recorded or tried out. */
public final class PlacementApi {

    private static final String ROLE = "api";
    /** Everything answers on this machine only, and nobody signs in yet: all who call are one. */
    private static final String CALLER = "loopback";

    private static final String EXAMPLE = "requests/01-s41-nothing-else-suitable.json";

    private final PlacementService placement;

    public PlacementApi(PlacementService placement) {
        this.placement = placement;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/placements/recommendations", this::recommend)
                        .does("Advise on a placement request; the advice is recorded before it is given")
                        .with(IdempotencyKey.HEADER)
                        .takes("placement-request")
                        .example(EXAMPLE)
                        .answers(201, "The advice, recorded.", "recommendation")
                        .refuses(410, "The advice under this key has been erased.")
                        .refuses(422, "The key stands for another request."),
                Route.post("/api/v1/placements/what-if", this::tryOut)
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
                        .map(key -> placement.recommendOnce(body, ROLE, CALLER, key))
                        .orElseGet(() -> placement.recommend(body, Purpose.ADVICE, ROLE)));
        context.status(201)
                .header(
                        "Location",
                        "/api/v1/decisions/" + recommendation.decision().id());
        Json.send(context, recommendation.json());
    }

    private void tryOut(Context context) {
        Json.send(
                context,
                answer(context, body -> placement.recommend(body, Purpose.WHAT_IF, ROLE))
                        .json());
    }

    private static Recommendation answer(Context context, Function<byte[], Answer> ask) {
        Answer answer;
        try {
            answer = ask.apply(Json.body(context));
        } catch (KeyReused e) {
            throw new Problem(422, e.getMessage());
        } catch (AdviceErased e) {
            throw new Problem(410, e.getMessage());
        } catch (AppendFailed e) {
            throw new Problem(
                    503, "The advice could not be recorded, so none is given", null, Map.of("Retry-After", "5"));
        }
        answer.catalogue().headers().forEach(context::header);
        if (!answer.accepted()) {
            throw Problem.of(answer.errors());
        }
        return answer.recommendation();
    }
}

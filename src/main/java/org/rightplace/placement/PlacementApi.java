package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/placements}: advice on a request, recorded or tried out. */
public final class PlacementApi {

    private static final String ROLE = "api";

    private final PlacementService placement;

    public PlacementApi(PlacementService placement) {
        this.placement = placement;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/placements/recommendations", this::recommend),
                Route.post("/api/v1/placements/what-if", this::tryOut),
                Route.get(
                        "/schema/placement-request.json",
                        context -> context.contentType("application/schema+json; charset=utf-8")
                                .result(placement.requestSchema())));
    }

    private void recommend(Context context) throws IOException {
        var recommendation = answer(context, Purpose.ADVICE);
        context.status(201)
                .header(
                        "Location",
                        "/api/v1/decisions/" + recommendation.decision().id());
        Json.send(context, recommendation.json());
    }

    private void tryOut(Context context) throws IOException {
        Json.send(context, answer(context, Purpose.WHAT_IF).json());
    }

    private Recommendation answer(Context context, Purpose purpose) throws IOException {
        Answer answer;
        try {
            answer = placement.recommend(Json.body(context), purpose, ROLE);
        } catch (AppendFailed e) {
            throw new Problem(
                    503, "The advice could not be recorded, so none is given", null, Map.of("Retry-After", "5"));
        }
        if (!answer.accepted()) {
            var errors = JsonNodeFactory.instance.arrayNode();
            answer.errors().forEach(error -> errors.add(error.json()));
            throw new Problem(400, "The request has errors; nothing was evaluated", errors, Map.of());
        }
        rulebook(answer.recommendation()).forEach(context::header);
        return answer.recommendation();
    }

    /** The headers that name the rulebook an answer was made with. */
    static Map<String, String> rulebook(Recommendation recommendation) {
        var catalogue = recommendation.catalogue();
        return Map.of("Rulebook-Version", catalogue.manifest().version(), "Rulebook-Digest", catalogue.digest());
    }
}

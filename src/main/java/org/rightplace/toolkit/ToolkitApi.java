package org.rightplace.toolkit;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.rightplace.decision.AdviceErased;
import org.rightplace.ledger.AppendFailed;
import org.rightplace.ledger.KeyReused;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/toolkit}: evaluations with the autism toolkit, each recorded before it is given. */
public final class ToolkitApi {

    private static final String ROLE = "api";
    /** Everything answers on this machine only, and nobody signs in yet: all who call are one. */
    private static final String CALLER = "loopback";

    private final ToolkitService toolkit;

    public ToolkitApi(ToolkitService toolkit) {
        this.toolkit = toolkit;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/toolkit/evaluations", this::evaluate)
                .does("Evaluate with the autism toolkit; the evaluation is recorded before it is given")
                .with(IdempotencyKey.HEADER)
                .takes("toolkit-evaluation")
                .example("toolkit/03-non-send-contract.json")
                .answers(201, "The evaluation, recorded.", "evaluation")
                .refuses(410, "The evaluation under this key has been erased.")
                .refuses(422, "The key stands for another request."));
    }

    private void evaluate(Context context) {
        ToolkitService.Given given;
        try {
            var body = Json.body(context);
            given = IdempotencyKey.HEADER
                    .of(context)
                    .map(key -> toolkit.evaluateOnce(body, ROLE, CALLER, key))
                    .orElseGet(() -> toolkit.evaluate(body, ROLE));
        } catch (KeyReused e) {
            throw new Problem(422, e.getMessage());
        } catch (AdviceErased e) {
            throw new Problem(410, e.getMessage());
        } catch (AppendFailed e) {
            throw new Problem(
                    503, "The evaluation could not be recorded, so none is given", null, Map.of("Retry-After", "5"));
        }
        given.catalogue().headers().forEach(context::header);
        if (!given.accepted()) {
            throw Problem.of(given.errors());
        }
        context.status(201)
                .header(
                        "Location",
                        "/api/v1/decisions/" + given.answer().decision().id());
        Json.send(context, given.answer().json());
    }
}

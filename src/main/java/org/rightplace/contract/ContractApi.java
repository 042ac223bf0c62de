package org.rightplace.contract;

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

/** {@code /api/v1/contracts}: reviews of contracts, each recorded before it is given. */
public final class ContractApi {

    private static final String ROLE = "api";
    /** Everything answers on this machine only, and nobody signs in yet: all who call are one. */
    private static final String CALLER = "loopback";

    private final ContractService contracts;

    public ContractApi(ContractService contracts) {
        this.contracts = contracts;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/contracts/reviews", this::review)
                .does(
                        "Review a contract, or every contract in published data (OCDS 1.1); each review is recorded before it is given")
                .with(IdempotencyKey.HEADER)
                .takes("contract")
                .example("contracts/01-short-breaks-ready.json")
                .answers(201, "The review; of published data every review, and what was refused.", "reviewed")
                .refuses(410, "The review under this key has been erased.")
                .refuses(422, "The key stands for another request."));
    }

    private void review(Context context) {
        Handed handed;
        try {
            var body = Json.body(context);
            handed = IdempotencyKey.HEADER
                    .of(context)
                    .map(key -> contracts.reviewOnce(body, ROLE, CALLER, key))
                    .orElseGet(() -> contracts.review(body, ROLE));
        } catch (KeyReused e) {
            throw new Problem(422, e.getMessage());
        } catch (AdviceErased e) {
            throw new Problem(410, e.getMessage());
        } catch (AppendFailed e) {
            throw new Problem(
                    503, "The review could not be recorded, so none is given", null, Map.of("Retry-After", "5"));
        }
        handed.catalogue().headers().forEach(context::header);
        if (handed.reviews().isEmpty()) {
            throw Problem.of(handed.refused().stream()
                    .flatMap(one -> one.errors().stream())
                    .toList());
        }
        context.status(201)
                .header(
                        "Location",
                        "/api/v1/decisions"
                                + (handed.single()
                                        ? "/"
                                                + handed.reviews()
                                                        .get(0)
                                                        .decision()
                                                        .id()
                                        : "?kind=contract-review"));
        Json.send(context, handed.single() ? handed.reviews().get(0).json() : handed.json());
    }
}

package org.rightplace.contract;

import io.javalin.http.Context;
import java.util.List;
import org.rightplace.decision.AnswerApi;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/contracts}: reviews of contracts, each recorded before it is given. */
public final class ContractApi {

    private final ContractService contracts;

    public ContractApi(ContractService contracts) {
        this.contracts = contracts;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(AnswerApi.once(
                Route.post("/api/v1/contracts/reviews", this::review)
                        .does(
                                "Review a contract, or every contract in published data (OCDS 1.1); each review is recorded before it is given")
                        .takes("contract")
                        .example("contracts/01-short-breaks-ready.json")
                        .answers(201, "The review; of published data every review, and what was refused.", "reviewed"),
                "review"));
    }

    private void review(Context context) {
        var body = Json.body(context);
        var handed = AnswerApi.recorded(
                "review",
                () -> IdempotencyKey.HEADER
                        .of(context)
                        .map(key -> contracts.reviewOnce(body, AnswerApi.ROLE, AnswerApi.CALLER, key))
                        .orElseGet(() -> contracts.review(body, AnswerApi.ROLE)));
        handed.catalogue().headers().forEach(context::header);
        if (handed.reviews().isEmpty()) {
            throw Problem.of(handed.refused().stream()
                    .flatMap(one -> one.errors().stream())
                    .toList());
        }
        AnswerApi.created(
                context,
                handed.single() ? "/" + handed.reviews().get(0).decision().id() : "?kind=contract-review");
        Json.send(context, handed.single() ? handed.reviews().get(0).json() : handed.json());
    }
}

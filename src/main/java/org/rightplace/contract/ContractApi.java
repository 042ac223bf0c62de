package org.rightplace.contract;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;

/** {@code /api/v1/contracts}: reviews of contracts, each recorded before it is given, and the latest of each. */
public final class ContractApi {

    private static final Query<String> SORT = Query.code(
            "sort",
            "rag: the worst colour first, which it is when left out. deadline: the next last day first.",
            () -> Arrays.stream(Portfolio.Sort.values())
                    .map(sort -> sort.name().toLowerCase(Locale.ROOT))
                    .toList());

    private final ContractService contracts;
    private final RecordsApi records;

    public ContractApi(ContractService contracts, RecordsApi records) {
        this.contracts = contracts;
        this.records = records;
    }

    /** What is served. */
    public List<Route> routes() {
        var rag = Query.code("rag", "Only contracts of this colour.", contracts::colours);
        return List.of(
                Route.get("/api/v1/contracts", context -> portfolio(context, rag))
                        .may(Role.COMMISSIONER, Role.BOARD)
                        .does("The latest review of each contract, the worst colour or the next deadline first")
                        .with(SORT, rag)
                        .answers(200, "Every contract.", "portfolio"),
                AnswerApi.once(
                        Route.post("/api/v1/contracts/reviews", this::review)
                                .may(Role.COMMISSIONER)
                                .does(
                                        "Review a contract, or every contract in published data (OCDS 1.1); each review is recorded before it is given")
                                .takes("contract")
                                .example("contracts/01-short-breaks-ready.json")
                                .answers(
                                        201,
                                        "The review; of published data every review, and what was refused.",
                                        "reviewed"),
                        "review"));
    }

    private void portfolio(Context context, Query<String> rag) {
        var sort = SORT.of(context)
                .map(code -> Portfolio.Sort.valueOf(code.toUpperCase(Locale.ROOT)))
                .orElse(Portfolio.Sort.RAG);
        records.look(context, Look.What.LIST);
        Json.send(
                context,
                contracts
                        .portfolio(sort, rag.of(context).orElse(null), RecordsApi.sight(context))
                        .json(contracts.today()));
    }

    private void review(Context context) {
        var body = Json.body(context);
        var handed = AnswerApi.recorded(
                "review",
                () -> IdempotencyKey.HEADER
                        .of(context)
                        .map(key -> contracts.reviewOnce(body, AnswerApi.asker(context), key))
                        .orElseGet(() -> contracts.review(body, AnswerApi.asker(context))));
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

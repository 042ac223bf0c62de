package org.rightplace.placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.Json;
import org.rightplace.web.Operation;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/decisions}: what has been recorded, each record explained with the rulebook it was made with. */
public final class DecisionsApi {

    /** Said where a setting is asked about that was not looked at. */
    public static final String NO_OPTION = "That setting is none of this decision's options";

    private static final String PATH = "/api/v1/decisions";
    private static final String HTML = "text/html";
    private static final String TEXT = "text/plain";

    private static final Query<Long> LIMIT = Query.number(
            "limit", "Entries a page; " + DecisionSearch.PAGE + " when left out.", 1, DecisionSearch.LARGEST_PAGE);
    private static final Query<String> READER = Query.code(
            "reader",
            "Whom it is written for; panel when left out.",
            () -> Arrays.stream(Audience.values()).map(Audience::code).toList());

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Ledger ledger;
    private final RecordsApi records;
    private final Answers answers;
    private final Recommendations recommendations;
    private final PlacementService placement;

    /** @param placement runs the rulebook again where somebody asks what would change an option */
    public DecisionsApi(
            Ledger ledger,
            RecordsApi records,
            Answers answers,
            Recommendations recommendations,
            PlacementService placement) {
        this.ledger = ledger;
        this.records = records;
        this.answers = answers;
        this.recommendations = recommendations;
        this.placement = placement;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::listed)
                        .may(Role.READERS)
                        .does(
                                "A page of everything recorded, newest first: advice, choices and, last, the log's own first entry")
                        .with(DecisionFiltersApi.ALL)
                        .with(DecisionFiltersApi.AFTER, LIMIT)
                        .answers(200, "Entries; the header Link leads to the next page.", "decisions"),
                Route.post(PATH + "/search", this::searched)
                        .may(Role.READERS)
                        .does("The same search by words, which may be a name and so never stand in an address")
                        .with(records.reason())
                        .takes("decision-search")
                        .example("searches/decisions.json")
                        .answers(200, "Entries; next, sent as after, leads to the next page.", "decisions"),
                Route.get(PATH + "/{id}", this::entry)
                        .may(Role.READERS)
                        .does(
                                "One recommendation or review, as it was given; of another entry, or one erased since, what the log keeps for good")
                        .with(records.reason())
                        .answers(200, "The answer, or the entry.", "decision"),
                Route.get(PATH + "/{id}/explanation", this::explanation)
                        .may(Role.READERS)
                        .does(
                                "Why a recommendation or a review is as it is, in words, with the rulebook it was made with")
                        .with(READER, records.reason())
                        .answers(200, "The explanation.", "explanation")
                        .answers(200, "The explanation.", HTML, null)
                        .answers(200, "The explanation.", TEXT, null),
                Route.get(PATH + "/{id}/options/{urn}", this::option)
                        .may(Role.READERS)
                        .does("Why one setting stands where it stands, or why not, and what would have it advised")
                        .with(READER, records.reason())
                        .answers(200, "The explanation of one option.", "explanation-node"),
                Route.get(PATH + "/{id}/receipt", this::receipt)
                        .may(Role.READERS)
                        .does("One record with the proof that it is in the ledger, to be kept and checked without it")
                        .answers(200, "The receipt.", "receipt"));
    }

    /** A page of entries; {@code Link: rel="next"} asks the same of those that follow, while there are more. */
    private void listed(Context context) {
        var filter = DecisionFiltersApi.of(context);
        int limit = LIMIT.of(context).map(Long::intValue).orElse(DecisionSearch.PAGE);
        records.look(context, Look.What.LIST);
        var page = page(
                context,
                new DecisionSearch(filter, DecisionFiltersApi.AFTER.of(context).orElse(null), limit));
        if (!page.get("next").isNull()) {
            var asked = Stream.concat(
                            DecisionFiltersApi.again(context), Stream.of("after=" + page.get("next"), "limit=" + limit))
                    .collect(Collectors.joining("&"));
            context.header("Link", "<" + PATH + "?" + asked + ">; rel=\"next\"");
        }
        Json.send(context, page);
    }

    private void searched(Context context) {
        var search = DecisionSearch.of(Json.read(context, DecisionSearch.schema()));
        // Whether a name is found says as much as the record.
        if (search.filter().text() != null
                && SignedIn.caller(context).seesPersons()
                && !records.seesPersonal(context)) {
            throw new Problem(403, RecordsApi.WITHHELD);
        }
        records.look(context, Look.What.SEARCH);
        Json.send(context, page(context, search));
    }

    private ObjectNode page(Context context, DecisionSearch search) {
        int limit = search.limit();
        var found = ledger.find(search.filter().seenBy(RecordsApi.sight(context)), limit + 1, search.after());
        var page = JSON.objectNode();
        var entries = page.putArray("entries");
        found.stream().limit(limit).forEach(stored -> entries.add(line(stored)));
        page.put("next", found.size() > limit ? found.get(limit - 1).entry().sequence() : null);
        return page;
    }

    /** An entry in one line of a list; what its kind does not have is null. */
    private static ObjectNode line(StoredEntry stored) {
        var line = place(stored);
        line.set("lawAsAt", stored.body().get("lawAsAt"));
        line.put("choice", stored.body().at("/content/choice").textValue());
        var result = stored.body().at("/content/result");
        line.set("result", result.isObject() ? result : JSON.nullNode());
        return line;
    }

    private static ObjectNode place(StoredEntry stored) {
        var entry = stored.entry();
        var node = JSON.objectNode();
        node.put("id", entry.decisionId());
        node.put("sequence", entry.sequence());
        node.put("kind", entry.kind().wireName());
        node.put("recordedAt", entry.recordedAt().toString());
        node.set("follows", stored.body().get("follows"));
        return node;
    }

    private void entry(Context context) {
        var stored = records.open(context, Look.What.RECORD);
        var answer = answers.of(stored);
        answer.ifPresent(found -> found.catalogue().headers().forEach(context::header));
        Json.send(context, answer.map(Answered::json).orElseGet(() -> {
            var node = place(stored);
            node.set("body", stored.body());
            return node;
        }));
    }

    private <T extends Answered> T told(Context context, StoredEntry stored, Optional<T> found) {
        if (!records.isWhole(context, stored)) {
            throw new Problem(403, RecordsApi.WITHHELD);
        }
        var answer = found.orElseThrow(() -> new Problem(404, unexplained(stored.entry())));
        answer.catalogue().headers().forEach(context::header);
        return answer;
    }

    /** Why an entry cannot be explained. */
    public static String unexplained(Entry entry) {
        return switch (entry.kind()) {
            case PLACEMENT_RECOMMENDATION ->
                "What this recommendation said of a person has been erased, so it cannot be explained";
            case CONTRACT_REVIEW -> "What this review was made from has been erased, so it cannot be explained";
            case TOOLKIT_EVALUATION -> "What this evaluation was made from has been erased, so it cannot be explained";
            default ->
                "Only recommendations, reviews and evaluations are explained, and this entry is none; its kind is "
                        + entry.kind().wireName();
        };
    }

    private static Audience audience(Context context) {
        return READER.of(context).flatMap(Audience::of).orElse(Audience.PANEL);
    }

    /** JSON, a page or plain text: the first the caller accepts. */
    private void explanation(Context context) {
        var stored = records.open(context, Look.What.EXPLANATION);
        var found = told(context, stored, answers.of(stored));
        var explanation = found.explain(audience(context));
        var under = Choices.under(found, stored.entry().decisionId(), ledger);
        context.header("Vary", "Accept");
        switch (Operation.chosen(context)) {
            case HTML ->
                Pages.show(
                        context,
                        explanation.headline(),
                        "explanation.jte",
                        Map.of("explanation", explanation, "provenance", under));
            case TEXT ->
                context.contentType("text/plain; charset=utf-8")
                        .result(PlainText.of(explanation) + "\n" + String.join("\n", under) + "\n");
            default -> Json.send(context, MAPPER.valueToTree(explanation));
        }
    }

    private void receipt(Context context) {
        var stored = records.open(context, Look.What.RECEIPT);
        Json.send(context, ledger.proofs().receipt(stored.entry()).json());
    }

    /** Why one setting stands where it stands, and what would have it advised. */
    private void option(Context context) {
        var stored = records.open(context, Look.What.OPTION);
        var found = told(context, stored, recommendations.of(stored));
        var told = placement
                .option(stored, found, context.pathParam("urn"), audience(context))
                .orElseThrow(() -> new Problem(404, NO_OPTION));
        Json.send(context, MAPPER.valueToTree(told));
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.Json;
import org.rightplace.web.Operation;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;

/** {@code /api/v1/decisions}: what has been recorded, each record explained with the rulebook it was made with. */
public final class DecisionsApi {

    private static final long PAGE = 20;
    private static final String HTML = "text/html";
    private static final String TEXT = "text/plain";

    private static final Query<String> KIND = Query.code(
            "kind",
            "Only entries of one kind.",
            () -> Arrays.stream(EntryKind.values()).map(EntryKind::wireName).toList());
    private static final Query<Long> AFTER =
            Query.number("after", "Only entries before this number: the last one of the page before.", 0, 1L << 53);
    private static final Query<Long> LIMIT = Query.number("limit", "Entries a page; 20 when left out.", 1, 100);
    private static final Query<String> READER = Query.code(
            "reader",
            "Whom it is written for; panel when left out.",
            () -> Arrays.stream(Audience.values()).map(Audience::code).toList());

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Ledger ledger;
    private final Recommendations recommendations;

    public DecisionsApi(Ledger ledger, Recommendations recommendations) {
        this.ledger = ledger;
        this.recommendations = recommendations;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/decisions", this::page)
                        .does("A page of what has been recorded, newest first")
                        .with(KIND, AFTER, LIMIT)
                        .answers(200, "Entries; the header Link leads to the next page.", "decisions"),
                Route.get(
                                "/api/v1/decisions/{id}",
                                context -> Json.send(context, one(context).json()))
                        .does("One recommendation, as it was given")
                        .answers(200, "The recommendation.", "recommendation"),
                Route.get("/api/v1/decisions/{id}/explanation", this::explanation)
                        .does("Why a recommendation is as it is, in words, with the rulebook it was made with")
                        .with(READER)
                        .answers(200, "The explanation.", "explanation")
                        .answers(200, "The explanation.", HTML, null)
                        .answers(200, "The explanation.", TEXT, null),
                Route.get("/api/v1/decisions/{id}/options/{urn}", this::option)
                        .does("Why one setting stands where it stands, or why not")
                        .with(READER)
                        .answers(200, "The explanation of one option.", "explanation-node"));
    }

    /** A page of entries, newest first; {@code Link: rel="next"} leads on while there are more. */
    private void page(Context context) {
        int limit = LIMIT.of(context).orElse(PAGE).intValue();
        var kind = KIND.of(context).map(EntryKind::named).orElse(null);
        var entries = ledger.newest(limit + 1, AFTER.of(context).orElse(null), kind);
        var body = JsonNodeFactory.instance.objectNode();
        var array = body.putArray("entries");
        entries.stream().limit(limit).forEach(entry -> array.add(line(entry)));
        if (entries.size() > limit) {
            var last = entries.get(limit - 1).entry().sequence();
            context.header(
                    "Link",
                    "</api/v1/decisions?after=" + last + "&limit=" + limit
                            + (kind == null ? "" : "&kind=" + kind.wireName()) + ">; rel=\"next\"");
        }
        Json.send(context, body);
    }

    private static ObjectNode line(StoredEntry stored) {
        var entry = stored.entry();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", entry.decisionId());
        node.put("sequence", entry.sequence());
        node.put("kind", entry.kind().wireName());
        node.put("recordedAt", entry.recordedAt().toString());
        node.set("lawAsAt", stored.body().path("lawAsAt"));
        node.set("result", stored.body().at("/content/result").deepCopy());
        return node;
    }

    private Recommendation one(Context context) {
        var found = recommendations
                .find(context.pathParam("id"))
                .orElseThrow(() -> new Problem(404, "There is no decision with that id"));
        found.catalogue().headers().forEach(context::header);
        return found;
    }

    private static Audience audience(Context context) {
        return READER.of(context).flatMap(Audience::of).orElse(Audience.PANEL);
    }

    /** JSON, a page or plain text: the first the caller accepts. */
    private void explanation(Context context) {
        var found = one(context);
        var explanation = Explainer.explain(found.account(), audience(context));
        context.header("Vary", "Accept");
        switch (Operation.chosen(context)) {
            case HTML -> Pages.send(context, Html.of(explanation, found.provenance()));
            case TEXT ->
                context.contentType("text/plain; charset=utf-8")
                        .result(PlainText.of(explanation) + "\n" + String.join("\n", found.provenance()) + "\n");
            default -> Json.send(context, MAPPER.valueToTree(explanation));
        }
    }

    /** Why one setting stands where it stands. */
    private void option(Context context) {
        var found = one(context);
        var urn = context.pathParam("urn");
        var node = urn.matches("\\d{6}")
                ? Explainer.option(found.account(), Integer.parseInt(urn), audience(context))
                : java.util.Optional.<org.rightplace.explanation.Node>empty();
        Json.send(
                context,
                MAPPER.valueToTree(
                        node.orElseThrow(() -> new Problem(404, "That setting is none of this decision's options"))));
    }
}

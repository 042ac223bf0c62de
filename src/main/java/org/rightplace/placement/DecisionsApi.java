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
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** {@code /api/v1/decisions}: what has been recorded, each record explained with the rulebook it was made with. */
public final class DecisionsApi {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;
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
                Route.get("/api/v1/decisions", this::page),
                Route.get(
                        "/api/v1/decisions/{id}",
                        context -> Json.send(context, one(context).json())),
                Route.get("/api/v1/decisions/{id}/explanation", this::explanation),
                Route.get("/api/v1/decisions/{id}/options/{urn}", this::option));
    }

    /** A page of entries, newest first; {@code Link: rel="next"} leads on while there are more. */
    private void page(Context context) {
        int limit = (int) number(context, "limit", PAGE, LARGEST_PAGE);
        long after = number(context, "after", Long.MAX_VALUE, Long.MAX_VALUE);
        var kind = context.queryParam("kind") == null ? null : kind(context.queryParam("kind"));
        var entries = ledger.newest(limit + 1, after == Long.MAX_VALUE ? null : after, kind);
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

    private static EntryKind kind(String name) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(400, "kind is none of the kinds of entry"));
    }

    private static long number(Context context, String name, long otherwise, long most) {
        var text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")
                || Long.parseLong(text) > most
                || name.equals("limit") && Long.parseLong(text) == 0) {
            throw new Problem(
                    400, name + " must be a whole number" + (most == Long.MAX_VALUE ? "" : " from 1 to " + most));
        }
        return Long.parseLong(text);
    }

    private Recommendation one(Context context) {
        var found = recommendations
                .find(context.pathParam("id"))
                .orElseThrow(() -> new Problem(404, "There is no decision with that id"));
        PlacementApi.rulebook(found).forEach(context::header);
        return found;
    }

    private static Audience audience(Context context) {
        var reader = context.queryParam("reader");
        return Audience.of(reader == null ? Audience.PANEL.code() : reader)
                .orElseThrow(() -> new Problem(400, "reader is officer, panel or family"));
    }

    /** JSON, a page or plain text: the first the caller accepts. */
    private void explanation(Context context) {
        var found = one(context);
        var explanation = Explainer.explain(found.account(), audience(context));
        context.header("Vary", "Accept");
        switch (accepted(context)) {
            case "text/html" -> Pages.send(context, Html.of(explanation, found.provenance()));
            case "text/plain" ->
                context.contentType("text/plain; charset=utf-8")
                        .result(PlainText.of(explanation) + "\n" + String.join("\n", found.provenance()) + "\n");
            default -> Json.send(context, MAPPER.valueToTree(explanation));
        }
    }

    private static String accepted(Context context) {
        var accept = context.header("Accept");
        if (accept == null || accept.isBlank()) {
            return "application/json";
        }
        for (String range : accept.split(",")) {
            switch (range.split(";")[0].strip()) {
                case "application/json", "application/*", "*/*" -> {
                    return "application/json";
                }
                case "text/html", "text/*" -> {
                    return "text/html";
                }
                case "text/plain" -> {
                    return "text/plain";
                }
                default -> {}
            }
        }
        throw new Problem(406, "An explanation comes as application/json, text/html or text/plain");
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

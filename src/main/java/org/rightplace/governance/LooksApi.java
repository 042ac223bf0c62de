package org.rightplace.governance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.access.Role;
import org.rightplace.web.Json;
import org.rightplace.web.Query;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/looks}: who looked at which record, for boards. */
public final class LooksApi {

    private static final int PAGE = 100;

    public static final Query<String> DECISION = Query.text(
            "decision",
            "Only looks at this record.",
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "the id of a decision, as the list of decisions has it");
    public static final Query<String> ACCOUNT = Query.text(
            "account",
            "Only what this account looked at.",
            "[a-z0-9][a-z0-9.-]{1,63}",
            "a name that somebody signs in with");
    public static final Query<Long> BEFORE =
            Query.number("before", "Only looks before this number: the last one of the page before.", 1, 1L << 53);
    private static final Query<Long> LIMIT =
            Query.number("limit", "Looks a page; " + PAGE + " when left out.", 1, PAGE);

    private final Looks looks;

    public LooksApi(Looks looks) {
        this.looks = looks;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/looks", this::page)
                .may(Role.BOARD)
                .does("Who looked at the records of the caller's authorities, when and why, the newest first")
                .with(DECISION, ACCOUNT, BEFORE, LIMIT)
                .answers(200, "A page of looks.", "looks"));
    }

    private void page(Context context) {
        int limit = LIMIT.of(context).map(Long::intValue).orElse(PAGE);
        var asked = new Looks.Asked(
                DECISION.of(context).orElse(null),
                ACCOUNT.of(context).orElse(null),
                SignedIn.caller(context).authorities());
        var found = looks.find(asked, limit + 1, BEFORE.of(context).orElse(null));
        var page = JsonNodeFactory.instance.objectNode();
        var array = page.putArray("looks");
        found.stream().limit(limit).forEach(look -> array.add(json(look)));
        page.put("next", found.size() > limit ? found.get(limit - 1).id() : null);
        Json.send(context, page);
    }

    private static ObjectNode json(Look look) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", look.id())
                .put("at", look.at().toString())
                .put("account", look.account())
                .put("role", look.role())
                .put("what", look.what().wireName())
                .put("decision", look.decisionId())
                .put("reason", look.reason());
    }
}

package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.ChoicesByAdvice;
import org.rightplace.decision.Kept;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Glances;
import org.rightplace.ledger.Ledger;
import org.rightplace.pages.Days;
import org.rightplace.placement.ChaseList;
import org.rightplace.placement.ChaseSheet;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.Recommendations;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** The requests of a desk, each with the latest advice on it, and what is still to be done on them. */
public final class RequestsPages {

    private static final Role[] DESK = {Role.CASEWORKER, Role.PANEL, Role.DECISION_MAKER};

    /** Lines of the chase list on one page. */
    private static final int CHASED = 100;

    private final Recommendations recommendations;
    private final Kept<Recommendation>.Lines<RequestLine.Advised> requests;
    private final ChoicesByAdvice choices;
    private final Glances<String> ids;
    private final RecordsApi access;
    private final Clock clock;

    /** @param clock whose day it is, in England */
    public RequestsPages(Recommendations recommendations, Ledger ledger, RecordsApi access, Clock clock) {
        this.recommendations = recommendations;
        this.requests = recommendations.lines(RequestLine.Advised::of);
        this.choices = new ChoicesByAdvice(ledger);
        this.ids = new Glances<>(ledger, stored -> stored.entry().decisionId());
        this.access = access;
        this.clock = clock;
    }

    /** What is served. A search goes by POST: what is searched for may be a name, and a name never stands in an address. */
    public List<Route> routes() {
        return List.of(
                Route.get("/requests", this::listed).may(DESK),
                Route.post("/requests", this::searched).may(DESK),
                Route.get("/chase", this::chase).may(DESK),
                Route.get("/chase.csv", this::sheet).may(DESK));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Filter.ENGLAND));
    }

    private void listed(Context context) {
        access.look(context, Look.What.LIST);
        show(context, Wanted.of(context::queryParam), List.of());
    }

    private void searched(Context context) {
        var wanted = Wanted.of(context::formParam).withText(context.formParam("text"));
        if (wanted.text().codePointCount(0, wanted.text().length()) > Filter.LONGEST_TEXT) {
            context.status(400);
            show(
                    context,
                    wanted.withText(""),
                    List.of(new FormError("text", "Search for at most " + Filter.LONGEST_TEXT + " characters")));
            return;
        }
        access.look(context, Look.What.SEARCH);
        show(context, wanted, List.of());
    }

    private void show(Context context, Wanted wanted, List<FormError> errors) {
        var today = today();
        var latest = requests.latest(today, RecordsApi.sight(context));
        var outcomes = new TreeMap<String, String>();
        var lines = new ArrayList<RequestLine>();
        var found = found(context, wanted);
        var chosen = choices.now();
        latest.byReference().forEach((reference, one) -> {
            outcomes.put(one.outcomeCode(), one.outcome());
            if (wanted.text().isEmpty() || found.contains(one.id())) {
                var state = RequestLine.State.of(chosen.get(one.id()), one.choices());
                lines.add(new RequestLine(reference, one, state, today));
            }
        });
        Pages.show(
                context,
                (errors.isEmpty() ? "" : "Error: ") + "Requests",
                "panel/requests.jte",
                Map.of(
                        "page",
                        wanted.page(lines),
                        "wanted",
                        wanted,
                        "outcomes",
                        outcomes,
                        "erased",
                        latest.erased(),
                        "asks",
                        SignedIn.caller(context).roles().contains(Role.CASEWORKER),
                        "errors",
                        errors));
    }

    /** Ids of the advice in which every word is found. */
    private Set<String> found(Context context, Wanted wanted) {
        if (wanted.text().isEmpty()) {
            return Set.of();
        }
        var filter = new Filter(EntryKind.PLACEMENT_RECOMMENDATION, null, null, null, null, null, null, wanted.text());
        return Set.copyOf(ids.of(filter.seenBy(RecordsApi.sight(context))));
    }

    private ChaseList chaseList(Context context) {
        access.look(context, Look.What.LIST);
        return ChaseList.of(recommendations, today(), null, RecordsApi.sight(context));
    }

    private void chase(Context context) {
        var list = chaseList(context);
        int number = Pages.number(context);
        var lines = list.lines().stream()
                .skip((long) CHASED * (number - 1))
                .limit(CHASED)
                .map(ChaseLine::of)
                .toList();
        var values = new HashMap<String, Object>();
        values.put("asAt", Days.of(list.asAt()));
        values.put("lines", lines);
        values.put("found", list.lines().size());
        values.put("erased", list.erased());
        values.put("previous", number > 1 ? "/chase" : null);
        values.put("next", list.lines().size() > CHASED * number ? "/chase?page=" + (number + 1) : null);
        Pages.show(context, "Chase list", "panel/chase.jte", values);
    }

    private void sheet(Context context) {
        var list = chaseList(context);
        context.header("Content-Disposition", "attachment; filename=\"chase-list-" + list.asAt() + ".csv\"")
                .contentType("text/csv; charset=utf-8")
                .result(ChaseSheet.of(list));
    }
}

package org.rightplace.placement;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** The pages of what has been recorded: a list of the newest answers, and each one explained. */
public final class DecisionPages {

    private static final int NEWEST = 50;

    private final Answers answers;
    private final Ledger ledger;
    private final RecordsApi records;

    public DecisionPages(Answers answers, Ledger ledger, RecordsApi records) {
        this.answers = answers;
        this.ledger = ledger;
        this.records = records;
    }

    /**
     * One line of the list.
     *
     * @param outcome in words
     * @param recordedAt ISO 8601
     */
    public record Line(String id, long sequence, String headline, String outcome, String recordedAt) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", this::list).may(Role.READERS),
                Route.get("/decisions/{id}", this::one).may(Role.READERS));
    }

    /** The newest answers of every kind that are the reader's to see, newest first. */
    private void list(Context context) {
        var sight = RecordsApi.sight(context);
        var found = new ArrayList<StoredEntry>();
        EntryKind.ADVICE.forEach(
                kind -> found.addAll(ledger.find(Filter.of(kind).seenBy(sight), NEWEST, null)));
        records.look(context, Look.What.LIST);
        var lines = found.stream()
                .sorted(Comparator.comparing((StoredEntry one) -> one.entry().sequence())
                        .reversed())
                .limit(NEWEST)
                .map(one -> line(records.isWhole(context, one) ? one : one.withoutPrivate()))
                .toList();
        Pages.send(context, Pages.render("decisions.jte", Map.of("lines", lines)));
    }

    private Line line(StoredEntry stored) {
        var outcome = outcome(stored);
        var entry = stored.entry();
        return new Line(
                entry.decisionId(),
                entry.sequence(),
                answers.of(stored).map(Answered::headline).orElse(outcome),
                outcome,
                entry.recordedAt().toString());
    }

    /** In the words of the rulebook it was made with; the code where that has none for it. */
    private String outcome(StoredEntry stored) {
        var code = stored.body().at("/content/result/outcome").asText();
        var tables = answers.catalogue(stored).tables();
        return Stream.of("outcomes", "contract-outcomes", "toolkit-outcomes")
                .filter(tables::containsKey)
                .flatMap(table -> tables.get(table).row(code).stream())
                .map(row -> row.text("name"))
                .findFirst()
                .orElse(code);
    }

    /** One answer explained, for {@code reader}: officer, panel or family; the panel's when it is none of them. */
    private void one(Context context) {
        var id = context.pathParam("id");
        var stored =
                records.open(context, id, Look.What.EXPLANATION).orElseThrow(() -> new Problem(404, "Page not found"));
        if (!records.isWhole(context, stored)) {
            Pages.send(context, withheld(stored));
            return;
        }
        var reader = context.queryParam("reader");
        Pages.send(
                context,
                explained(stored, Audience.of(reader == null ? "" : reader).orElse(Audience.PANEL)));
    }

    String explained(StoredEntry stored, Audience reader) {
        var found = answers.of(stored)
                .orElseThrow(() -> new Problem(
                        404, Choices.isAdvice(stored) ? DecisionsApi.unexplained(stored.entry()) : "Page not found"));
        return Html.of(
                found.explain(reader), Choices.under(found, stored.entry().decisionId(), ledger));
    }

    /** What a board sees that has not said why it needs to know more: codes in words, and a form to say why. */
    private String withheld(StoredEntry stored) {
        if (!Choices.isAdvice(stored)) {
            throw new Problem(404, "Page not found");
        }
        var entry = stored.entry();
        var lines = new ArrayList<String>();
        lines.add("Entry " + entry.sequence() + ", recorded at " + entry.recordedAt() + ".");
        lines.addAll(Choices.on(entry.decisionId(), ledger).withoutPrivate().lines(answers.catalogue(stored)));
        return Pages.render(
                "withheld.jte",
                Map.of(
                        "id",
                        entry.decisionId(),
                        "outcome",
                        outcome(stored),
                        "lines",
                        lines,
                        "reasons",
                        records.reasons()));
    }
}

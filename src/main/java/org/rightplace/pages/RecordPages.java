package org.rightplace.pages;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.explanation.Audience;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** The page of each record, as its kind has it, and its explanation for one reader. */
public final class RecordPages {

    private final Records records;
    private final Answers answers;
    private final Ledger ledger;
    private final Map<EntryKind, RecordPage> pages;

    /** @param pages by kind; a record of any other kind is explained, where it can be */
    public RecordPages(Records records, Answers answers, Ledger ledger, Map<EntryKind, RecordPage> pages) {
        this.records = records;
        this.answers = answers;
        this.ledger = ledger;
        this.pages = Map.copyOf(pages);
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/decisions/{id}", this::one).may(Role.READERS),
                Route.get("/decisions/{id}/explanation", this::explanation).may(Role.READERS));
    }

    private void one(Context context) {
        records.open(context, Look.What.RECORD, stored -> page(stored).showsBare())
                .ifPresent(stored -> page(stored).show(context, stored));
    }

    private RecordPage page(StoredEntry stored) {
        return pages.getOrDefault(stored.entry().kind(), this::explain);
    }

    private void explanation(Context context) {
        records.open(context, Look.What.EXPLANATION).ifPresent(stored -> explain(context, stored));
    }

    /** For {@code reader}: officer, panel or family; the panel's when it is none of them. */
    private void explain(Context context, StoredEntry stored) {
        var reader = context.queryParam("reader");
        var found = answers.of(stored)
                .orElseThrow(() -> new Problem(
                        404, Choices.isAdvice(stored) ? DecisionsApi.unexplained(stored.entry()) : "Page not found"));
        var explanation =
                found.explain(Audience.of(reader == null ? "" : reader).orElse(Audience.PANEL));
        Pages.show(
                context,
                explanation.headline(),
                "explanation.jte",
                Map.of(
                        "explanation",
                        explanation,
                        "provenance",
                        Choices.under(found, stored.entry().decisionId(), ledger)));
    }
}

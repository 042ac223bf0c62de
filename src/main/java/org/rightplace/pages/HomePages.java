package org.rightplace.pages;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Look;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** The first page: what one can do here, and the newest advice that is the reader's to see. */
public final class HomePages {

    private static final int NEWEST = 10;

    private final Answers answers;
    private final Ledger ledger;
    private final RecordsApi access;
    private final Records records;
    private final String madeUpPassword;

    /** @param madeUpPassword of the demonstration's users, who sign in by one button; empty where this is none */
    public HomePages(Answers answers, Ledger ledger, RecordsApi access, Records records, String madeUpPassword) {
        this.answers = answers;
        this.ledger = ledger;
        this.access = access;
        this.records = records;
        this.madeUpPassword = madeUpPassword;
    }

    /**
     * One line of the newest advice.
     *
     * @param outcome in words
     * @param recorded the moment, in words
     */
    public record Line(String id, long sequence, String headline, String outcome, String recorded) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/", this::home).open());
    }

    private void home(Context context) {
        var caller = SignedIn.caller(context);
        var reads = caller != null && (caller.seesPersons() || caller.seesServices());
        Pages.show(
                context,
                "Where should a child be educated?",
                "home.jte",
                Map.of("lines", reads ? newest(context) : List.of(), "reads", reads, "password", madeUpPassword));
    }

    /** The newest answers of every kind that are the reader's to see, newest first. */
    private List<Line> newest(Context context) {
        var sight = RecordsApi.sight(context);
        var found = new ArrayList<StoredEntry>();
        EntryKind.ADVICE.forEach(
                kind -> found.addAll(ledger.find(Filter.of(kind).seenBy(sight), NEWEST, null)));
        access.look(context, Look.What.LIST);
        return found.stream()
                .sorted(Comparator.comparing((StoredEntry one) -> one.entry().sequence())
                        .reversed())
                .limit(NEWEST)
                .map(one -> line(access.isWhole(context, one) ? one : one.withoutPrivate()))
                .toList();
    }

    private Line line(StoredEntry stored) {
        var outcome = records.outcome(stored);
        var entry = stored.entry();
        return new Line(
                entry.decisionId(),
                entry.sequence(),
                answers.of(stored).map(Answered::headline).orElse(outcome),
                outcome,
                Days.at(entry.recordedAt()));
    }
}

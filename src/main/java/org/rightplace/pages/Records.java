package org.rightplace.pages;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rightplace.access.Look;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;

/** Opens records for pages: whole, or with a form in which a board says why it needs to know. */
public final class Records {

    private static final Problem NONE = new Problem(404, "Page not found");

    private final Answers answers;
    private final Ledger ledger;
    private final RecordsApi records;

    public Records(Answers answers, Ledger ledger, RecordsApi records) {
        this.answers = answers;
        this.ledger = ledger;
        this.records = records;
    }

    /**
     * The record the path names by {@code id}, with all of it that is kept; the look is written down. Empty where the reader may not see what is
     * personal in it: then a page that says so, and asks why they need to, has been sent.
     *
     * @throws Problem 404 when there is none, or it is not theirs to see
     */
    public Optional<StoredEntry> open(Context context, Look.What what) {
        return open(context, what, stored -> false);
    }

    /**
     * The same, but that a record a page can show without what is personal is given so to whoever may not see that.
     *
     * @param showsBare whether the page of a record can do without
     */
    Optional<StoredEntry> open(Context context, Look.What what, Predicate<StoredEntry> showsBare) {
        var stored = openBare(context, what);
        if (records.isWhole(context, stored) || showsBare.test(stored)) {
            return Optional.of(stored);
        }
        withheld(context, stored);
        return Optional.empty();
    }

    /**
     * The record the path names by {@code id}, for a page that does without what is personal; the look is written down. To whoever may not see
     * that, it comes without.
     *
     * @throws Problem 404 as {@link #open(Context, Look.What)}
     */
    public StoredEntry openBare(Context context, Look.What what) {
        return records.open(context, context.pathParam("id"), what).orElseThrow(() -> NONE);
    }

    /** What a board sees that has not said why it needs to know more: codes in words, and a form to say why. */
    private void withheld(Context context, StoredEntry stored) {
        if (!Choices.isAdvice(stored)) {
            throw NONE;
        }
        var entry = stored.entry();
        var lines = new ArrayList<String>();
        lines.add("Entry " + entry.sequence() + ", recorded on " + Days.at(entry.recordedAt()) + ".");
        lines.addAll(Choices.on(entry.decisionId(), ledger).bareLines(answers.catalogue(stored)));
        var outcome = outcome(stored);
        Pages.show(
                context,
                outcome,
                "withheld.jte",
                Map.of("id", entry.decisionId(), "outcome", outcome, "lines", lines, "reasons", records.reasons()));
    }

    /** What was advised, in the words of the rulebook it was made with; the code where that has none for it. */
    public String outcome(StoredEntry stored) {
        var code = stored.body().at("/content/result/outcome").asText();
        var catalogue = answers.catalogue(stored);
        return Stream.of("outcomes", "contract-outcomes", "toolkit-outcomes")
                .flatMap(table -> catalogue.row(table, code).stream())
                .map(row -> row.text("name"))
                .findFirst()
                .orElse(code);
    }
}

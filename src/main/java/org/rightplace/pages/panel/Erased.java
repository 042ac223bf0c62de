package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answers;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.pages.Records;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.web.Pages;

/** What is shown of a record whose private part has been erased: that it was, and what the log keeps for good. */
public final class Erased {

    private final Records records;
    private final Answers answers;
    private final Ledger ledger;

    public Erased(Records records, Answers answers, Ledger ledger) {
        this.records = records;
        this.answers = answers;
        this.ledger = ledger;
    }

    /** Sends a page that says so. */
    public void show(Context context, StoredEntry stored) {
        var entry = stored.entry();
        var outcome = records.outcome(stored);
        Pages.show(
                context,
                outcome,
                "panel/erased.jte",
                Map.of(
                        "outcome",
                        outcome,
                        "id",
                        entry.decisionId(),
                        "lines",
                        List.of(
                                DecisionsApi.unexplained(entry) + ".",
                                "Entry " + entry.sequence() + " of the log, recorded on " + Days.at(entry.recordedAt())
                                        + "."),
                        "choices",
                        Choices.on(entry.decisionId(), ledger).lines(answers.catalogue(stored))));
    }
}

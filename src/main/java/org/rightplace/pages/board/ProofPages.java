package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.ledger.Checking;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.pages.Records;
import org.rightplace.pages.board.EntryPage.Fact;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** {@code /decisions/{id}/proof}: where an entry stands in the log, and a check of it while the reader waits. Nothing personal is on it. */
public final class ProofPages {

    private final Records records;
    private final Ledger ledger;

    public ProofPages(Records records, Ledger ledger) {
        this.records = records;
        this.ledger = ledger;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/decisions/{id}/proof", this::proof).may(Role.READERS));
    }

    private void proof(Context context) {
        var stored = records.openBare(context, Look.What.RECEIPT).withoutPrivate();
        var sequence = stored.entry().sequence();
        var checking =
                "now".equals(context.queryParam("verify")) ? ledger.proofs().check(sequence) : null;
        var values = new LinkedHashMap<String, Object>();
        values.put("id", stored.entry().decisionId());
        values.put("facts", facts(stored));
        values.put("checking", checking);
        values.put("checkpoint", checking == null ? ledger.proofs().checkpoint(sequence + 1) : checking.checkpoint());
        values.put("body", stored.body().toPrettyString());
        Pages.show(context, title(checking), "board/proof.jte", values);
    }

    private static String title(Checking checking) {
        return "Proof of an entry" + (checking == null ? "" : checking.good() ? ": verified" : ": not verified");
    }

    private static List<Fact> facts(StoredEntry stored) {
        var entry = stored.entry();
        return List.of(
                new Fact("What it is", EntryWords.kind(entry.kind()), "/decisions/" + entry.decisionId()),
                new Fact("Place in the log", "Entry " + entry.sequence(), null),
                new Fact("Recorded", Days.at(entry.recordedAt()), null),
                new Fact("Hash of the record", entry.leafHash(), null),
                new Fact("Id", entry.decisionId(), null));
    }
}

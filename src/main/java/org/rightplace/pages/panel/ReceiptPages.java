package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.Checking;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Receipt;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.pages.Records;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** The receipt of a record: the proof that it stands in the log, in words, and checked again when somebody asks. */
public final class ReceiptPages {

    private final Ledger ledger;
    private final RecordsApi access;
    private final Records records;
    private final Answers answers;

    public ReceiptPages(Ledger ledger, RecordsApi access, Records records, Answers answers) {
        this.ledger = ledger;
        this.access = access;
        this.records = records;
        this.answers = answers;
    }

    /**
     * A receipt in words. It holds what the log keeps for good, and so nothing personal.
     *
     * @param title what the record is
     * @param lines what it says
     * @param advice id of the advice it is about; its own for advice; null for neither
     * @param choice whether it is a person's choice
     * @param size how many entries the checkpoint covers that was signed when it was recorded
     * @param steps how many hashes lead from the record to that checkpoint
     */
    public record InBrief(
            String id,
            String title,
            List<String> lines,
            String advice,
            boolean choice,
            long size,
            int steps,
            String checkpoint,
            String key) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/decisions/{id}/receipt", this::receipt).may(Role.READERS));
    }

    private void receipt(Context context) {
        var stored = access.open(context, Look.What.RECEIPT);
        var receipt = ledger.proofs().receipt(stored.entry());
        var brief = brief(stored, receipt);
        var values = new HashMap<String, Object>();
        values.put("receipt", brief);
        values.put("checked", context.queryParam("verify") == null ? List.of() : check(stored, receipt));
        Pages.show(context, brief.title(), "panel/receipt.jte", values);
    }

    private InBrief brief(StoredEntry stored, Receipt receipt) {
        var entry = stored.entry();
        var content = stored.body().path("content");
        var lines = new ArrayList<String>();
        lines.add("Entry " + entry.sequence() + " of the log, recorded on " + Days.at(entry.recordedAt()) + ".");
        boolean choice = entry.kind() == EntryKind.HUMAN_CHOICE;
        boolean advice = EntryKind.ADVICE.contains(entry.kind());
        if (choice) {
            var code = content.path("choice").asText(content.path("recommended").asText());
            lines.add("What was chosen: " + InWords.name(answers.catalogue(advised(stored)), "choices", code) + ".");
        } else if (advice) {
            lines.add("What was advised: " + records.outcome(stored) + ".");
            lines.add("Made with the rulebook " + content.at("/rulebook/name").asText() + " "
                    + content.at("/rulebook/version").asText() + ".");
        }
        return new InBrief(
                entry.decisionId(),
                choice ? "The choice is recorded" : advice ? "Receipt of the advice" : "Receipt of an entry of the log",
                lines,
                advice ? entry.decisionId() : stored.body().path("follows").textValue(),
                choice,
                entry.sequence() + 1,
                receipt.path().size(),
                receipt.checkpoint(),
                receipt.key());
    }

    /** The advice a choice follows, whose rulebook names its codes. */
    private StoredEntry advised(StoredEntry choice) {
        return ledger.find(choice.body().path("follows").asText()).orElse(choice);
    }

    /** What was done to check it now, and what came of it: against the newest checkpoint, and that against the one in the receipt. */
    private List<Checking.Step> check(StoredEntry stored, Receipt receipt) {
        var proofs = ledger.proofs();
        var now = proofs.check(stored.entry().sequence());
        return Stream.concat(
                        now.steps().stream(),
                        proofs.checkConsistency(receipt.checkpoint(), now.checkpoint()).steps().stream())
                .distinct()
                .toList();
    }
}

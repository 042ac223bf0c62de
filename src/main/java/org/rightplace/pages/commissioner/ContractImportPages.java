package org.rightplace.pages.commissioner;

import io.javalin.http.Context;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.contract.ContractService;
import org.rightplace.contract.Handed;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.web.Form;
import org.rightplace.web.FormError;
import org.rightplace.web.IdempotencyKey;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** Takes a file of contracts and says what came of each: only tried, or reviewed and recorded. */
public final class ContractImportPages {

    private static final String HERE = "/contracts/import";
    private static final String FILE = "file";
    private static final String TITLE = "Check contracts";

    private final ContractService contracts;
    private final RecordsApi records;

    public ContractImportPages(ContractService contracts, RecordsApi records) {
        this.contracts = contracts;
        this.records = records;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get(HERE, context -> ask(context, List.of())).may(Role.COMMISSIONER),
                Route.post(HERE, this::take).may(Role.COMMISSIONER).withFile());
    }

    /** A key of its own for each page: the same form sent twice is recorded once. */
    private static void ask(Context context, List<FormError> errors) {
        if (!errors.isEmpty()) {
            context.status(400);
        }
        Pages.show(
                context,
                (errors.isEmpty() ? "" : "Error: ") + TITLE,
                "commissioner/import.jte",
                Map.of("errors", errors, "key", UUID.randomUUID().toString()));
    }

    private void take(Context context) {
        var sent = sent(context);
        if (sent.length == 0) {
            ask(context, List.of(new FormError(FILE, "Choose a file to check")));
        } else if (Form.field(context, "do").equals("record")) {
            record(context, sent);
        } else {
            records.look(context, Look.What.WHAT_IF);
            report(context, contracts.tryOut(sent), sent, false);
        }
    }

    /** The file; or what was checked a moment ago and is sent along to be recorded. */
    private static byte[] sent(Context context) {
        var file = Form.file(context, FILE);
        if (file.length > 0) {
            return file;
        }
        try {
            return Base64.getDecoder().decode(Form.field(context, "content").strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private void record(Context context, byte[] sent) {
        var key = Form.field(context, "key");
        if (!key.matches("[!-~]{1," + IdempotencyKey.LONGEST + "}")) {
            ask(context, List.of(new FormError(FILE, "Choose the file again, then record it from this page")));
            return;
        }
        Handed handed;
        try {
            handed = AnswerApi.recorded("review", () -> contracts.reviewOnce(sent, AnswerApi.asker(context), key));
        } catch (Problem e) {
            if (e.status() != 422) {
                throw e;
            }
            ask(
                    context,
                    List.of(new FormError(FILE, "Another file was sent from this page before. Choose this one again")));
            return;
        }
        if (handed.single() && !handed.reviews().isEmpty()) {
            Pages.goOn(
                    context, "/decisions/" + handed.reviews().get(0).decision().id());
        } else {
            report(context, handed, sent, true);
        }
    }

    private static void report(Context context, Handed handed, byte[] sent, boolean recorded) {
        var shown = ImportShown.of(handed, recorded);
        var none = shown.accepted().isEmpty();
        if (none) {
            context.status(400);
        }
        var values = new HashMap<String, Object>();
        values.put("shown", shown);
        values.put("key", UUID.randomUUID().toString());
        values.put("content", recorded || none ? "" : Base64.getEncoder().encodeToString(sent));
        values.put(
                "errors",
                none ? List.of(new FormError("not-read", "No contract in the file could be read")) : List.of());
        Pages.show(context, (none ? "Error: " : "") + "What came of the file", "commissioner/imported.jte", values);
    }
}

package org.rightplace.pages.request;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rightplace.access.Role;
import org.rightplace.contract.sheet.SheetText;
import org.rightplace.decision.AnswerApi;
import org.rightplace.pages.Days;
import org.rightplace.pages.forms.Wording;
import org.rightplace.placement.RequestPath;
import org.rightplace.web.Form;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /transfers}: advice on many children at once who move to the next phase, from a file. */
public final class TransferPages {

    private static final String FILE = "file";
    private static final String EVERY_FEW_SECONDS = "3";

    private final RequestForm form;
    private final Transfers transfers;
    private final Supplier<Optional<byte[]>> example;

    /** @param example a file to begin with; empty where the fixtures did not come with the program */
    public TransferPages(RequestForm form, Transfers transfers, Supplier<Optional<byte[]>> example) {
        this.form = form;
        this.transfers = transfers;
        this.example = example;
    }

    /** A column of the example. */
    public record Column(String path, String meaning, boolean required) {}

    /** A file that was sent. */
    public record Sent(String id, String day, long rows, long recorded) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/transfers", this::begin).may(Role.CASEWORKER),
                Route.post("/transfers", this::take).withFile().may(Role.CASEWORKER),
                Route.get("/transfers/example", this::example).may(Role.CASEWORKER),
                Route.get("/transfers/{transfer}", this::one).may(Role.CASEWORKER),
                Route.post("/transfers/{transfer}/run", this::run).may(Role.CASEWORKER));
    }

    private void begin(Context context) {
        begin(context, List.of());
    }

    private void begin(Context context, List<FormError> errors) {
        var sent = transfers.of(SignedIn.caller(context).account()).stream()
                .map(one -> new Sent(
                        one.id(), Days.of(one.sentAt()), one.lines().size(), one.count(Transfer.State.RECORDED)))
                .toList();
        if (!errors.isEmpty()) {
            context.status(400);
        }
        Pages.show(
                context,
                (errors.isEmpty() ? "" : "Error: ") + "Phase transfers from a file",
                "request/transfers.jte",
                Map.of(
                        "errors",
                        errors,
                        "columns",
                        columns(),
                        "sent",
                        sent,
                        "most",
                        TransferSheet.MOST,
                        "hours",
                        Transfers.KEPT.toHours()));
    }

    /** The columns of the example, each with what the schema says of it. */
    private List<Column> columns() {
        Wording wording = form.kind().wording().get();
        return example.get()
                .map(file -> SheetText.of(file).text().lines().findFirst().orElse(""))
                .map(headings -> Arrays.stream(headings.split(","))
                        .flatMap(path -> RequestPath.parse(path.strip()).stream()
                                .map(parsed -> {
                                    var place = TransferSheet.place(parsed);
                                    return new Column(
                                            path.strip(),
                                            wording.description(place),
                                            wording.at(place)
                                                    .map(type -> type.required())
                                                    .orElse(false));
                                }))
                        .toList())
                .orElse(List.of());
    }

    private void example(Context context) {
        var file = example.get().orElseThrow(() -> new Problem(404, "Page not found"));
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"phase-transfers-example.csv\"")
                .result(file);
    }

    /** Checks every row. Nothing is recorded. */
    private void take(Context context) {
        var file = Form.file(context, FILE);
        if (file.length == 0) {
            begin(context, List.of(new FormError(FILE, "Choose a file")));
            return;
        }
        var sheet = new TransferSheet(form.kind().wording().get()).read(file);
        if (!sheet.wrong().isEmpty()) {
            begin(
                    context,
                    sheet.wrong().stream().map(why -> new FormError(FILE, why)).toList());
            return;
        }
        var lines = sheet.rows().stream().map(this::line).toList();
        var transfer = transfers.add(SignedIn.caller(context).account(), lines);
        Pages.goOn(context, "/transfers/" + transfer.id());
    }

    private Transfer.Line line(TransferSheet.Row row) {
        var json = RequestForm.json(row.request());
        var wrong = new ArrayList<>(row.wrong());
        if (wrong.isEmpty()) {
            wrong.addAll(Transfers.said(form.read(json).errors()));
        }
        var reference = row.request().path("reference").asText();
        return wrong.isEmpty()
                ? new Transfer.Line(row.number(), reference, json, Transfer.State.READY, "", List.of())
                : new Transfer.Line(row.number(), reference, null, Transfer.State.WRONG, "", wrong);
    }

    private Transfer transfer(Context context) {
        return transfers
                .find(SignedIn.caller(context).account(), context.pathParam("transfer"))
                .orElseThrow(() -> new Problem(404, "Page not found"));
    }

    private void one(Context context) {
        var transfer = transfer(context);
        boolean running = transfer.isRunning();
        if (running) {
            context.header("Refresh", EVERY_FEW_SECONDS);
        }
        Pages.show(
                context,
                running ? "Advice is being asked for" : "What was found in the file",
                "request/transfer.jte",
                Map.of(
                        "id",
                        transfer.id(),
                        "lines",
                        transfer.lines(),
                        "running",
                        running,
                        "ready",
                        transfer.count(Transfer.State.READY),
                        "wrong",
                        transfer.count(Transfer.State.WRONG),
                        "recorded",
                        transfer.count(Transfer.State.RECORDED),
                        "failed",
                        transfer.count(Transfer.State.FAILED),
                        "hours",
                        Transfers.KEPT.toHours()));
    }

    private void run(Context context) {
        var transfer = transfer(context);
        transfers.run(transfer, AnswerApi.asker(context, Role.CASEWORKER));
        Pages.goOn(context, "/transfers/" + transfer.id());
    }
}

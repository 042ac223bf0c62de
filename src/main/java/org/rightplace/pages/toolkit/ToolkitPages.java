package org.rightplace.pages.toolkit;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.Kept;
import org.rightplace.decision.RecordsApi;
import org.rightplace.draft.Draft;
import org.rightplace.draft.Drafts;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.pages.Days;
import org.rightplace.pages.forms.FormDesk;
import org.rightplace.toolkit.ToolkitAnswer;
import org.rightplace.toolkit.ToolkitService;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /toolkit}: self-evaluations with the autism toolkit, the latest of each and those that are being filled in. */
public final class ToolkitPages {

    private static final FormDesk.Ending ENDING = new FormDesk.Ending(
            false,
            "Send the self-evaluation",
            "It is recorded for good, with its score. What was not answered counts as not answered, never as nought.");

    private final ToolkitForm form;
    private final FormDesk desk;
    private final Drafts drafts;
    private final ToolkitService toolkit;
    private final RecordsApi records;
    private final Kept<ToolkitAnswer> kept;
    private final Clock clock;

    public ToolkitPages(
            ToolkitForm form, Drafts drafts, ToolkitService toolkit, Ledger ledger, RecordsApi records, Clock clock) {
        this.form = form;
        this.desk = new FormDesk(form.kind(), drafts, (context, draft) -> ENDING);
        this.drafts = drafts;
        this.toolkit = toolkit;
        this.records = records;
        this.kept = new Kept<>(ledger, ToolkitService.KIND);
        this.clock = clock;
    }

    /**
     * A draft, or an evaluation on record.
     *
     * @param href where it is opened
     * @param what by which it is told from others
     * @param said of an evaluation what came of it; empty for a draft
     * @param day it was last saved, or recorded
     */
    public record Line(String href, String what, String said, String day) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/toolkit", this::list).may(Role.COMMISSIONER, Role.BOARD),
                Route.post("/toolkit", this::begin).may(Role.COMMISSIONER),
                Route.get("/toolkit/{draft}", desk::tasks).may(Role.COMMISSIONER),
                Route.get("/toolkit/{draft}/check", desk::check).may(Role.COMMISSIONER),
                Route.post("/toolkit/{draft}/send", this::send).may(Role.COMMISSIONER),
                Route.get("/toolkit/{draft}/delete", desk::deleting).may(Role.COMMISSIONER),
                Route.post("/toolkit/{draft}/delete", desk::delete).may(Role.COMMISSIONER),
                Route.get("/toolkit/{draft}/{page}", desk::page).may(Role.COMMISSIONER),
                Route.post("/toolkit/{draft}/{page}", desk::save).may(Role.COMMISSIONER));
    }

    private void list(Context context) {
        records.look(context, Look.What.LIST);
        var latest = kept.latest(LocalDate.now(clock.withZone(Filter.ENGLAND)), RecordsApi.sight(context));
        var evaluations = latest.byReference().entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue()))
                .toList();
        boolean begins = SignedIn.caller(context).roles().contains(Role.COMMISSIONER);
        Pages.show(
                context,
                "Autism toolkit",
                "toolkit/list.jte",
                Map.of(
                        "evaluations",
                        evaluations,
                        "drafts",
                        begins
                                ? drafts.of(SignedIn.caller(context), ToolkitForm.SCHEMA).stream()
                                        .map(ToolkitPages::line)
                                        .toList()
                                : List.of(),
                        "begins",
                        begins));
    }

    private static Line line(String reference, ToolkitAnswer answer) {
        return new Line(
                "/decisions/" + answer.decision().id(),
                reference,
                answer.headline(),
                Days.of(Instant.parse(answer.decision().recordedAt())));
    }

    private static Line line(Draft draft) {
        var reference = FormDesk.tree(draft).path("reference").asText();
        return new Line(
                "/toolkit/" + draft.id(),
                reference.isEmpty() ? "A self-evaluation without a reference yet" : reference,
                "",
                Days.of(draft.changedAt()));
    }

    private void begin(Context context) {
        var caller = SignedIn.caller(context);
        try {
            var draft = drafts.begin(caller, ToolkitForm.SCHEMA, caller.authorities(), null, null, "{}");
            Pages.goOn(context, "/toolkit/" + draft.id());
        } catch (Drafts.TooMany e) {
            throw new Problem(409, e.getMessage());
        }
    }

    private void send(Context context) {
        desk.send(context, (draft, key) -> {
            var given = AnswerApi.recorded(
                    "evaluation",
                    () -> toolkit.evaluateOnce(
                            form.json(FormDesk.tree(draft)), AnswerApi.asker(context, Role.COMMISSIONER), key));
            if (!given.accepted()) {
                throw Problem.of(given.errors());
            }
            return given.answer().decision().id();
        });
    }
}

package org.rightplace.pages.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.RecordsApi;
import org.rightplace.draft.Draft;
import org.rightplace.draft.Drafts;
import org.rightplace.explanation.Audience;
import org.rightplace.ledger.EntryKind;
import org.rightplace.pages.Days;
import org.rightplace.pages.forms.FormDesk;
import org.rightplace.placement.Answer;
import org.rightplace.placement.Moved;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.Recommendations;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /drafts}: requests that are being filled in, tried out, and sent for advice. */
public final class DraftPages {

    private static final Role[] MAY = {Role.CASEWORKER, Role.PANEL, Role.DECISION_MAKER};

    private final FormDesk desk;
    private final Drafts drafts;
    private final PlacementService placement;
    private final Recommendations recommendations;
    private final RecordsApi records;

    public DraftPages(
            RequestForm form,
            Drafts drafts,
            PlacementService placement,
            Recommendations recommendations,
            RecordsApi records) {
        this.desk = new FormDesk(form.kind(), drafts, DraftPages::ending);
        this.drafts = drafts;
        this.placement = placement;
        this.recommendations = recommendations;
        this.records = records;
    }

    /**
     * One of the list of drafts.
     *
     * @param what by which it is told from others
     * @param changed the day it was last saved
     * @param follows id of the decision whose request it began as; empty for none
     */
    public record Line(String id, String what, String changed, String follows) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/drafts", this::list).may(MAY),
                Route.post("/drafts", this::begin).may(Role.CASEWORKER),
                Route.post("/decisions/{id}/what-if", this::copy).may(MAY),
                Route.get("/drafts/{draft}", desk::tasks).may(MAY),
                Route.get("/drafts/{draft}/check", desk::check).may(MAY),
                Route.get("/drafts/{draft}/what-if", this::tryOut).may(MAY),
                Route.post("/drafts/{draft}/send", this::send).may(Role.CASEWORKER),
                Route.get("/drafts/{draft}/delete", desk::deleting).may(MAY),
                Route.post("/drafts/{draft}/delete", desk::delete).may(MAY),
                Route.get("/drafts/{draft}/{page}", desk::page).may(MAY),
                Route.post("/drafts/{draft}/{page}", desk::save).may(MAY),
                Route.get("/drafts/{draft}/{page}/remove", desk::removing).may(MAY),
                Route.post("/drafts/{draft}/{page}/remove", desk::remove).may(MAY));
    }

    private void list(Context context) {
        var lines = drafts.of(SignedIn.caller(context), RequestForm.SCHEMA).stream()
                .map(DraftPages::line)
                .toList();
        Pages.show(
                context, "Your drafts", "request/drafts.jte", Map.of("lines", lines, "begins", isCaseworker(context)));
    }

    private static boolean isCaseworker(Context context) {
        return SignedIn.caller(context).roles().contains(Role.CASEWORKER);
    }

    private static Line line(Draft draft) {
        var reference = FormDesk.tree(draft).path("reference").asText();
        return new Line(
                draft.id(),
                reference.isEmpty() ? "A request without a reference yet" : "Request " + reference,
                Days.of(draft.changedAt()),
                draft.follows() == null ? "" : draft.follows());
    }

    private void begin(Context context) {
        goOn(
                context,
                begin(
                        context,
                        JsonNodeFactory.instance.objectNode(),
                        SignedIn.caller(context).authorities(),
                        null));
    }

    private static void goOn(Context context, Draft draft) {
        Pages.goOn(context, "/drafts/" + draft.id());
    }

    private Draft begin(Context context, ObjectNode request, Set<String> authorities, String follows) {
        try {
            var person = request.at("/person/reference").textValue();
            return drafts.begin(
                    SignedIn.caller(context), RequestForm.SCHEMA, authorities, person, follows, request.toString());
        } catch (Drafts.TooMany e) {
            throw new Problem(409, e.getMessage());
        }
    }

    /** A draft that begins as the request of a record. */
    private void copy(Context context) {
        var stored = records.open(context, context.pathParam("id"), Look.What.RECORD)
                .filter(one -> one.entry().kind() == EntryKind.PLACEMENT_RECOMMENDATION)
                .orElseThrow(() -> new Problem(404, "Page not found"));
        if (!(stored.sections().get("request") instanceof ObjectNode request)) {
            throw new Problem(410, "The request of this record has been erased");
        }
        goOn(
                context,
                begin(context, request, stored.authorities(), stored.entry().decisionId()));
    }

    private static FormDesk.Ending ending(Context context, Draft draft) {
        var again = draft.follows() != null;
        return new FormDesk.Ending(
                true,
                !isCaseworker(context) ? "" : again ? "Ask for advice again" : "Send for advice",
                again
                        ? "The changed request is recorded as a new one, with the advice on it. The first record stays as it is."
                        : "The request and the advice on it are recorded for good. The advice comes at once; a named person decides.");
    }

    private void send(Context context) {
        desk.send(
                context,
                (draft, key) -> accepted(AnswerApi.recorded(
                                "advice",
                                () -> placement.recommendOnce(
                                        RequestForm.json(FormDesk.tree(draft)),
                                        AnswerApi.asker(context, Role.CASEWORKER),
                                        key)))
                        .decision()
                        .id());
    }

    private static Recommendation accepted(Answer answer) {
        if (!answer.accepted()) {
            throw Problem.of(answer.errors());
        }
        return answer.recommendation();
    }

    private void tryOut(Context context) {
        desk.complete(context).ifPresent(draft -> tryOut(context, draft));
    }

    private void tryOut(Context context, Draft draft) {
        records.look(context, Look.What.WHAT_IF);
        var after = accepted(
                placement.recommend(RequestForm.json(FormDesk.tree(draft)), Purpose.WHAT_IF, AnswerApi.asker(context)));
        var moved = before(context, draft).map(before -> MovedWords.of(before, after, Moved.between(before, after)));
        Pages.show(
                context,
                "What would be advised",
                "request/tried.jte",
                Map.of(
                        "base",
                        "/drafts/" + draft.id(),
                        "explanation",
                        after.explain(Audience.PANEL),
                        "follows",
                        draft.follows() == null ? "" : draft.follows(),
                        "moved",
                        moved));
    }

    /** The advice on the request as it is recorded, where it is still theirs to see and has not been erased. */
    private Optional<Recommendation> before(Context context, Draft draft) {
        return Optional.ofNullable(draft.follows())
                .flatMap(id -> records.open(context, id, Look.What.RECORD))
                .flatMap(recommendations::of);
    }
}

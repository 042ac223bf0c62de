package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.ChoiceApi;
import org.rightplace.choice.ChoiceService;
import org.rightplace.choice.Choices;
import org.rightplace.choice.NotOpen;
import org.rightplace.decision.AnswerApi;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.placement.Recommendation;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** Where a named person says what was chosen on advice: agreed, decided otherwise, put off or withdrawn. */
public final class ChoicePages {

    private final Ledger ledger;
    private final RecordsApi access;
    private final Answers answers;
    private final ChoiceService choices;
    private final Erased erased;

    public ChoicePages(Ledger ledger, RecordsApi access, Answers answers, ChoiceService choices, Erased erased) {
        this.ledger = ledger;
        this.access = access;
        this.answers = answers;
        this.choices = choices;
        this.erased = erased;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/decisions/{id}/choice", this::form).may(Role.DECISION_MAKER, Role.COMMISSIONER),
                Route.post("/decisions/{id}/choice", this::choose).may(Role.DECISION_MAKER, Role.COMMISSIONER));
    }

    private void form(Context context) {
        var advice = access.open(context, Look.What.OUTCOME);
        checked(context, advice);
        show(context, advice, ChoiceForm.blank(SignedIn.caller(context).fullName()), List.of());
    }

    private static Role checked(Context context, StoredEntry advice) {
        if (!Choices.isAdvice(advice)) {
            throw new Problem(404, "Page not found");
        }
        return ChoiceApi.decidesOn(context, advice);
    }

    private void choose(Context context) {
        var advice = access.toDecideOn(context);
        var role = checked(context, advice);
        var form = ChoiceForm.of(context::formParam);
        ChoiceService.Given given;
        try {
            given = AnswerApi.recorded(
                    "choice",
                    () -> choices.choose(
                            advice, form.json(corrected(form, advice)), AnswerApi.asker(context, role), form.key()));
        } catch (NotOpen e) {
            context.status(409);
            show(context, advice, form, List.of(new FormError(null, e.getMessage())));
            return;
        }
        if (!given.accepted()) {
            context.status(400);
            show(context, advice, form, ChoiceForm.errors(given.errors()));
            return;
        }
        Pages.goOn(context, "/decisions/" + given.chosen().id() + "/receipt");
    }

    /** The latest choice of the same standing, where the form says that it puts that right; null otherwise. */
    private String corrected(ChoiceForm form, StoredEntry advice) {
        return form.is("corrects", "yes")
                ? Choices.on(advice.entry().decisionId(), ledger)
                        .latest(form.of("standing"))
                        .map(one -> one.id())
                        .orElse(null)
                : null;
    }

    private void show(Context context, StoredEntry advice, ChoiceForm form, List<FormError> errors) {
        answers.of(advice)
                .ifPresentOrElse(
                        found -> show(context, advice, found, form, errors), () -> erased.show(context, advice));
    }

    private void show(Context context, StoredEntry advice, Answered found, ChoiceForm form, List<FormError> errors) {
        var before = Choices.on(advice.entry().decisionId(), ledger);
        var catalogue = found.catalogue();
        var values = new HashMap<String, Object>();
        values.put("id", advice.entry().decisionId());
        values.put("headline", found.headline());
        values.put("before", before.all().isEmpty() ? List.of() : before.lines(catalogue));
        values.put("form", form);
        values.put("choices", names(catalogue, "choices"));
        values.put("standings", names(catalogue, "choice-standings"));
        values.put("codes", names(catalogue, "departure-codes"));
        values.put("options", options(found));
        values.put("errors", errors);
        Pages.show(context, (errors.isEmpty() ? "" : "Error: ") + "Record a decision", "panel/choice.jte", values);
    }

    private static Map<String, String> names(Catalogue catalogue, String table) {
        var names = new LinkedHashMap<String, String>();
        Optional.ofNullable(catalogue.tables().get(table))
                .ifPresent(rows -> rows.rows().forEach(row -> names.put(row.text("code"), row.text("name"))));
        return names;
    }

    /** Settings by number, where the advice is on a placement. */
    private static Map<String, String> options(Answered found) {
        var names = new LinkedHashMap<String, String>();
        if (found instanceof Recommendation recommendation) {
            recommendation
                    .evaluated()
                    .options()
                    .forEach(option -> names.put(Integer.toString(option.urn()), option.name()));
        }
        return names;
    }
}

package org.rightplace.pages;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.ledger.Filter;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** Pages that say the same to everybody, signed in or not. */
public final class WordsPages {

    private final Supplier<Catalogue> rules;
    private final Clock clock;

    /** @param rules the rulebook in service, which says for how long things are kept */
    public WordsPages(Supplier<Catalogue> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/what-we-record", this::recorded).open(),
                page("/glossary", "Words we use", "words/glossary.jte"),
                page("/accessibility", "Accessibility", "words/accessibility.jte"),
                page("/cookies", "Cookies", "words/cookies.jte"));
    }

    private static Route page(String path, String title, String template) {
        return Route.get(path, context -> Pages.show(context, title, template, Map.of()))
                .open();
    }

    private void recorded(Context context) {
        var parameters = rules.get().parametersOn(LocalDate.now(clock.withZone(Filter.ENGLAND)));
        Pages.show(
                context,
                "What we record about you",
                "words/what-we-record.jte",
                Map.of(
                        "advice", years(parameters, "retention-plan-years"),
                        "lookedAfter", years(parameters, "retention-looked-after-years"),
                        "looks", years(parameters, "access-log-years")));
    }

    /** Empty text where the rulebook sets no time. */
    private static String years(Parameters parameters, String id) {
        return parameters
                .find(id, "")
                .map(one -> one.value() + (one.value() == 1 ? " year" : " years"))
                .orElse("");
    }
}

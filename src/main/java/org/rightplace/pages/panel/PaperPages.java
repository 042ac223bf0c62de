package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** The papers that go with a recommendation, to be printed: the letter to the family, the same in easy words, the pack for a panel. */
public final class PaperPages {

    private final Recommended recommended;
    private final Ledger ledger;
    private final Clock clock;

    /** @param clock whose day stands on a letter */
    public PaperPages(Recommended recommended, Ledger ledger, Clock clock) {
        this.recommended = recommended;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/decisions/{id}/letter", this::letter).may(Role.READERS),
                Route.get("/decisions/{id}/easy-read", this::easyRead).may(Role.READERS),
                Route.get("/decisions/{id}/pack", this::pack).may(Role.READERS));
    }

    private Choices choices(StoredEntry stored) {
        return Choices.on(stored.entry().decisionId(), ledger);
    }

    private String today() {
        return Days.of(LocalDate.now(clock.withZone(Filter.ENGLAND)));
    }

    private void letter(Context context) {
        family(context, "Where education should take place", "panel/letter.jte");
    }

    private void easyRead(Context context) {
        family(context, "A place to learn", "panel/easy-read.jte");
    }

    private void family(Context context, String title, String template) {
        recommended.open(
                context,
                Look.What.EXPLANATION,
                (stored, found) -> Pages.show(
                        context,
                        title,
                        template,
                        Map.of(
                                "id",
                                stored.entry().decisionId(),
                                "told",
                                ForFamily.of(stored, found, choices(stored)),
                                "today",
                                today())));
    }

    private void pack(Context context) {
        recommended.open(context, Look.What.EXPLANATION, (stored, found) -> {
            var view = RecommendationView.of(stored, found, choices(stored));
            Pages.show(
                    context,
                    "Panel pack",
                    "panel/pack.jte",
                    Map.of(
                            "view",
                            view,
                            "facts",
                            RequestFacts.of(stored.sections().get("request"), found),
                            "comparison",
                            Comparison.of(
                                    found,
                                    view.considered().stream()
                                            .limit(Comparison.MOST)
                                            .toList()),
                            "today",
                            today()));
        });
    }
}

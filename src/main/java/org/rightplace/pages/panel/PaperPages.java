package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Records;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.Recommendations;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** The papers that go with a recommendation, to be printed: the letter to the family, the same in easy words, the pack for a panel. */
public final class PaperPages {

    private final Records records;
    private final Recommendations recommendations;
    private final Ledger ledger;
    private final Erased erased;
    private final Clock clock;

    /** @param clock whose day stands on a letter */
    public PaperPages(Records records, Recommendations recommendations, Ledger ledger, Erased erased, Clock clock) {
        this.records = records;
        this.recommendations = recommendations;
        this.ledger = ledger;
        this.erased = erased;
        this.clock = clock;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/decisions/{id}/letter", this::letter).may(Role.READERS),
                Route.get("/decisions/{id}/easy-read", this::easyRead).may(Role.READERS),
                Route.get("/decisions/{id}/pack", this::pack).may(Role.READERS));
    }

    private void open(Context context, BiConsumer<StoredEntry, Recommendation> then) {
        records.open(context, Look.What.EXPLANATION).ifPresent(stored -> {
            if (stored.entry().kind() != EntryKind.PLACEMENT_RECOMMENDATION) {
                throw new Problem(404, "Page not found");
            }
            recommendations
                    .of(stored)
                    .ifPresentOrElse(found -> then.accept(stored, found), () -> erased.show(context, stored));
        });
    }

    private Choices choices(StoredEntry stored) {
        return Choices.on(stored.entry().decisionId(), ledger);
    }

    private String today() {
        return InWords.day(LocalDate.now(clock.withZone(Filter.ENGLAND)));
    }

    private void letter(Context context) {
        family(context, "Where education should take place", "panel/letter.jte");
    }

    private void easyRead(Context context) {
        family(context, "A place to learn", "panel/easy-read.jte");
    }

    private void family(Context context, String title, String template) {
        open(
                context,
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
        open(context, (stored, found) -> {
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

package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.explanation.Audience;
import org.rightplace.placement.DecisionsApi;
import org.rightplace.placement.PlacementService;
import org.rightplace.placement.Recommendation;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Route;

/** One option of a recommendation with all of its reasons, and up to four side by side. */
public final class OptionPages {

    private final Recommended recommended;
    private final PlacementService placement;

    /** @param placement runs the rulebook again, to find what would change where an option stands */
    public OptionPages(Recommended recommended, PlacementService placement) {
        this.recommended = recommended;
        this.placement = placement;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/decisions/{id}/options/{urn}", this::option).may(Role.READERS),
                Route.get("/decisions/{id}/compare", this::compare).may(Role.READERS));
    }

    private void option(Context context) {
        recommended.open(context, Look.What.OPTION, (stored, found) -> {
            var urn = context.pathParam("urn");
            var audience = Audience.of(String.valueOf(context.queryParam("reader")))
                    .filter(reader -> reader == Audience.OFFICER)
                    .orElse(Audience.PANEL);
            var told = placement
                    .option(stored, found, urn, audience)
                    .orElseThrow(() -> new Problem(404, DecisionsApi.NO_OPTION));
            var card = card(found, urn);
            Pages.show(
                    context,
                    card.name(),
                    "panel/option.jte",
                    Map.of(
                            "id",
                            stored.entry().decisionId(),
                            "card",
                            card,
                            "told",
                            told,
                            "officer",
                            audience == Audience.OFFICER));
        });
    }

    private static OptionCard card(Recommendation found, String urn) {
        return OptionCard.of(found).stream()
                .filter(one -> Integer.toString(one.urn()).equals(urn))
                .findFirst()
                .orElseThrow(() -> new Problem(404, DecisionsApi.NO_OPTION));
    }

    private void compare(Context context) {
        recommended.open(context, Look.What.OPTION, (stored, found) -> {
            var cards = OptionCard.of(found);
            var wanted = context.queryParams("urn");
            var chosen = cards.stream()
                    .filter(one -> wanted.contains(Integer.toString(one.urn())))
                    .toList();
            if (chosen.size() != wanted.stream().distinct().count()) {
                throw new Problem(404, DecisionsApi.NO_OPTION);
            }
            List<FormError> errors = chosen.size() > Comparison.MOST
                    ? List.of(new FormError("urn-" + cards.get(0).urn(), "Tick at most four settings"))
                    : List.of();
            context.status(errors.isEmpty() ? 200 : 400);
            Pages.show(
                    context,
                    (errors.isEmpty() ? "" : "Error: ") + "Settings side by side",
                    "panel/compare.jte",
                    Map.of(
                            "id",
                            stored.entry().decisionId(),
                            "cards",
                            cards,
                            "chosen",
                            wanted,
                            "comparison",
                            Comparison.of(found, errors.isEmpty() ? chosen : List.of()),
                            "errors",
                            errors));
        });
    }
}

package org.rightplace.pages.panel;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.RecordPage;
import org.rightplace.placement.Recommendation;
import org.rightplace.placement.Recommendations;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.web.Pages;
import org.rightplace.web.SignedIn;

/** The page of a recommendation on a placement; with {@code look=blind} without the names of the settings. */
public final class RecommendationPage implements RecordPage {

    private final Recommendations recommendations;
    private final Ledger ledger;
    private final Register register;
    private final Postcodes postcodes;
    private final Erased erased;

    /** @param register where settings lie, for the map */
    public RecommendationPage(
            Recommendations recommendations, Ledger ledger, Register register, Postcodes postcodes, Erased erased) {
        this.recommendations = recommendations;
        this.ledger = ledger;
        this.register = register;
        this.postcodes = postcodes;
        this.erased = erased;
    }

    @Override
    public void show(Context context, StoredEntry stored) {
        var found = recommendations.of(stored);
        if (found.isEmpty()) {
            erased.show(context, stored);
            return;
        }
        boolean blind = "blind".equals(context.queryParam("look"));
        show(context, stored, blind ? Blind.of(found.get()) : found.get(), blind);
    }

    private void show(Context context, StoredEntry stored, Recommendation found, boolean blind) {
        var choices = Choices.on(stored.entry().decisionId(), ledger);
        var view = RecommendationView.of(stored, found, choices);
        var roles = SignedIn.caller(context).roles();
        var values = new HashMap<String, Object>();
        values.put("view", view);
        values.put("blind", blind);
        values.put("decides", roles.contains(Role.DECISION_MAKER));
        values.put(
                "tries",
                roles.contains(Role.CASEWORKER) || roles.contains(Role.PANEL) || roles.contains(Role.DECISION_MAKER));
        values.put(
                "places",
                blind
                        ? new Places(null, List.of())
                        : Places.of(found, stored.sections().get("request"), register, postcodes));
        Pages.show(context, view.explanation().headline(), "panel/recommendation.jte", values);
    }
}

package org.rightplace.choice;

import static org.rightplace.schema.Checks.date;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.function.IntPredicate;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/** What one part of a choice says of another and of the advice it is about. What is not well formed is passed over: the schema has said so. */
final class ChoiceChecks {

    /**
     * The advice a choice is about.
     *
     * @param on the day it was recorded
     * @param today the day now
     * @param settingUrn the setting advised; null where none is
     * @param isPlacement whether it advises on a placement, for which alone a setting can be chosen
     */
    record About(LocalDate on, LocalDate today, Integer settingUrn, boolean isPlacement) {}

    private ChoiceChecks() {}

    static void check(JsonNode choice, About about, IntPredicate knownUrn, Wrongs wrongs) {
        boolean departs = choice.path("choice").asText().equals(Choice.DEPARTED);
        for (String field : new String[] {"code", "reason"}) {
            if (departs && !choice.hasNonNull(field)) {
                wrongs.add(
                        Place.ROOT.then(field),
                        "missing",
                        "This is required where the choice departs from the advice.");
            }
        }
        if (!departs && choice.hasNonNull("code")) {
            wrongs.add(
                    Place.ROOT.then("code"),
                    "not-with-this-choice",
                    "This goes only with a choice that departs from the advice.");
        }
        setting(choice, about, knownUrn, wrongs);
        day(choice, about, wrongs);
        if (choice.path("standing").asText().equals("panel-recommendation") && !choice.hasNonNull("panel")) {
            wrongs.add(Place.ROOT.then("panel"), "missing", "This is required for a panel's recommendation.");
        }
    }

    private static void setting(JsonNode choice, About about, IntPredicate knownUrn, Wrongs wrongs) {
        var place = Place.ROOT.then("settingUrn");
        var urn = choice.path("settingUrn");
        if (!urn.isInt()) {
            return;
        }
        var chosen = choice.path("choice").asText();
        if (!about.isPlacement()) {
            wrongs.add(place, "not-with-this-advice", "This goes only with advice on a placement.");
        } else if (!chosen.equals(Choice.DEPARTED) && !chosen.equals(Choice.AGREED)) {
            wrongs.add(place, "not-with-this-choice", "This goes only with a choice that agrees or departs.");
        } else if (chosen.equals(Choice.AGREED)
                && !Integer.valueOf(urn.intValue()).equals(about.settingUrn())) {
            wrongs.add(
                    place,
                    "differs-from-advice",
                    "Another setting than the one advised is a departure: it needs a code and a reason.");
        } else if (!knownUrn.test(urn.intValue())) {
            wrongs.add(place, "unknown-urn", "This must be the number of a setting in the register.");
        }
    }

    private static void day(JsonNode choice, About about, Wrongs wrongs) {
        var day = date(choice.path("decidedOn"));
        var place = Place.ROOT.then("decidedOn");
        if (day != null && day.isBefore(about.on())) {
            wrongs.add(place, "before-the-advice", "This must not be earlier than the day the advice was recorded.");
        } else if (day != null && day.isAfter(about.today())) {
            wrongs.add(place, "not-yet", "This must not be later than today.");
        }
    }
}

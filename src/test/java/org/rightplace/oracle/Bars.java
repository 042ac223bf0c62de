package org.rightplace.oracle;

import java.util.Objects;
import java.util.Set;
import org.rightplace.placement.PlacementRequest.Consultation;

/**
 * What keeps the authority from choosing a place itself, and never defeats a lawful request: an open concern, no plan for a risk of admission to
 * hospital, part time without a plan. Only what is known bars.
 */
final class Bars {

    private Bars() {}

    static boolean barred(Case one, Place place) {
        return openConcern(one, place) || noPlanForRisk(one, place) || partTime(one, place);
    }

    /** Of settings the councils do not watch over themselves. */
    private static boolean openConcern(Case one, Place place) {
        boolean own = place.setting().local()
                && Set.of(
                                "mainstream",
                                "maintained-nursery",
                                "state-special",
                                "further-education",
                                "sixteen-to-nineteen")
                        .contains(place.setting().law().sector());
        return !own
                && one.request().quality().stream()
                        .anyMatch(known ->
                                Objects.equals(known.urn(), place.urn()) && Boolean.TRUE.equals(known.openConcern()));
    }

    private static boolean noPlanForRisk(Case one, Place place) {
        return Set.of("amber", "red", "blue")
                        .contains(String.valueOf(one.request().person().dynamicSupport()))
                && (place.requested() || place.sent())
                && one.request().riskPlans().stream()
                        .anyMatch(plan ->
                                Objects.equals(plan.urn(), place.urn()) && Boolean.FALSE.equals(plan.addressed()));
    }

    /** None of the cases has a plan for part time. */
    private static boolean partTime(Case one, Place place) {
        return Limit.schoolAge(one)
                && (place.requested() || place.sent())
                && place.answers().stream().map(Consultation::fullTime).anyMatch(Boolean.FALSE::equals);
    }
}

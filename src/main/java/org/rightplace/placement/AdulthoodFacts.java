package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rightplace.facts.AdulthoodArea;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Health;
import org.rightplace.facts.HealthService;
import org.rightplace.facts.PanelMember;
import org.rightplace.facts.Transition;
import org.rightplace.facts.WorkRoute;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;

/** The facts about the next change of phase, adult life and the move between health services. What is unknown stays null. */
final class AdulthoodFacts {

    private final PlacementRequest request;
    private final JsonNode tree;
    private final Parameters parameters;

    private AdulthoodFacts(PlacementRequest request, JsonNode tree, Parameters parameters) {
        this.request = request;
        this.tree = tree;
        this.parameters = parameters;
    }

    /** @param tree the request as JSON, which tells an empty list from one left out */
    static List<Fact> of(PlacementRequest request, JsonNode tree, Catalogue catalogue, Parameters parameters) {
        var adulthood = new AdulthoodFacts(request, tree, parameters);
        var facts = new ArrayList<Fact>();
        for (String area : catalogue.table("adulthood-areas").codes()) {
            var outcomes = tree.at("/plan/adulthoodOutcomes/" + area);
            facts.add(new AdulthoodArea(area, outcomes.isArray() ? (long) outcomes.size() : null));
        }
        facts.add(adulthood.transition());
        for (String role : catalogue.table("panel-members").codes()) {
            facts.add(new PanelMember(
                    role,
                    adulthood.among(
                            "/transition/panel/members",
                            request.transition().panel().members(),
                            role)));
        }
        for (String route : catalogue.table("work-routes").codes()) {
            facts.add(new WorkRoute(
                    route,
                    adulthood.among(
                            "/transition/workConsidered", request.transition().workConsidered(), route)));
        }
        facts.add(adulthood.health());
        request.health()
                .services()
                .forEach(one -> facts.add(new HealthService(
                        one.id(), one.adultService() == null ? null : Boolean.TRUE, one.handoverOn())));
        return facts;
    }

    private Transition transition() {
        var transition = request.transition();
        var next = next();
        return new Transition(
                next == null ? null : ChronoUnit.MONTHS.between(request.decisionDate(), next),
                transition.planned(),
                transition.complexity(),
                SupportFacts.done(transition.panel().held(), transition.panel().on()),
                listed("/transition/postSixteenShown", transition.postSixteenShown()),
                transition.careAssessmentAsked(),
                SupportFacts.done(
                        transition.careAssessment().done(),
                        transition.careAssessment().on()));
    }

    /** First day of the next phase after the decision date: the day that is given, else 1 September at the usual age. */
    private LocalDate next() {
        var given = request.transition().nextOn();
        return given != null && given.isAfter(request.decisionDate())
                ? given
                : Stream.of("primary", "secondary", "post-16")
                        .map(phase -> parameters.number("phase-from-age", phase).value())
                        .map(age -> SchoolYears.schoolYearEnd(
                                        request.person().dateOfBirth().plusYears(age))
                                .plusDays(1))
                        .filter(day -> day.isAfter(request.decisionDate()))
                        .min(LocalDate::compareTo)
                        .orElse(null);
    }

    private Health health() {
        var health = request.health();
        var checked = health.annualCheck().on();
        return new Health(
                health.supportFollowsNeed(),
                listed("/plan/healthProvision", request.plan().healthProvision()),
                health.learningDisabilityRegister(),
                SupportFacts.done(health.annualCheck().done(), checked),
                checked == null ? null : ChronoUnit.DAYS.between(checked, request.decisionDate()),
                health.continuingCare(),
                SupportFacts.done(
                        health.adultChecklist().done(), health.adultChecklist().on()),
                listed("/health/services", health.services()));
    }

    /** Whether a code is among those listed; null when the request does not list them. */
    private Boolean among(String pointer, List<String> codes, String code) {
        return tree.at(pointer).isArray() ? codes.stream().anyMatch(one -> Objects.equals(one, code)) : null;
    }

    private Long listed(String pointer, List<?> items) {
        return tree.at(pointer).isArray() ? items.stream().distinct().count() : null;
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.rightplace.facts.Evidence;
import org.rightplace.facts.ExceptionClaim;
import org.rightplace.facts.Fact;
import org.rightplace.facts.MainstreamClaim;
import org.rightplace.facts.OutOfArea;
import org.rightplace.facts.Partner;
import org.rightplace.facts.PlanLine;
import org.rightplace.facts.Request;
import org.rightplace.facts.Section9;
import org.rightplace.facts.TransportJudgement;
import org.rightplace.facts.Views;
import org.rightplace.facts.Waiver;
import org.rightplace.facts.Weighed;
import org.rightplace.facts.WrapAround;
import org.rightplace.placement.PlacementRequest.HeldEvidence;
import org.rightplace.placement.PlacementRequest.ReasonableStep;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;

/** The facts about the request as a whole. What is unknown stays null. */
final class RequestFacts {

    private final PlacementRequest request;
    private final Parameters parameters;

    RequestFacts(PlacementRequest request, Parameters parameters) {
        this.request = request;
        this.parameters = parameters;
    }

    /** Age by which admission counts, when the place starts; the decision date where no start is known. */
    long schoolAge() {
        var starts = request.plan().placementFrom();
        return SchoolYears.schoolAge(request.person().dateOfBirth(), starts == null ? request.decisionDate() : starts);
    }

    /** early-years, primary, secondary or post-16: the last phase whose first age is reached. */
    String phase() {
        var age = schoolAge();
        return age >= parameters.number("phase-from-age", "post-16").value()
                ? "post-16"
                : age >= parameters.number("phase-from-age", "secondary").value()
                        ? "secondary"
                        : age >= parameters.number("phase-from-age", "primary").value() ? "primary" : "early-years";
    }

    /**
     * Every fact that is about no single option.
     *
     * @param tree the request as JSON, which tells an empty list from one left out
     * @param home where home lies, as the postcodes have it
     */
    List<Fact> of(JsonNode tree, Home home, Catalogue catalogue) {
        var facts = new ArrayList<Fact>();
        facts.add(request(tree, home));
        facts.add(new Views(
                "child",
                captured(request.views().child()),
                request.views().child().mainstream()));
        facts.add(new Views(
                "parent",
                captured(request.views().parent()),
                request.views().parent().mainstream()));
        claims(facts);
        request.weighed().forEach(one -> facts.add(new Weighed(one.principle(), one.officer(), one.on())));
        request.outOfArea().forEach(one -> facts.add(new OutOfArea(one.urn(), one.reason(), written(one.text()))));
        request.proceedWithout()
                .forEach(one -> facts.add(new Waiver(one.principle(), one.officer(), written(one.reason()))));
        for (String agency : catalogue.table("agencies").codes()) {
            facts.add(new WrapAround(agency, asked(agency)));
            if (!agency.equals("education")) {
                facts.add(new Partner(agency, agreed(agency)));
            }
        }
        return facts;
    }

    private Request request(JsonNode tree, Home home) {
        var person = request.person();
        var plan = request.plan();
        var asked = request.request();
        var birth = person.dateOfBirth();
        var local = parameters.words("local-area");
        var csaEnds = SchoolYears.compulsorySchoolAgeEnds(
                birth, parameters.number("school-leaving-age").value());
        return new Request(
                request.decisionDate(),
                request.trigger(),
                phase(),
                (long) Period.between(birth, request.decisionDate()).getYears(),
                Period.between(birth, request.decisionDate()).toTotalMonths(),
                schoolAge(),
                person.sex(),
                person.yearGroup() == null ? null : person.yearGroup().longValue(),
                request.decisionDate().isAfter(csaEnds),
                SchoolYears.academicYearEnds(
                        birth, parameters.number("adult-plan-age").value()),
                person.lacksCapacity(),
                person.representative() == null ? null : written(person.representative()),
                person.parentLacksCapacity(),
                person.livesWithFamily(),
                person.lookedAfter(),
                person.dynamicSupport(),
                person.needs().primary(),
                person.home().authority(),
                home.authority(),
                written(person.home().authorityReason()),
                person.responsibleAuthority(),
                person.responsibleAuthority() == null ? null : local.contains(person.responsibleAuthority()),
                plan.status(),
                plan.route(),
                plan.sectionIBlank(),
                tree.at("/plan/provision").isArray() ? (long) plan.provision().size() : null,
                plan.placementFrom(),
                asked.kind(),
                asked.urn(),
                asked.type(),
                asked.madeBy(),
                asked.on(),
                request.clocks().noticeEndsOn(),
                request.withoutPlan() == null ? null : request.withoutPlan().exception(),
                request.adviceOffered().offered() == null
                                && request.adviceOffered().sendiassOn() != null
                        ? Boolean.TRUE
                        : request.adviceOffered().offered(),
                home.easting() != null && home.northing() != null,
                request.clocks().requestReceivedOn(),
                request.clocks().draftServedOn());
    }

    /** A date alone means done. */
    private static Boolean captured(PlacementRequest.RecordedViews views) {
        return views.captured() == null && views.capturedOn() != null ? Boolean.TRUE : views.captured();
    }

    private void claims(List<Fact> facts) {
        long entry = 0;
        for (PlacementRequest.ExceptionEntry one : request.exceptions()) {
            facts.add(new ExceptionClaim(
                    entry,
                    one.urn(),
                    one.limb(),
                    text(one.officer()),
                    one.comparatorUrn(),
                    considered(one.reasonableSteps())));
            evidence("exceptions", entry++, one.evidence(), facts);
        }
        entry = 0;
        for (PlacementRequest.Transport one : request.transport()) {
            facts.add(new TransportJudgement(entry, one.urn(), one.nearerUrn(), text(one.officer()), one.judged()));
            evidence("transport", entry++, one.evidence(), facts);
        }
        var mainstream = request.mainstream();
        if (mainstream != null) {
            facts.add(new MainstreamClaim(
                    mainstream.incompatibleWithOthers(),
                    mainstream.scope(),
                    text(mainstream.officer()),
                    steps(mainstream.reasonableSteps(), "rejected"),
                    steps(mainstream.reasonableSteps(), "adopted"),
                    mainstream.reasonableSteps().size()
                            - steps(mainstream.reasonableSteps(), "rejected")
                            - steps(mainstream.reasonableSteps(), "adopted")));
            evidence("mainstream", 0, mainstream.evidence(), facts);
        }
        if (request.section9() != null) {
            facts.add(new Section9(
                    request.section9().urn(),
                    text(request.section9().officer()),
                    request.section9().weighed()));
            evidence("section9", 0, request.section9().evidence(), facts);
        }
        if ("eotas".equals(request.request().kind())) {
            boolean shown = request.otherwise() != null && otherwiseShown(request.otherwise());
            request.plan()
                    .provision()
                    .forEach(line -> facts.add(new PlanLine(
                            line.id(),
                            request.otherwise() == null
                                    ? null
                                    : request.otherwise().lines().get(line.id()),
                            shown)));
        }
    }

    /** Whether an officer and professional advice stand behind what is said of the lines (s.61). */
    static boolean otherwiseShown(PlacementRequest.Otherwise otherwise) {
        return text(otherwise.officer()) != null
                && otherwise.evidence().stream().anyMatch(one -> "professional-advice".equals(one.kind()));
    }

    private static void evidence(String of, long entry, List<HeldEvidence> held, List<Fact> facts) {
        held.forEach(one -> facts.add(new Evidence(of, entry, one.kind(), one.on())));
    }

    /** A rejected step counts only with its reason; one without outcome or reason stays open. */
    private static long steps(List<ReasonableStep> steps, String outcome) {
        return steps.stream()
                .filter(step -> outcome.equals(step.outcome())
                        && (outcome.equals("adopted") || Boolean.TRUE.equals(written(step.reason()))))
                .count();
    }

    private static Long considered(List<ReasonableStep> steps) {
        return steps.isEmpty()
                ? null
                : steps.stream().filter(step -> written(step.reason())).count();
    }

    private Boolean asked(String agency) {
        return request.wrapAround().stream()
                .filter(one -> agency.equals(one.agency()) && one.asked() != null)
                .map(PlacementRequest.WrapAroundOffer::asked)
                .reduce((one, other) -> one && other)
                .orElse(null);
    }

    private Boolean agreed(String agency) {
        return request.partners().stream()
                .filter(one -> agency.equals(one.agency()) && one.agreed() != null)
                .map(PlacementRequest.PartnerAgreement::agreed)
                .reduce((one, other) -> one && other)
                .orElse(null);
    }

    private static Boolean written(String text) {
        return text != null && !text.isBlank();
    }

    /** A role that was left blank names nobody. */
    private static String text(String role) {
        return Boolean.TRUE.equals(written(role)) ? role : null;
    }
}

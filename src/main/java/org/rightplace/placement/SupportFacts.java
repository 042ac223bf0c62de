package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.rightplace.facts.Advice;
import org.rightplace.facts.EarlyHelp;
import org.rightplace.facts.Fact;
import org.rightplace.facts.FamilyView;
import org.rightplace.facts.Graduated;
import org.rightplace.facts.HealthConfirmed;
import org.rightplace.facts.History;
import org.rightplace.facts.Invitee;
import org.rightplace.facts.Letters;
import org.rightplace.facts.Objection;
import org.rightplace.facts.OutcomeStatement;
import org.rightplace.facts.PackagePart;
import org.rightplace.facts.PersonalBudget;
import org.rightplace.facts.ProfessionalView;
import org.rightplace.facts.Profile;
import org.rightplace.facts.Review;
import org.rightplace.facts.RingPassedOver;
import org.rightplace.facts.RiskPlan;
import org.rightplace.facts.Timetable;
import org.rightplace.facts.TimetablePart;
import org.rightplace.facts.VisitPlan;
import org.rightplace.facts.Vulnerability;
import org.rightplace.placement.PlacementRequest.PartTime;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * The facts about how the decision was prepared and how the family is supported: the review, advice, letters, what was tried, who was
 * asked. What is unknown stays null, and a list that was left out is not an empty one.
 */
final class SupportFacts {

    private final PlacementRequest request;
    private final JsonNode tree;
    private final Catalogue catalogue;
    private final List<Fact> facts = new ArrayList<>();

    private SupportFacts(PlacementRequest request, JsonNode tree, Catalogue catalogue) {
        this.request = request;
        this.tree = tree;
        this.catalogue = catalogue;
    }

    /** @param tree the request as JSON, which tells an empty list from one left out */
    static List<Fact> of(PlacementRequest request, JsonNode tree, Catalogue catalogue) {
        var support = new SupportFacts(request, tree, catalogue);
        support.review();
        support.tried();
        support.family();
        support.groups();
        support.settings();
        return support.facts;
    }

    private void review() {
        var review = request.review();
        facts.add(new Review(review.adulthoodDiscussed(), review.localConsidered()));
        for (String role : codes("review-invitees")) {
            facts.add(new Invitee(
                    role,
                    review.invited().get(role),
                    review.attended().get(role),
                    review.reported().get(role)));
        }
        for (Table.Row row : catalogue.table("advice-kinds").rows()) {
            var held = request.advice().get(row.text("code"));
            var on = held == null ? null : held.on();
            facts.add(new Advice(
                    row.text("code"),
                    row.text("needed").equals("yes"),
                    on,
                    on == null ? null : ChronoUnit.DAYS.between(on, request.decisionDate())));
        }
        var formats = request.letters().formatsOffered();
        var offered = listed("/letters/formatsOffered", formats);
        facts.add(new Letters(
                whole(request.letters().readingAge()),
                offered,
                offered == null ? null : formats.contains("easy-read")));
    }

    private void tried() {
        var cycles = listed("/graduatedApproach", request.graduatedApproach());
        facts.add(new Graduated(
                cycles,
                cycles == null
                        ? null
                        : request.graduatedApproach().stream()
                                .filter(SupportFacts::isWhole)
                                .count(),
                listed("/outreach", request.outreach())));
        var names = catalogue.table("rings").rows();
        request.ringsPassedOver()
                .forEach(one -> names.stream()
                        .filter(row -> row.number("ring").equals(whole(one.ring())))
                        .findFirst()
                        .ifPresent(row -> facts.add(new RingPassedOver(row.text("ringName"), one.reason() != null))));
        facts.add(new History(
                whole(request.history().moves()), whole(request.history().exclusions())));
    }

    private static boolean isWhole(PlacementRequest.Cycle cycle) {
        return cycle.assessedOn() != null
                && cycle.plan() != null
                && cycle.did() != null
                && cycle.reviewedOn() != null
                && cycle.impact() != null;
    }

    private void family() {
        facts.add(new EarlyHelp(
                done(request.earlyHelp().assessed(), request.earlyHelp().on()),
                listed("/familySupport", request.familySupport())));
        facts.add(new Profile(there(request.strengths()), there(request.aspirations())));
        facts.add(new PersonalBudget(done(
                request.personalBudget().offered(), request.personalBudget().on())));
        for (String agency : codes("agencies")) {
            var part = request.wholePackage().get(agency);
            facts.add(new PackagePart(
                    agency,
                    part == null ? null : part.agreed(),
                    part == null || part.annualPence() == null ? null : part.annualPence() > 0));
        }
    }

    private void groups() {
        for (Table.Row row : catalogue.table("vulnerable-groups").rows()) {
            var applies = tree.path("person").path(row.text("field"));
            facts.add(new Vulnerability(
                    row.text("code"), row.text("field"), applies.isBoolean() ? applies.booleanValue() : null));
        }
        for (Table.Row row : catalogue.table("professional-roles").rows()) {
            var view = request.professionalViews().get(row.text("code"));
            var captured = view == null ? null : done(view.captured(), view.capturedOn());
            row.list("groups").forEach(group -> facts.add(new ProfessionalView(row.text("code"), group, captured)));
        }
    }

    private void settings() {
        for (int i = 0; i < request.familyView().size(); i++) {
            var one = request.familyView().get(i);
            facts.add(new FamilyView(
                    one.urn(), whole(one.confidence()), listed("/familyView/" + i + "/concerns", one.concerns())));
        }
        for (Integer urn : new TreeSet<>(Reach.named(request))) {
            for (String outcome : codes("family-outcomes")) {
                boolean stated = request.familyOutcomes().stream()
                        .anyMatch(
                                one -> urn.equals(one.urn()) && one.statements().containsKey(outcome));
                facts.add(new OutcomeStatement(urn, outcome, stated ? Boolean.TRUE : null));
            }
        }
        request.consultations()
                .forEach(reply -> reply.objections()
                        .forEach(one -> facts.add(
                                new Objection(reply.urn(), one.kind(), adjusts(one.kind()), one.wouldMeet() != null))));
        request.health().confirmed().forEach(one -> facts.add(new HealthConfirmed(one.urn(), one.confirmed())));
        request.timetable().forEach(this::timetable);
        request.riskPlans().forEach(one -> facts.add(new RiskPlan(one.urn(), one.addressed())));
        request.visitPlans().forEach(one -> facts.add(new VisitPlan(one.urn(), one.planned())));
    }

    private Boolean adjusts(String kind) {
        return catalogue
                .table("objection-kinds")
                .row(kind == null ? "" : kind)
                .map(row -> row.text("adjusts").equals("yes"))
                .orElse(null);
    }

    private void timetable(PartTime one) {
        var from = one.from() == null ? request.plan().placementFrom() : one.from();
        facts.add(new Timetable(
                one.urn(),
                one.reviewOn(),
                one.fullTimeFrom(),
                from == null || one.fullTimeFrom() == null ? null : ChronoUnit.DAYS.between(from, one.fullTimeFrom())));
        part(one, "rationale", there(one.rationale()));
        part(one, "planWrittenOn", there(one.planWrittenOn()));
        part(one, "reviewOn", there(one.reviewOn()));
        part(one, "fullTimeFrom", there(one.fullTimeFrom()));
        part(one, "parentUnderstands", one.parentUnderstands());
        part(one, "onRegister", one.onRegister());
    }

    private void part(PartTime timetable, String name, Boolean there) {
        facts.add(new TimetablePart(timetable.urn(), name, there));
    }

    private List<String> codes(String table) {
        return catalogue.table(table).codes();
    }

    /** How many there are; null when the request does not list them. */
    private Long listed(String pointer, List<?> items) {
        return tree.at(pointer).isArray() ? (long) items.size() : null;
    }

    /** A date alone means done. */
    static Boolean done(Boolean said, LocalDate on) {
        return said == null && on != null ? Boolean.TRUE : said;
    }

    /** True where something stands; what does not stand is not known to be missing. */
    private static Boolean there(Object value) {
        return value == null ? null : Boolean.TRUE;
    }

    private static Long whole(Integer number) {
        return number == null ? null : number.longValue();
    }
}

package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.rightplace.facts.Clock;
import org.rightplace.facts.Cost;
import org.rightplace.facts.ExceptionClaim;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Journey;
import org.rightplace.facts.MainstreamClaim;
import org.rightplace.facts.Option;
import org.rightplace.facts.PlanLine;
import org.rightplace.facts.Reply;
import org.rightplace.facts.Request;
import org.rightplace.facts.Section9;
import org.rightplace.facts.TransportJudgement;
import org.rightplace.facts.Weighed;

/**
 * The order of tests for a placement once more, in plain Java: written from the design ("The order of tests", the rulings beside it) and the
 * statute as the domain has it (3.1, 3.2), so that it can disagree with the rulebook. No rule, no step and no table of the rulebook is read.
 *
 * <p>It reads the facts the rules are given. Reviews, phase transfers, cases without a plan and waivers are left out.
 */
class PlainReading {

    /** Children and Families Act 2014 s.46: past this age a plan is not for the program to settle. */
    private static final long ADULT = 25;

    final Facts facts;
    final Request request;
    final LocalDate today;
    final List<Place> places;

    PlainReading(Facts facts) {
        this.facts = facts;
        this.request = facts.request();
        this.today = request.decisionDate();
        this.places = facts.of(Option.class).stream()
                .map(option -> Place.of(facts, option))
                .toList();
    }

    static Answer of(List<? extends Fact> facts) {
        return new PlainReading(new Facts(facts)).answer();
    }

    Answer answer() {
        if (forALawyer()) {
            return Answer.of("REFER_LEGAL");
        }
        if (heldBack()) {
            return Answer.of("NEEDS_EVIDENCE");
        }
        return switch (kind()) {
            case LISTED -> listed();
            case INDEPENDENT -> independent();
            case OTHERWISE -> otherwise();
            case NONE -> choose("NAME_MAINSTREAM_S33", "NAME_LA_CHOICE_S40", null);
        };
    }

    enum Kind {
        LISTED,
        INDEPENDENT,
        OTHERWISE,
        NONE
    }

    // What a request is.

    /** The setting asked for; null when none is, or it is not on file. */
    Place asked() {
        return places.stream()
                .filter(place ->
                        "setting".equals(request.requestKind()) && place.urn().equals(request.requestedUrn()))
                .findFirst()
                .orElse(null);
    }

    Kind kind() {
        if ("eotas".equals(request.requestKind())) {
            return Kind.OTHERWISE;
        }
        var asked = asked();
        if (asked == null || asked.option().listing().equals("no")) {
            return Kind.NONE;
        }
        if (!Boolean.TRUE.equals(asked.listed())) {
            return Kind.INDEPENDENT;
        }
        return late() ? Kind.NONE : Kind.LISTED;
    }

    /** s.39(1): known to be after the notice period, which is never less than the days the law gives. */
    boolean late() {
        var on = request.requestedOn();
        var ends = request.noticeEndsOn();
        if (on == null || ends == null || !on.isAfter(ends)) {
            return false;
        }
        return facts.of(Clock.class, clock -> clock.clock().equals("draft-representations")).stream()
                .map(Clock::dueOn)
                .filter(Objects::nonNull)
                .findFirst()
                .map(on::isAfter)
                .orElse(false);
    }

    // Who decides, s.80.

    boolean youngPerson() {
        return Boolean.TRUE.equals(request.overSchoolAge());
    }

    /** Null when there is nobody: the parent lacks capacity and has no representative. */
    String holder() {
        boolean lacks = Boolean.TRUE.equals(request.lacksCapacity());
        boolean represented = Boolean.TRUE.equals(request.represented());
        if (youngPerson() && !lacks) {
            return "young-person";
        }
        if (youngPerson() && represented) {
            return "representative";
        }
        if (!Boolean.TRUE.equals(request.parentLacksCapacity())) {
            return "parent";
        }
        return represented ? "representative" : null;
    }

    // REFER_LEGAL.

    boolean forALawyer() {
        var asked = asked();
        return request.ageYears() != null && request.ageYears() >= ADULT
                || holder() == null
                || "outside-england".equals(request.requestKind())
                || asked != null && asked.option().listing().equals("unsure")
                || facts.any(Reply.class, reply -> Boolean.TRUE.equals(reply.disagrees()))
                || request.draftServedOn() != null
                        && request.assessmentAskedOn() != null
                        && request.draftServedOn().isBefore(request.assessmentAskedOn())
                || request.homeAuthority() != null
                        && request.postcodeAuthority() != null
                        && !request.homeAuthority().equals(request.postcodeAuthority())
                        && !Boolean.TRUE.equals(request.homeAuthorityReason());
    }

    // NEEDS_EVIDENCE before anything else.

    boolean heldBack() {
        return request.ageYears() == null
                || !Boolean.TRUE.equals(request.responsibleIsLocal())
                || request.provisionLines() == null
                || request.provisionLines() == 0
                || request.planStatus().equals("draft") && !Boolean.TRUE.equals(request.sectionIBlank())
                || !Boolean.TRUE.equals(request.adviceOffered())
                || !viewsTaken()
                || fromAnotherOrNobody()
                || "setting".equals(request.requestKind()) && asked() == null
                || asked() != null && asked().listed() == null;
    }

    /** s.19: of a child and the parents both, of a young person their own. */
    boolean viewsTaken() {
        return Boolean.TRUE.equals(facts.views("child").captured())
                && (youngPerson() || Boolean.TRUE.equals(facts.views("parent").captured()));
    }

    boolean fromAnotherOrNobody() {
        return List.of("setting", "eotas", "home-education").contains(request.requestKind())
                && !holder().equals(request.madeBy());
    }

    // s.39.

    Answer listed() {
        var asked = asked();
        if (!asked.consulted(today)) {
            return Answer.of("NEEDS_CONSULTATION");
        }
        if (unsuitable() || othersSuffer() || tooDear()) {
            return choose("NAME_OTHER_S39_5", "NAME_OTHER_S39_5", asked);
        }
        return new Answer(journeyInefficient() ? "NAME_REQUESTED_TRANSPORT_CONDITION" : "NAME_REQUESTED", asked.urn());
    }

    List<ExceptionClaim> claims(String limb) {
        return facts.of(
                ExceptionClaim.class,
                claim -> claim.limb().equals(limb)
                        && claim.officer() != null
                        && claim.urn().equals(asked().urn()));
    }

    /** s.39(4)(a), each limb by itself. */
    boolean unsuitable() {
        return List.of("unsuitable-age", "unsuitable-ability", "unsuitable-aptitude", "unsuitable-need").stream()
                .flatMap(limb -> claims(limb).stream())
                .anyMatch(claim -> facts.holds("exceptions", claim.entry(), "provision-check", "professional-advice"));
    }

    /** s.39(4)(b)(i). */
    boolean othersSuffer() {
        return claims("others-education").stream()
                .anyMatch(claim -> claim.stepsConsidered() != null
                        && claim.stepsConsidered() > 0
                        && facts.holds("exceptions", claim.entry(), "class-profile", "effect-of-one-more"));
    }

    /** s.39(4)(b)(ii): only against one that is suitable, available, and costed on the same basis. */
    boolean tooDear() {
        return claims("resources").stream()
                .filter(claim -> facts.holds("exceptions", claim.entry(), "cost-sheet", "benefits-weighed"))
                .anyMatch(claim -> suitableAndAvailable(claim.comparatorUrn()) && dearerThan(claim.comparatorUrn()));
    }

    boolean suitableAndAvailable(Integer urn) {
        return places.stream()
                .filter(place -> place.urn().equals(urn) && !place.urn().equals(asked().urn()))
                .anyMatch(place -> place.option().consulted()
                        && Boolean.TRUE.equals(place.suitable())
                        && Boolean.TRUE.equals(place.free())
                        && Boolean.TRUE.equals(place.admits()));
    }

    boolean dearerThan(Integer urn) {
        var asked = cost(asked().urn());
        var other = cost(urn);
        return asked != null
                && other != null
                && asked.publicPence() != null
                && other.publicPence() != null
                && asked.basis() != null
                && asked.basis().equals(other.basis())
                && asked.publicPence() > other.publicPence();
    }

    Cost cost(Integer urn) {
        return facts.of(Cost.class, cost -> cost.urn().equals(urn)).stream()
                .findFirst()
                .orElse(null);
    }

    Journey journey(Integer urn) {
        return facts.of(Journey.class, way -> way.urn().equals(urn)).stream()
                .findFirst()
                .orElse(null);
    }

    /** Step 7: first suitable, available and nearer; then an officer's judgement on the whole cost. A price by itself is none. */
    boolean journeyInefficient() {
        return facts.of(TransportJudgement.class).stream()
                .anyMatch(one -> one.urn().equals(asked().urn())
                        && one.officer() != null
                        && "inefficient".equals(one.judged())
                        && facts.holds("transport", one.entry(), "transport-cost-sheet")
                        && suitableAndAvailable(one.nearerUrn())
                        && nearer(one.nearerUrn()));
    }

    boolean nearer(Integer urn) {
        var far = journey(asked().urn());
        var near = journey(urn);
        return far != null
                && near != null
                && far.metres() != null
                && near.metres() != null
                && near.metres() < far.metres();
    }

    // s.33.

    boolean mainstreamDuty() {
        return !"not-wanted".equals(wish()) && !stepsWouldNotHelp();
    }

    /** The wish of whoever decides; a request for a type tells it where no wish is recorded. */
    String wish() {
        boolean own = youngPerson() && !Boolean.TRUE.equals(request.lacksCapacity());
        var recorded = facts.views(own ? "child" : "parent").mainstream();
        if (recorded == null && "type".equals(request.requestKind()) && "special".equals(request.typeAsked())) {
            return Objects.equals(request.madeBy(), holder()) ? "not-wanted" : null;
        }
        return recorded;
    }

    /** s.33(2)(b) with (3): the authority's schools taken as a whole, and no step that would help. */
    boolean stepsWouldNotHelp() {
        return facts.any(
                        MainstreamClaim.class,
                        claim -> Boolean.TRUE.equals(claim.incompatibleWithOthers())
                                && claim.officer() != null
                                && "all-schools".equals(claim.scope())
                                && claim.stepsRejected() > 0
                                && claim.stepsAdopted() == 0
                                && claim.stepsOpen() == 0)
                && List.of("class-profile", "incident-data", "health-and-safety", "effect-of-one-more").stream()
                        .anyMatch(kind -> facts.holds("mainstream", 0L, kind));
    }

    /** s.19, and for a child s.9 of the Education Act 1996, each by one entry with officer and day. */
    boolean weighed() {
        return recorded("section-19") && (youngPerson() || recorded("section-9"));
    }

    private boolean recorded(String duty) {
        return facts.any(Weighed.class, one -> one.duty().equals(duty) && one.officer() != null && one.on() != null);
    }

    // Local first.

    /**
     * The authority chooses.
     *
     * @param refused the setting lawfully refused; null where none was asked for
     */
    Answer choose(String mainstream, String other, Place refused) {
        boolean duty = mainstreamDuty();
        var choice = new LocalFirst(this, duty, refused).choice();
        return switch (choice.what()) {
            case NAME -> new Answer(duty ? mainstream : other, choice.best());
            case REFER -> Answer.of("REFER_LEGAL");
            case CONSULT -> Answer.of("NEEDS_CONSULTATION");
            case WEIGH, CLARIFY, LOOK -> Answer.of("NEEDS_EVIDENCE");
            case NOTHING -> Answer.of(duty || !weighed() ? "NEEDS_EVIDENCE" : "TYPE_ONLY");
        };
    }

    // A setting outside the list, s.40(2) with s.9 or s.19.

    Answer independent() {
        var asked = asked();
        if (Boolean.FALSE.equals(asked.admits()) || "against".equals(balance())) {
            return choose("NAME_MAINSTREAM_S33", "NAME_LA_CHOICE_S40", asked);
        }
        if (mainstreamDuty()) {
            return Answer.of("NEEDS_EVIDENCE");
        }
        if (asked.admits() == null) {
            return Answer.of("NEEDS_CONSULTATION");
        }
        return switch (new LocalFirst(this, false, asked).choice().what()) {
            case CONSULT -> Answer.of("NEEDS_CONSULTATION");
            case CLARIFY, LOOK -> Answer.of("NEEDS_EVIDENCE");
            case NOTHING -> weighed() ? new Answer("INDEPENDENT_S9", asked.urn()) : Answer.of("NEEDS_EVIDENCE");
            default ->
                "favour".equals(balance()) && weighed()
                        ? new Answer("INDEPENDENT_S9", asked.urn())
                        : Answer.of("NEEDS_EVIDENCE");
        };
    }

    /** Which way an officer's weighing fell: favour, against, or null where none settles it. */
    String balance() {
        var entries = facts.of(Section9.class, one -> one.urn().equals(asked().urn()) && one.weighed() != null);
        boolean favour = entries.stream().anyMatch(one -> one.weighed().equals("family-wishes"));
        boolean against = entries.stream().anyMatch(one -> !one.weighed().equals("family-wishes"));
        if (favour == against || entries.stream().noneMatch(one -> one.officer() != null)) {
            return null;
        }
        return favour ? "favour" : "against";
    }

    // s.61, line by line.

    Answer otherwise() {
        var lines = facts.of(PlanLine.class);
        if (lines.isEmpty()
                || lines.stream()
                        .anyMatch(line -> line.inappropriate() == null || !Boolean.TRUE.equals(line.shown()))) {
            return Answer.of("NEEDS_EVIDENCE");
        }
        if (lines.stream().allMatch(PlanLine::inappropriate)) {
            return Answer.of("EOTAS_FULL_S61");
        }
        return lines.stream().anyMatch(PlanLine::inappropriate)
                ? choose("EOTAS_PART_S61", "EOTAS_PART_S61", null)
                : choose("NAME_MAINSTREAM_S33", "NAME_LA_CHOICE_S40", null);
    }
}

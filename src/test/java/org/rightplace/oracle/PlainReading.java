package org.rightplace.oracle;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.rightplace.facts.Outcome;
import org.rightplace.placement.PlacementRequest;

/**
 * The order of tests for a placement once more, in plain Java: written from the design ("The order of tests", the rulings beside it) and the
 * statute as the domain has it (3.1, 3.2), so that it can disagree with the rulebook. It reads the case as sent in and what the plain reading of each
 * principle of law came to; no rule, no step, no table and no fact of the program.
 */
class PlainReading {

    /** Children and Families Act 2014 s.46: past this age a plan is not for the program to settle. */
    private static final int ADULT = 25;

    final Case of;
    final PlacementRequest request;
    final List<Place> places;
    final SortedMap<String, Said> law;

    PlainReading(Case of) {
        this.of = of;
        this.request = of.request();
        this.places = of.places();
        this.law = Law.of(of);
    }

    static Reading of(Case one) {
        return new PlainReading(one).reading();
    }

    Reading reading() {
        return new Reading(answer(), law);
    }

    private boolean met(String principle) {
        return law.get(principle).isMet();
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

    Place asked() {
        return of.asked();
    }

    Kind kind() {
        if (of.kind().equals("eotas")) {
            return Kind.OTHERWISE;
        }
        var asked = asked();
        if (asked == null || asked.setting().law().listing().equals("no")) {
            return Kind.NONE;
        }
        if (!Boolean.TRUE.equals(asked.listed())) {
            return Kind.INDEPENDENT;
        }
        return late() ? Kind.NONE : Kind.LISTED;
    }

    /** s.39(1). */
    boolean late() {
        return law.get("LAW-39-IN-TIME").reason().equals("late");
    }

    boolean youngPerson() {
        return Decider.youngPerson(of);
    }

    // REFER_LEGAL.

    boolean forALawyer() {
        return of.ageKnown() && !request.person().dateOfBirth().plusYears(ADULT).isAfter(of.today())
                || of.ageKnown() && Decider.holder(of) == null
                || of.kind().equals("outside-england")
                || asked() != null && asked().setting().law().listing().equals("unsure")
                || asked() != null
                        && asked().closed()
                        && asked().listed() != null
                        && Set.of(Kind.LISTED, Kind.INDEPENDENT).contains(kind())
                || law.get("LAW-39-REPLIES-AGREE").reason().equals("replies-disagree")
                || law.get("LAW-36-DATES-AGREE").reason().equals("draft-before-request")
                || law.get("LAW-24-HOME-AGREES").reason().equals("home-disagrees");
    }

    // NEEDS_EVIDENCE before anything else.

    boolean heldBack() {
        return Blocks.of(of, law).stream().anyMatch(blocking -> !lifted(blocking))
                || fromAnotherOrNobody()
                || of.kind().equals("setting") && asked() == null
                || asked() != null
                        && asked().setting().law().listing().equals("if-approved")
                        && asked().approved() == null;
    }

    /** An officer goes on without one of them, with a reason, while a limit presses. */
    boolean lifted(String principle) {
        var waiver = law.get("LAW-PROCEED-WITHOUT " + principle);
        return waiver != null && waiver.isMet();
    }

    boolean fromAnotherOrNobody() {
        return Set.of("setting", "eotas", "home-education").contains(of.kind()) && !met("LAW-38-MADE-BY");
    }

    // s.39.

    Answer listed() {
        var asked = asked();
        if (!asked.consulted()) {
            return Answer.of("NEEDS_CONSULTATION");
        }
        if (unsuitable() || othersSuffer() || tooDear()) {
            return choose("NAME_OTHER_S39_5", "NAME_OTHER_S39_5", asked);
        }
        return new Answer(journeyInefficient() ? "NAME_REQUESTED_TRANSPORT_CONDITION" : "NAME_REQUESTED", asked.urn());
    }

    /** s.39(4)(a), each limb by itself. */
    boolean unsuitable() {
        return List.of("LAW-39-AGE", "LAW-39-ABILITY", "LAW-39-APTITUDE", "LAW-39-NEED").stream()
                .anyMatch(this::met);
    }

    /** s.39(4)(b)(i). */
    boolean othersSuffer() {
        return met("LAW-39-OTHERS");
    }

    /** s.39(4)(b)(ii). */
    boolean tooDear() {
        return met("LAW-39-RESOURCES");
    }

    /** Step 7. */
    boolean journeyInefficient() {
        return met("LAW-508B-TRANSPORT");
    }

    // s.33.

    /**
     * Stands unless the wish of the one who decides, or proved s.33(2)(b), lifts it. A plan for education otherwise than at school has no such duty,
     * but to choose a setting all the same is to make it a plan for one.
     */
    boolean mainstreamDuty() {
        return law.get("LAW-33-DUTY").outcome() != Outcome.NOT_MET && !stepsWouldNotHelp();
    }

    boolean stepsWouldNotHelp() {
        return met("LAW-33-OTHERS");
    }

    /** s.19, and for a child s.9 of the Education Act 1996, each by one entry with officer and day. */
    boolean weighed() {
        return met("LAW-19-WEIGHED") && (youngPerson() || met("LAW-9-WEIGHED"));
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
        return switch (law.get("LAW-9-INDEPENDENT").outcome()) {
            case MET -> "favour";
            case NOT_MET -> "against";
            default -> null;
        };
    }

    // s.61, line by line.

    Answer otherwise() {
        return switch (law.get("LAW-61-OTHERWISE").reason()) {
            case "all-lines" -> Answer.of("EOTAS_FULL_S61");
            case "some-lines" -> choose("EOTAS_PART_S61", "EOTAS_PART_S61", null);
            case "no-line" -> choose("NAME_MAINSTREAM_S33", "NAME_LA_CHOICE_S40", null);
            default -> Answer.of("NEEDS_EVIDENCE");
        };
    }
}

package org.rightplace.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rightplace.placement.PlacementRequest;
import org.rightplace.schema.Binding;

/**
 * Made-up cases, as they would be sent in: new plans, reviews, changes of phase, moves and emergencies, with a plan and without one. Drawn so that every
 * outcome comes up and most of what can be unknown sometimes is. What would stop nearly every case (a missing record, a contradiction) is drawn seldom.
 */
final class Cases {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Decision dates: an ordinary day, and those about the limits of February and March. */
    static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2027, 2, 14),
            LocalDate.of(2027, 2, 15),
            LocalDate.of(2027, 3, 30),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2027, 6, 25),
            LocalDate.of(2027, 6, 26));

    private final Draw draw;
    private final LocalDate today;
    private String kind;
    private String trigger;
    private String status;
    private Integer asked;
    private boolean ageKnown;

    private Cases(Random random, LocalDate today) {
        this.draw = new Draw(random);
        this.today = today;
    }

    /** The case of a number from a seed. A day has every so many in a row, since the program keeps what is in force of one day. */
    static Case of(long seed, int number, LocalDate today) {
        return new Cases(new Random(seed * 1_000_003 + number), today).draw();
    }

    private Case draw() {
        kind = draw.pick(
                "none", "none", "none", "setting", "setting", "setting", "setting", "setting", "eotas", "type");
        if (draw.oneIn(40)) {
            kind = draw.pick("home-education", "outside-england");
        }
        trigger = draw.pick(
                "new-plan",
                "new-plan",
                "new-plan",
                "new-plan",
                "new-plan",
                "review",
                "phase-transfer",
                "review",
                "move-in",
                "emergency");
        status = draw.oneIn(15)
                ? "none"
                : trigger.equals("new-plan")
                        ? draw.pick("draft", "draft", "final")
                        : draw.pick("final", "amended", "draft");
        ageKnown = !draw.oneIn(80);
        int count = 1 + draw.upTo(3);
        asked = kind.equals("setting") ? Integer.valueOf(100_001 + draw.upTo(count - 1)) : null;
        var settings = new ArrayList<MadeUpSetting>();
        for (int urn = 100_001; urn <= 100_000 + count; urn++) {
            settings.add(MadeUpSetting.draw(draw.random(), urn, asked != null && asked == urn));
        }
        var tree = JSON.valueToTree(request(settings));
        return new Case(
                Binding.to(PlacementRequest.class, tree),
                tree,
                settings,
                draw.oneIn(100) ? "874" : draw.pick("873", "873", null),
                !draw.oneIn(30),
                ageKnown);
    }

    private Map<String, Object> request(List<MadeUpSetting> settings) {
        var lines = draw.oneIn(100) ? List.<String>of() : List.of("F1", "F2");
        var answers = new CaseAnswers(draw, today, lines, draw.oneIn(2));
        var urns = settings.stream().map(MadeUpSetting::urn).toList();
        var consultations = new ArrayList<Map<String, Object>>();
        settings.forEach(setting -> consultations.addAll(answers.of(setting)));
        var entries = new CaseEntries(draw, today, asked, urns, draw.oneIn(2));
        var clocks = new CaseDates(draw, today, trigger).all();
        var birth = birth();
        return Draw.object(
                "reference",
                "PL-2026-0001",
                "decisionDate",
                today,
                "trigger",
                trigger,
                "person",
                person(birth),
                "plan",
                plan(lines),
                "withoutPlan",
                draw.oneIn(2) ? Draw.object("exception", draw.pick("none", "own-cost-34-3", "hospital-34-8")) : null,
                "views",
                Draw.object(
                        "child", Draw.object("captured", draw.nearlyAlways(), "mainstream", wish()),
                        "parent", Draw.object("captured", draw.nearlyAlways(), "mainstream", wish())),
                "adviceOffered",
                Draw.object("offered", draw.nearlyAlways()),
                "request",
                asked(clocks, holder(birth)),
                "consultations",
                consultations,
                "exceptions",
                entries.exceptions(),
                "mainstream",
                entries.mainstream(),
                "section9",
                entries.section9(),
                "weighed",
                entries.weighed(),
                "otherwise",
                kind.equals("eotas") && !draw.oneIn(10) ? entries.otherwise(lines) : null,
                "transport",
                entries.transport(),
                "section41",
                draw.oneIn(20)
                        ? List.of(Draw.object("urn", draw.pick(urns), "approved", draw.pick(true, false)))
                        : null,
                "ringsPassedOver",
                draw.oneIn(3)
                        ? List.of(Draw.object(
                                "ring", 1 + draw.upTo(6), "reason", draw.oneIn(8) ? null : "Nothing is in reach."))
                        : null,
                "quality",
                draw.oneIn(8)
                        ? List.of(Draw.object("urn", draw.pick(urns), "openConcern", draw.pick(true, false, null)))
                        : null,
                "riskPlans",
                draw.oneIn(2)
                        ? List.of(Draw.object("urn", draw.pick(urns), "addressed", draw.pick(true, false, null)))
                        : null,
                "clocks",
                clocks,
                "review",
                review(),
                "proceedWithout",
                entries.proceedWithout(),
                "consider",
                urns);
    }

    private Boolean lacks;
    private Boolean parentLacks;
    private String representative;

    /** Mostly a child of twelve or a young person of seventeen; now and then about the end of school age, small, or about 25. */
    private LocalDate birth() {
        lacks = draw.oneIn(6) ? Boolean.TRUE : draw.pick(false, null);
        parentLacks = draw.oneIn(20) ? Boolean.TRUE : draw.pick(false, null);
        representative = draw.oneIn(6) ? "A. Deputy" : null;
        return switch (draw.upTo(15)) {
            case 0 -> today.minusYears(16).minusDays(draw.upTo(360));
            case 1 -> today.minusYears(4).minusDays(draw.upTo(2_000));
            case 2 -> draw.oneIn(4) ? today.minusYears(25).plusDays(draw.upTo(6) - 3) : today.minusYears(19);
            case 3, 4, 5, 6, 7 -> today.minusYears(17).minusDays(draw.upTo(300));
            default -> today.minusYears(12).minusDays(draw.upTo(700));
        };
    }

    /** Whoever would decide, near enough: a request from somebody else is drawn seldom. */
    private String holder(LocalDate birth) {
        boolean young = birth.isBefore(today.minusYears(17).plusDays(150));
        boolean incapable = Boolean.TRUE.equals(lacks);
        return young && !incapable
                ? "young-person"
                : representative != null && (young || Boolean.TRUE.equals(parentLacks)) ? "representative" : "parent";
    }

    private Map<String, Object> person(LocalDate birth) {
        return Draw.object(
                "reference",
                "C-0001",
                "dateOfBirth",
                birth,
                "yearGroup",
                draw.oneIn(5) ? null : draw.pick(5, 8, 9, 10),
                "home",
                Draw.object(
                        "authority", draw.oneIn(30) ? null : "873",
                        "authorityReason", draw.oneIn(3) ? "Moved last week." : null),
                "responsibleAuthority",
                draw.oneIn(60) ? draw.pick("925", null) : draw.pick("873", "874"),
                "needs",
                Draw.object("primary", "ASD"),
                "dynamicSupport",
                draw.oneIn(5) ? draw.pick("green", "amber", "red", "blue", null) : "none",
                "lacksCapacity",
                lacks,
                "parentLacksCapacity",
                parentLacks,
                "representative",
                representative);
    }

    private Map<String, Object> plan(List<String> lines) {
        return Draw.object(
                "status", status,
                "sectionIBlank", draw.oneIn(40) ? draw.pick(false, null) : Boolean.TRUE,
                "placementFrom", draw.oneIn(8) ? null : from(),
                "route", draw.oneIn(40) ? "otherwise" : "school",
                "provision",
                        draw.oneIn(100)
                                ? null
                                : lines.stream()
                                        .map(line -> Draw.object(
                                                "id",
                                                line,
                                                "kind",
                                                "speech-and-language-therapy",
                                                "text",
                                                "one hour a week"))
                                        .toList());
    }

    /** Mostly next September, the year of a phase transfer; or five months on, where a move between colleges has its limit. */
    private LocalDate from() {
        return draw.oneIn(3)
                ? today.plusMonths(5).plusDays(draw.upTo(40) - 5)
                : LocalDate.of(draw.oneIn(6) ? 2026 : 2027, 9, 1);
    }

    private Map<String, Object> asked(Map<String, Object> clocks, String holder) {
        LocalDate on = null;
        var ends = (String) clocks.get("noticeEndsOn");
        if (!draw.oneIn(8)) {
            on = ends == null
                    ? today.minusDays(draw.upTo(40))
                    : LocalDate.parse(ends).plusDays(draw.upTo(8) - 6);
            on = on.isAfter(today) ? today : on;
        }
        return Draw.object(
                "kind", kind,
                "urn", draw.oneIn(60) ? null : asked,
                "type", kind.equals("type") ? draw.pick("mainstream", "special") : null,
                "madeBy",
                        kind.equals("none")
                                ? null
                                : draw.oneIn(kind.equals("type") ? 4 : 25)
                                        ? draw.pick("parent", "young-person", "representative", null)
                                        : holder,
                "on", kind.equals("none") ? null : on);
    }

    private Map<String, Object> review() {
        var invited = Draw.object();
        for (String role : List.of("family", "setting", "authority", "health", "care")) {
            Boolean was = draw.oneIn(60) ? draw.pick(false, null) : Boolean.TRUE;
            if (was != null) {
                invited.put(role, was);
            }
        }
        return Draw.object(
                "invited",
                invited,
                "adulthoodDiscussed",
                draw.oneIn(12) ? draw.pick(false, null) : Boolean.TRUE,
                "localConsidered",
                Boolean.TRUE);
    }

    private String wish() {
        return draw.pick("wanted", "not-wanted", "not-wanted", "no-view", null);
    }
}

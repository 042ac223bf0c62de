package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rightplace.facts.Clock;
import org.rightplace.facts.Cost;
import org.rightplace.facts.Evidence;
import org.rightplace.facts.ExceptionClaim;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Journey;
import org.rightplace.facts.MainstreamClaim;
import org.rightplace.facts.PlanLine;
import org.rightplace.facts.Reply;
import org.rightplace.facts.ReplyLine;
import org.rightplace.facts.Request;
import org.rightplace.facts.Section9;
import org.rightplace.facts.TransportJudgement;
import org.rightplace.facts.Views;
import org.rightplace.facts.Weighed;

/**
 * Made-up cases: the facts of a new plan with a handful of settings, drawn so that every outcome comes up and most of what can be unknown
 * sometimes is. What would stop nearly every case (a missing record, a contradiction) is drawn seldom.
 */
final class Cases {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final List<String> LINES = List.of("F1", "F2");
    private static final List<String> LIMBS = List.of(
            "unsuitable-age",
            "unsuitable-ability",
            "unsuitable-aptitude",
            "unsuitable-need",
            "others-education",
            "resources");

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private String kind;
    private Integer asked;
    private boolean easy;

    private Cases(Random random) {
        this.random = random;
    }

    static List<Fact> next(Random random) {
        return new Cases(random).draw();
    }

    private List<Fact> draw() {
        kind = pick("none", "none", "none", "setting", "setting", "setting", "setting", "setting", "eotas", "type");
        if (oneIn(40)) {
            kind = pick("home-education", "outside-england");
        }
        // In half of the cases every setting has answered, and mostly yes: else few would come as far as a choice or a
        // comparison.
        easy = oneIn(2);
        int count = 1 + random.nextInt(4);
        asked = kind.equals("setting") ? Integer.valueOf(oneIn(60) ? 9 : 1 + random.nextInt(count)) : null;
        var settings = new ArrayList<MadeUpSetting>();
        for (int urn = 1; urn <= count; urn++) {
            settings.add(MadeUpSetting.draw(random, urn, urn == (asked == null ? 0 : asked)));
        }
        facts.add(request());
        for (MadeUpSetting setting : settings) {
            answers(setting);
        }
        family();
        if (kind.equals("eotas")) {
            otherwise();
        }
        if (kind.equals("setting")) {
            entries(count, settings);
        }
        mainstream();
        return facts;
    }

    private Request request() {
        boolean over = oneIn(3);
        boolean lacks = oneIn(6);
        boolean represented = oneIn(6);
        boolean parentLacks = oneIn(40);
        var holder =
                over && !lacks ? "young-person" : represented && (over || parentLacks) ? "representative" : "parent";
        var madeBy = oneIn(25) ? pick("parent", "young-person", "representative", null) : holder;
        var ends = oneIn(8) ? null : TODAY.minusDays(24);
        var due = oneIn(8) ? null : TODAY.minusDays(24 + random.nextInt(5) - 2);
        var on = oneIn(8) ? null : TODAY.minusDays(oneIn(5) ? 15 + random.nextInt(12) : 30);
        facts.add(new Clock("draft-representations", null, null, null, due, null, null, null, null));
        boolean swapped = oneIn(80);
        return new Request(
                TODAY,
                "new-plan",
                over ? "post-16" : "secondary",
                oneIn(60) ? 25L : over ? 17L : 12L,
                null,
                null,
                null,
                null,
                over,
                LocalDate.of(2027, 8, 31),
                lacks ? Boolean.TRUE : pick(false, null),
                represented ? Boolean.TRUE : pick(false, null),
                parentLacks ? Boolean.TRUE : pick(false, null),
                true,
                false,
                "none",
                "ASD",
                "873",
                oneIn(100) ? "874" : pick("873", "873", null),
                oneIn(3),
                "873",
                oneIn(100) ? pick(false, null) : Boolean.TRUE,
                oneIn(3) ? "final" : "draft",
                over ? "post-16" : "school",
                oneIn(100) ? pick(false, null) : Boolean.TRUE,
                oneIn(100) ? pick(0L, null) : Long.valueOf(2),
                null,
                kind,
                asked,
                kind.equals("type") ? pick("mainstream", "special") : null,
                kind.equals("none") ? null : madeBy,
                on,
                ends,
                null,
                oneIn(100) ? pick(false, null) : Boolean.TRUE,
                !oneIn(30),
                TODAY.minusDays(120),
                swapped ? TODAY.minusDays(121) : TODAY.minusDays(39));
    }

    private void family() {
        facts.add(new Views("child", oneIn(100) ? pick(false, null) : Boolean.TRUE, wish()));
        facts.add(new Views("parent", oneIn(100) ? pick(false, null) : Boolean.TRUE, wish()));
        if (!oneIn(12)) {
            facts.add(new Weighed("section-19", oneIn(20) ? null : "head-of-sen", oneIn(20) ? null : TODAY));
        }
        if (!oneIn(8)) {
            facts.add(new Weighed("section-9", "head-of-sen", TODAY));
        }
    }

    private String wish() {
        return pick("wanted", "not-wanted", "not-wanted", "no-view", null);
    }

    /** What came back from a setting, how far it is and what it costs. */
    private void answers(MadeUpSetting setting) {
        int urn = setting.urn();
        var sent = easy && !oneIn(8)
                ? "replied"
                : pick("not", "replied", "replied", "replied", "replied", "silent", "awaited");
        boolean consulted = !sent.equals("not");
        boolean replied = sent.equals("replied");
        var place = replied ? easy && !oneIn(5) ? Boolean.TRUE : pick(true, true, true, false, null) : null;
        var offer = replied ? pick(true, true, false, null) : null;
        facts.add(setting.option(consulted, offer));
        if (consulted) {
            var on = sent.equals("awaited")
                    ? TODAY.minusDays(random.nextInt(16))
                    : TODAY.minusDays(16 + random.nextInt(9));
            facts.add(new Reply(
                    urn,
                    on,
                    on.plusDays(15),
                    replied && !oneIn(25) ? on.plusDays(9) : null,
                    replied ? "can-meet" : null,
                    place,
                    offer,
                    replied ? "none" : null,
                    replied ? Boolean.TRUE : null,
                    oneIn(200)));
        }
        boolean whole = easy ? !oneIn(5) : oneIn(2);
        for (String line : LINES) {
            var answer = !replied ? null : whole ? "yes" : pick("yes", "yes", "yes", "partly", "no", null);
            facts.add(new ReplyLine(urn, line, answer, false));
        }
        var minutes = oneIn(8) ? null : Long.valueOf(5L * (1 + random.nextInt(12)));
        facts.add(new Journey(
                urn,
                minutes,
                minutes == null ? null : minutes * 400,
                minutes == null ? null : "straight-line-estimate"));
        var pence = replied && !oneIn(6) ? Long.valueOf(1_000_000L * (1 + random.nextInt(5))) : null;
        facts.add(
                new Cost(urn, pence, oneIn(6) ? pick("average", null) : "marginal", pence, pence == null ? null : 0L));
    }

    private void otherwise() {
        boolean settled = !oneIn(4);
        for (String line : LINES) {
            Boolean inappropriate = settled ? pick(true, true, false) : pick(true, false, null);
            boolean shown = settled || oneIn(2);
            facts.add(new PlanLine(line, inappropriate, shown));
            if (shown && Boolean.TRUE.equals(inappropriate)) {
                facts.replaceAll(
                        fact -> fact instanceof ReplyLine one && one.line().equals(line)
                                ? new ReplyLine(one.urn(), line, one.answer(), true)
                                : fact);
            }
        }
    }

    /** Exceptions, a judgement of transport and a weighing, whole or lacking something. */
    private void entries(int count, List<MadeUpSetting> settings) {
        for (long entry = 0; entry < 2; entry++) {
            if (oneIn(3)) {
                var limb = pick(LIMBS);
                facts.add(new ExceptionClaim(
                        entry,
                        oneIn(10) ? Integer.valueOf(1 + random.nextInt(count)) : asked,
                        limb,
                        oneIn(6) ? null : "head-of-sen",
                        limb.equals("resources") && !oneIn(8) ? Integer.valueOf(1 + random.nextInt(count)) : null,
                        limb.equals("others-education") && !oneIn(6) ? Long.valueOf(random.nextInt(3)) : null));
                for (String kind : limb.equals("resources")
                        ? List.of("cost-sheet", "benefits-weighed")
                        : limb.equals("others-education")
                                ? List.of("class-profile", "effect-of-one-more")
                                : List.of("provision-check", "professional-advice")) {
                    evidence("exceptions", oneIn(12) ? 1 - entry : entry, kind);
                }
            }
        }
        if (oneIn(2)) {
            facts.add(new TransportJudgement(
                    0L,
                    asked,
                    oneIn(8) ? null : Integer.valueOf(1 + random.nextInt(count)),
                    oneIn(8) ? null : "head-of-sen",
                    pick("inefficient", "inefficient", "inefficient", "efficient", null)));
            evidence("transport", 0, "transport-cost-sheet");
        }
        if (oneIn(2)) {
            facts.add(new Section9(
                    oneIn(10) ? Integer.valueOf(1 + random.nextInt(count)) : asked,
                    oneIn(6) ? null : "head-of-sen",
                    pick("family-wishes", "family-wishes", "public-expenditure", "efficient-instruction", null)));
        }
    }

    private void mainstream() {
        if (oneIn(4)) {
            facts.add(new MainstreamClaim(
                    pick(true, true, true, false, null),
                    oneIn(5) ? pick("one-school", null) : "all-schools",
                    oneIn(6) ? null : "head-of-sen",
                    (long) (oneIn(6) ? 0 : 1),
                    (long) (oneIn(6) ? 1 : 0),
                    (long) (oneIn(6) ? 1 : 0)));
            evidence(
                    "mainstream",
                    0,
                    pick("class-profile", "incident-data", "health-and-safety", "effect-of-one-more", "other"));
        }
    }

    private void evidence(String of, long entry, String kind) {
        if (!oneIn(8)) {
            facts.add(new Evidence(of, entry, kind, TODAY));
        }
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return pick(Arrays.asList(values));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

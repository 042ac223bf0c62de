package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What officers entered in a made-up case, whole or lacking something.
 *
 * @param asked urn of the setting asked for; null if none is
 * @param others urns any setting is drawn from
 * @param whole whether officers and evidence are all there
 */
record CaseEntries(Draw draw, LocalDate today, Integer asked, List<Integer> others, boolean whole) {

    private static final List<String> LIMBS = List.of(
            "unsuitable-age",
            "unsuitable-ability",
            "unsuitable-aptitude",
            "unsuitable-need",
            "others-education",
            "others-education",
            "resources",
            "resources",
            "resources");

    /** Against the setting asked for, now and then against another. */
    List<Map<String, Object>> exceptions() {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 3 && asked != null; i++) {
            if (draw.oneIn(3)) {
                var limb = draw.pick(LIMBS);
                var against = draw.oneIn(10) ? draw.pick(others) : asked;
                all.add(Draw.object(
                        "urn",
                        against,
                        "limb",
                        limb,
                        "officer",
                        officer(),
                        "comparatorUrn",
                        limb.equals("resources") && !draw.oneIn(8) ? another(against) : null,
                        "evidence",
                        evidence(
                                limb.equals("resources")
                                        ? List.of("cost-sheet", "benefits-weighed")
                                        : limb.equals("others-education")
                                                ? List.of("class-profile", "effect-of-one-more")
                                                : List.of("provision-check", "professional-advice")),
                        "reasonableSteps",
                        limb.equals("others-education") && !draw.oneIn(6)
                                ? steps(draw.upTo(2), draw.pick("rejected", "rejected", "adopted", null))
                                : null));
            }
        }
        return all;
    }

    List<Map<String, Object>> transport() {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 2 && asked != null; i++) {
            if (draw.oneIn(3)) {
                var about = draw.oneIn(12) ? draw.pick(others) : asked;
                all.add(Draw.object(
                        "urn", about,
                        "nearerUrn", draw.oneIn(8) ? null : another(about),
                        "officer", officer(),
                        "judged", draw.pick("inefficient", "inefficient", "inefficient", "efficient", null),
                        "evidence", evidence(List.of("transport-cost-sheet"))));
            }
        }
        return all;
    }

    Map<String, Object> section9() {
        return asked == null || draw.oneIn(2)
                ? null
                : Draw.object(
                        "urn",
                        draw.oneIn(10) ? draw.pick(others) : asked,
                        "officer",
                        officer(),
                        "weighed",
                        draw.pick(
                                "family-wishes", "family-wishes", "public-expenditure", "efficient-instruction", null));
    }

    Map<String, Object> mainstream() {
        if (!draw.oneIn(4)) {
            return null;
        }
        var steps = new ArrayList<>(steps(draw.oneIn(6) ? 0 : 1, "rejected"));
        if (draw.oneIn(6)) {
            steps.addAll(steps(1, "adopted"));
        }
        if (draw.oneIn(6)) {
            steps.add(Draw.object("step", "another step"));
        }
        return Draw.object(
                "incompatibleWithOthers", draw.pick(true, true, true, false, null),
                "scope", draw.oneIn(5) ? draw.pick("one-school", null) : "all-schools",
                "officer", officer(),
                "evidence",
                        evidence(List.of(draw.pick(
                                "class-profile", "incident-data", "health-and-safety", "effect-of-one-more", "other"))),
                "reasonableSteps", steps);
    }

    Map<String, Object> otherwise(List<String> lines) {
        boolean settled = !draw.oneIn(4);
        var said = Draw.object();
        for (String line : lines) {
            Boolean inappropriate = settled ? draw.pick(true, true, false) : draw.pick(true, false, null);
            if (inappropriate != null) {
                said.put(line, inappropriate);
            }
        }
        return Draw.object(
                "lines", said,
                "officer", settled ? "head-of-sen" : officer(),
                "evidence", settled ? held("professional-advice") : evidence(List.of("professional-advice")));
    }

    List<Map<String, Object>> weighed() {
        var all = new ArrayList<Map<String, Object>>();
        for (String duty : List.of("section-19", "section-9")) {
            while (!draw.oneIn(duty.equals("section-19") ? 8 : 6) && all.size() < 3) {
                all.add(Draw.object(
                        "principle", duty,
                        "officer", draw.oneIn(12) ? null : "head-of-sen",
                        "on", draw.oneIn(12) ? null : today));
                if (!draw.oneIn(6)) {
                    break;
                }
            }
        }
        return all;
    }

    /** One entry a principle at most. */
    List<Map<String, Object>> proceedWithout() {
        var all = new ArrayList<Map<String, Object>>();
        for (String principle : List.of(
                "STAT-10",
                "STAT-12",
                "STAT-07",
                "PFA-01",
                "LAW-37-PROVISION",
                "LAW-38-SECTION-I",
                "LAW-34-NO-PLAN",
                "LAW-24-SCOPE",
                "LAW-38-MADE-BY")) {
            if (draw.oneIn(7)) {
                all.add(Draw.object(
                        "principle",
                        principle,
                        "officer",
                        officer(),
                        "reason",
                        draw.oneIn(8) ? null : "The limit is near."));
            }
        }
        return all;
    }

    /** One to compare with; null where there is no other. */
    private Integer another(Integer than) {
        var left = others.stream().filter(urn -> !urn.equals(than)).toList();
        return left.isEmpty() ? null : draw.pick(left);
    }

    private String officer() {
        return !whole && draw.oneIn(4) ? null : "head-of-sen";
    }

    private List<Map<String, Object>> steps(int count, String outcome) {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            all.add(Draw.object(
                    "step", "step " + i, "outcome", outcome, "reason", draw.oneIn(8) ? null : "It was tried."));
        }
        return all;
    }

    private List<Map<String, Object>> evidence(List<String> kinds) {
        var all = new ArrayList<Map<String, Object>>();
        for (String kind : kinds) {
            if (whole || !draw.oneIn(5)) {
                all.addAll(held(kind));
            }
        }
        return all;
    }

    private List<Map<String, Object>> held(String kind) {
        return List.of(Draw.object("kind", kind, "on", today));
    }
}

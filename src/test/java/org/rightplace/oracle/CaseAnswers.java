package org.rightplace.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came back from the settings of a made-up case.
 *
 * @param easy whether most have answered, and mostly yes: else few cases would come as far as a choice or a comparison
 */
record CaseAnswers(Draw draw, LocalDate today, List<String> lines, boolean easy) {

    /** The consultations of one setting: none, one, or now and then two. */
    List<Map<String, Object>> of(MadeUpSetting setting) {
        var sent = easy && !draw.oneIn(8)
                ? "replied"
                : draw.pick("not", "replied", "replied", "replied", "replied", "silent", "awaited");
        if (sent.equals("not")) {
            return List.of();
        }
        var all = new ArrayList<Map<String, Object>>();
        var first = one(setting, sent);
        all.add(first);
        if (draw.oneIn(40)) {
            // Another, which mostly says less and does not contradict the first; a contradiction is for a lawyer and
            // drawn seldom.
            var second = one(setting, draw.oneIn(5) ? "replied" : draw.pick("silent", "awaited"));
            second.keySet()
                    .removeIf(field -> Set.of("provision", "offer", "answer", "placeAvailable")
                                    .contains(field)
                            && !draw.oneIn(8));
            all.add(second);
        }
        return all;
    }

    private Map<String, Object> one(MadeUpSetting setting, String sent) {
        boolean replied = sent.equals("replied");
        var on = sent.equals("awaited") ? today.minusDays(draw.upTo(15)) : today.minusDays(16 + draw.upTo(8));
        var place = replied ? easy && !draw.oneIn(5) ? Boolean.TRUE : draw.pick(true, true, true, false, null) : null;
        boolean whole = easy ? !draw.oneIn(5) : draw.oneIn(2);
        var said = Draw.object();
        for (String line : lines) {
            var answer = whole ? "yes" : draw.pick("yes", "yes", "yes", "partly", "no", "unknown", null);
            if (answer != null) {
                said.put(line, answer);
            }
        }
        var base = setting.law().mainstream().equals("yes")
                ? draw.pick(null, "mainstream", "mainstream", "with-top-up", "resourced-provision", "sen-unit")
                : draw.pick(null, "special");
        boolean priced = replied && !draw.oneIn(6);
        return Draw.object(
                "urn", setting.urn(),
                "sentOn", replied && draw.oneIn(40) ? null : on,
                "repliedOn", replied && !draw.oneIn(25) ? on.plusDays(draw.oneIn(3) ? 13 + draw.upTo(3) : 9) : null,
                "answer", replied ? "can-meet" : null,
                "placeAvailable", place,
                "placeKind", replied ? base : null,
                "operatesAsSeparateSchool", replied ? draw.pick(false, false, true, null) : null,
                "offer", replied ? draw.pick(true, true, false, null) : null,
                "provision", replied ? said : null,
                "residential", replied ? "none" : null,
                "fullTime", replied ? draw.oneIn(25) ? draw.pick(false, null) : Boolean.TRUE : null,
                "costBasis", draw.oneIn(4) ? draw.pick("average", "average", null) : "marginal",
                "annualPlacePence", priced ? Long.valueOf(1_000_000L * (1 + draw.upTo(4))) : null,
                "annualTransportPence", priced && !draw.oneIn(8) ? Long.valueOf(500_000L * draw.upTo(2)) : null,
                "annualTherapyPence", priced && draw.oneIn(4) ? 250_000L : null,
                "annualEscortPence", priced && draw.oneIn(4) ? 500_000L : null,
                "annualOtherPublicPence", priced && draw.oneIn(6) ? 100_000L : null,
                "annualAvoidedPence", priced && draw.oneIn(4) ? 1_000_000L : null);
    }
}

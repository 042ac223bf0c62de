package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.List;
import org.rightplace.placement.Evaluated;
import org.rightplace.placement.EvaluatedOption;
import org.rightplace.placement.Recommendation;

/** A recommendation as it is seen first by whoever wants to weigh the reasons before the names: settings go by letters. */
final class Blind {

    private static final int LETTERS = 26;

    private Blind() {}

    /** The same with letters for names, in the order of the options. */
    static Recommendation of(Recommendation whole) {
        var was = whole.evaluated();
        var options = new ArrayList<EvaluatedOption>();
        for (EvaluatedOption one : was.options()) {
            options.add(named("Setting " + letter(options.size()), one));
        }
        return new Recommendation(
                whole.decision(),
                new Evaluated(
                        was.lawAsAt(),
                        was.factsAsAt(),
                        was.findings(),
                        List.copyOf(options),
                        was.disputed(),
                        was.ruledOut(),
                        was.concluded(),
                        was.notInForce(),
                        was.wouldChange()),
                whole.catalogue());
    }

    /** A to Z, then AA. */
    private static String letter(int number) {
        var last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letter(number / LETTERS - 1) + last;
    }

    private static EvaluatedOption named(String name, EvaluatedOption one) {
        return new EvaluatedOption(
                one.urn(),
                name,
                one.ring(),
                one.ringName(),
                one.local(),
                one.requested(),
                one.contacted(),
                one.mainstream(),
                one.metres(),
                one.minutes(),
                one.annualPublicPence(),
                one.findings());
    }
}

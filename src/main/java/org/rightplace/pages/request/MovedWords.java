package org.rightplace.pages.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.placement.Moved;
import org.rightplace.placement.Recommendation;

/**
 * What a changed fact moved, in words.
 *
 * @param advice empty where it is the same
 * @param settings what became of each option that moved
 * @param principles what became of each principle that moved
 * @param otherRulebook whether the advice before was made with another rulebook, which may have moved it too
 */
public record MovedWords(List<Line> advice, List<Line> settings, List<Line> principles, boolean otherRulebook) {

    private static final Map<String, String> OUTCOMES = Map.of(
            "MET", "Met",
            "NOT_MET", "Not met",
            "CANNOT_TELL", "Cannot tell",
            "NOT_APPLICABLE", "Does not apply");

    /**
     * One thing that moved.
     *
     * @param what it is
     * @param was before
     * @param is now
     */
    public record Line(String what, String was, String is) {}

    /** Whether nothing moved. */
    public boolean isNothing() {
        return advice.isEmpty() && settings.isEmpty() && principles.isEmpty();
    }

    static MovedWords of(Recommendation before, Recommendation after, Moved moved) {
        var names = new HashMap<String, String>();
        before.evaluated().options().forEach(one -> names.put(Integer.toString(one.urn()), one.name()));
        after.evaluated().options().forEach(one -> names.put(Integer.toString(one.urn()), one.name()));
        var words = new Words(after, names);
        var advice = new ArrayList<Line>();
        if (isOther(moved.outcome())) {
            advice.add(words.coded("Advice", "outcomes", moved.outcome()));
        }
        if (isOther(moved.setting())) {
            advice.add(new Line(
                    "Setting advised",
                    words.setting(moved.setting().from()),
                    words.setting(moved.setting().to())));
        }
        var settings = new ArrayList<Line>();
        moved.standings().forEach((urn, one) -> settings.add(words.coded(words.setting(urn), "standings", one)));
        var principles = new ArrayList<Line>();
        moved.findings().forEach((key, one) -> principles.add(words.principle(key, one)));
        return new MovedWords(
                advice,
                settings,
                principles,
                !before.catalogue().digest().equals(after.catalogue().digest()));
    }

    private static boolean isOther(Moved.FromTo one) {
        return one.from() == null ? one.to() != null : !one.from().equals(one.to());
    }

    /** Names settings, codes and principles. */
    private record Words(Recommendation after, Map<String, String> names) {

        String setting(String urn) {
            return urn == null ? "None" : names.getOrDefault(urn, "Setting " + urn);
        }

        Line coded(String what, String table, Moved.FromTo one) {
            return new Line(what, code(table, one.from()), code(table, one.to()));
        }

        private String code(String table, String code) {
            return code == null ? "Not among the options" : after.catalogue().name(table, code);
        }

        /** @param key id of the principle, and of what it is about, where that is not the whole request */
        Line principle(String key, Moved.FromTo one) {
            var parts = key.split(" ", 2);
            var question = after.catalogue()
                    .principle(parts[0], after.evaluated().lawAsAt())
                    .map(principle -> principle.question())
                    .orElse(parts[0]);
            var about = parts.length == 2 && names.containsKey(parts[1]) ? names.get(parts[1]) + ": " : "";
            var was = outcome(one.from());
            var is = outcome(one.to());
            return new Line(
                    about + question + " (" + parts[0] + ")", was, was.equals(is) ? is + ", for another reason" : is);
        }

        private static String outcome(String finding) {
            return finding == null ? "Not asked" : OUTCOMES.getOrDefault(finding.split(" ", 2)[0], finding);
        }
    }
}

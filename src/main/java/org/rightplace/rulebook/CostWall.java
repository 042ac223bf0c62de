package org.rightplace.rulebook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Proves that cost plays no part in whether an option is suitable, in what is within reach, or in what is shortlisted.
 *
 * <p>A principle touches cost when one of its rules reads a {@code Cost}. A conclusion touches cost when a rule that makes its kind
 * reads a finding that may come from such a principle, or a conclusion that touches cost. Neither the principles about settings
 * within reach nor the conclusions {@code suitable} may touch cost.
 */
final class CostWall {

    private static final String SUITABLE = "suitable";

    private CostWall() {}

    static void check(Catalogue catalogue, List<Problem> problems) {
        var costly = costlyPrinciples(catalogue);
        catalogue.principles().stream()
                .filter(p -> costly.contains(p.id()) && p.subject().equals("setting"))
                .forEach(p -> problems.add(new Problem(
                        p.file(),
                        p.siblings().get(0).line(),
                        "reads cost to decide what is within reach; cost may play no part in that")));
        var costlyKinds = new HashSet<String>();
        for (Step step : catalogue.steps()) {
            for (ParsedRule rule : step.rules()) {
                if (rule.insert() != null
                        && rule.patterns().stream().anyMatch(p -> touches(p, costly, costlyKinds, catalogue))) {
                    costlyKinds.add(Lint.kind(rule));
                    if (Lint.kind(rule).equals("order")) {
                        costlyKinds.add("rank");
                    }
                    if (Lint.kind(rule).equals(SUITABLE)) {
                        problems.add(new Problem(
                                step.file(),
                                rule.line(),
                                "cost leads to whether an option is suitable; it may play no part in that"));
                    }
                }
            }
        }
    }

    /** Ids of the principles that read cost. */
    static Set<String> costlyPrinciples(Catalogue catalogue) {
        var costly = new HashSet<String>();
        catalogue.principles().stream()
                .filter(p -> p.reads().stream().anyMatch(read -> read.equals("Cost") || read.startsWith("Cost.")))
                .forEach(p -> costly.add(p.id()));
        return costly;
    }

    private static boolean touches(
            ParsedRule.Pattern pattern, Set<String> costly, Set<String> costlyKinds, Catalogue catalogue) {
        if (pattern.type().equals("Conclusion")) {
            return Lint.literals(pattern, "kind").stream().anyMatch(costlyKinds::contains);
        }
        if (!pattern.type().equals("Finding")) {
            return false;
        }
        var named = Lint.literals(pattern, "principle");
        if (!named.isEmpty()) {
            return named.stream().anyMatch(costly::contains);
        }
        var effects = Lint.literals(pattern, "effect");
        return catalogue.principles().stream()
                .anyMatch(p -> costly.contains(p.id()) && (effects.isEmpty() || effects.contains(p.effect())));
    }
}

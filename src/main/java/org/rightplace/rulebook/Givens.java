package org.rightplace.rulebook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the principles of a theme can find: so it can be told when a condition on a finding says nothing that its other conditions do not
 * say too. {@code reason == "silent-past-due"} is of one principle alone, and of one of its outcomes.
 *
 * @param all what each sibling rule gives
 */
record Givens(List<Given> all) {

    /** What one rule gives. */
    record Given(String principle, String outcome, String reason) {

        private String of(String field) {
            return Map.of("principle", principle, "outcome", outcome, "reason", reason)
                    .get(field);
        }
    }

    private static final Pattern CONDITION = Pattern.compile(
            "(?:\\$\\w+\\s*:\\s*)?(principle|outcome|reason)\\s*(==|!=|not\\s+in|in)\\s*([^$]*)", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|Outcome\\.(\\w+)");

    static Givens of(Catalogue catalogue, String theme) {
        return new Givens(catalogue.principles().stream()
                .filter(principle -> principle.theme().equals(theme))
                .flatMap(principle -> principle.siblings().stream()
                        .filter(rule -> rule.outcome() != null && rule.reason() != null)
                        .map(rule -> new Given(principle.id(), rule.outcome(), rule.reason())))
                .toList());
    }

    /**
     * Whether a condition of a pattern on a finding holds of everything that the others leave.
     *
     * @param conditions of the pattern, as written
     * @param dropped one of them
     */
    boolean imply(List<String> conditions, String dropped) {
        if (!CONDITION.matcher(dropped).matches()) {
            return false;
        }
        return all.stream()
                .filter(given -> conditions.stream().allMatch(one -> one.equals(dropped) || holds(one, given)))
                .allMatch(given -> holds(dropped, given));
    }

    /** What is no matter of principle, outcome or reason is taken to hold. */
    private static boolean holds(String condition, Given given) {
        Matcher matcher = CONDITION.matcher(condition);
        if (!matcher.matches()) {
            return true;
        }
        Set<String> values = new TreeSet<>();
        LITERAL.matcher(matcher.group(3))
                .results()
                .forEach(literal -> values.add(literal.group(1) == null ? literal.group(2) : literal.group(1)));
        boolean among = values.contains(given.of(matcher.group(1)));
        return matcher.group(2).equals("==") || matcher.group(2).equals("in") ? among : !among;
    }
}

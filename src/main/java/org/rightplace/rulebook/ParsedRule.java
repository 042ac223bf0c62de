package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One rule as the small language lets it be read.
 *
 * @param name as written
 * @param line of its name
 * @param metadata quoted value by key
 * @param patterns everything on its left-hand side, however deep
 * @param insert what its right-hand side inserts
 */
public record ParsedRule(String name, int line, Map<String, String> metadata, List<Pattern> patterns, Insert insert) {

    /** Whether a rule of a step is in force on a day: from its own {@code @from} to its own {@code @to}, always where it has neither. */
    boolean inForce(LocalDate day) {
        var from = metadata.get("from");
        var to = metadata.get("to");
        return (from == null || !LocalDate.parse(from).isAfter(day))
                && (to == null || !LocalDate.parse(to).isBefore(day));
    }

    /**
     * One pattern.
     *
     * @param type simple name of the fact
     * @param variable bound to the fact; null if none
     * @param constraints in order
     * @param negated whether it stands under {@code not}
     */
    public record Pattern(String type, String variable, List<Constraint> constraints, boolean negated, int line) {}

    /**
     * One constraint.
     *
     * @param variable bound to the field; null if none
     * @param field read
     * @param operator ==, !=, &lt;, …, in, not in, memberOf; null for a mere binding
     * @param operands right-hand side as written; strings with their quotes
     */
    public record Constraint(String variable, String field, String operator, List<String> operands) {}

    /**
     * What the rule says.
     *
     * @param type Finding or Conclusion
     * @param calls the factory call, then each builder call, in order
     */
    public record Insert(String type, List<Call> calls) {

        /** The arguments of the first call by that name; null if there is none. */
        public List<String> argumentsOf(String name) {
            return calls.stream()
                    .filter(call -> call.name().equals(name))
                    .map(Call::arguments)
                    .findFirst()
                    .orElse(null);
        }

        /** The nth argument of the factory call without its quotes; null if it is not a string. */
        public String text(int argument) {
            var arguments = calls.get(0).arguments();
            return argument < arguments.size() ? unquoted(arguments.get(argument)) : null;
        }
    }

    /** One call with its arguments as written. */
    public record Call(String name, List<String> arguments) {}

    /** A string literal without its quotes; null when it is something else. */
    public static String unquoted(String literal) {
        return literal.length() >= 2 && literal.startsWith("\"") && literal.endsWith("\"")
                ? literal.substring(1, literal.length() - 1)
                : null;
    }

    /** The outcome its metadata claims; null for a conclusion. */
    public String outcome() {
        return metadata.get("outcome");
    }

    /** The reason code its finding, or conclusion, carries; null if none. */
    public String reason() {
        if (insert == null) {
            return null;
        }
        if (insert.type().equals("Finding")) {
            return insert.text(2);
        }
        var factory = insert.calls().get(0).name();
        if (factory.equals("outcome") || factory.equals("action")) {
            return insert.text(1);
        }
        var reason = insert.argumentsOf("reason");
        return reason == null ? null : unquoted(reason.get(0));
    }
}

package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Parameter;
import org.rightplace.rulebook.ParsedRule;
import org.rightplace.rulebook.Principle;

/** What a fact would have to be for a principle to be met, read from the rules that say so, and so never apart from what ran. */
final class Needed {

    private static final Map<String, String> OPERATORS = Map.of(
            "==", "", "in", "one of ", "<=", "at most ", ">=", "at least ", "<", "less than ", ">", "more than ");

    private Needed() {}

    /** In words, one for each condition that can be said of what was read or asked for; what was judged against comes last. */
    static List<String> of(Finding finding, Principle principle) {
        var said = new LinkedHashSet<String>();
        for (String path : paths(finding)) {
            var field = Sentences.lastName(path);
            principle.siblings().stream()
                    .filter(rule -> "MET".equals(rule.outcome()))
                    .flatMap(rule -> rule.patterns().stream())
                    .filter(pattern -> !pattern.negated())
                    .flatMap(pattern -> pattern.constraints().stream())
                    .filter(one -> field.equals(one.field()) && OPERATORS.containsKey(String.valueOf(one.operator())))
                    .map(Needed::words)
                    .filter(words -> !words.isEmpty())
                    .forEach(said::add);
        }
        finding.parameters().forEach(parameter -> said.add(limit(parameter)));
        return List.copyOf(said);
    }

    private static Set<String> paths(Finding finding) {
        var paths = new LinkedHashSet<String>();
        finding.facts().forEach(saw -> paths.add(saw.path()));
        paths.addAll(finding.asks());
        return paths;
    }

    /** Empty where the condition compares with another fact. */
    private static String words(ParsedRule.Constraint one) {
        var values = new ArrayList<String>();
        for (String operand : one.operands()) {
            var text = ParsedRule.unquoted(operand);
            if (text == null && !operand.matches("true|false|-?\\d+")) {
                return "";
            }
            values.add(
                    text != null
                            ? text.replace('-', ' ')
                            : operand.equals("true") ? "yes" : operand.equals("false") ? "no" : operand);
        }
        return OPERATORS.get(one.operator()) + values.stream().collect(Collectors.joining(", "));
    }

    private static String limit(Parameter parameter) {
        boolean unitSaid = parameter.value() == null || parameter.unit().equals("pence");
        return "the limit is " + Sentences.show(parameter) + (unitSaid ? "" : " " + parameter.unit()) + " ("
                + parameter.id() + ")";
    }
}

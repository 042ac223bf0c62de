package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rightplace.rulebook.RuleText.Span;

/**
 * Every small change of one file: an operator turned round or its edge moved, a condition dropped, {@code not} for {@code exists}, an outcome
 * read or given swapped for another, the value of a parameter shifted by one.
 */
final class Mutations {

    private static final Map<String, List<String>> OPERATORS = Map.of(
            "==", List.of("!="),
            "!=", List.of("=="),
            "<", List.of("<=", ">="),
            "<=", List.of("<", ">"),
            ">", List.of(">=", "<="),
            ">=", List.of(">", "<"),
            "in", List.of("not in"),
            "not in", List.of("in"),
            "memberOf", List.of("not memberOf"),
            "not memberOf", List.of("memberOf"));

    private static final Map<String, String> OUTCOMES_READ =
            Map.of("MET", "NOT_MET", "NOT_MET", "MET", "CANNOT_TELL", "MET", "NOT_APPLICABLE", "MET");

    private static final Map<String, String> OUTCOMES_GIVEN =
            Map.of("met", "notMet", "notMet", "met", "cannotTell", "met", "notApplicable", "met");

    private static final Pattern CONSTRAINT = Pattern.compile(
            "(?:(\\$\\w+)\\s*:\\s*)?(\\w+)\\s*(==|!=|<=|>=|<|>|\\bnot\\s+in\\b|\\bin\\b|\\bnot\\s+memberOf\\b|\\bmemberOf\\b)\\s*([\\s\\S]+)");
    private static final Pattern RESULT = Pattern.compile("\\$\\w+ (==|!=|<=|>=|<|>) (?:\\$\\w+|[01])(?= \\))");
    private static final Pattern QUANTIFIER = Pattern.compile("\\b(not|exists)(?=\\s+(?:\\(|[A-Z]))");
    private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:");
    private static final Pattern GIVEN = Pattern.compile("(?<=Finding\\.)(\\w+)(?=\\()");
    private static final Pattern READ = Pattern.compile("Outcome\\.([A-Z_]+)");

    /** What follows a field that has to be there: it is put in order with something, or is one of some words. */
    private static final String COMPARED =
            "\\s*(?:(?:<|>|<=|>=)\\s*\\S+|==\\s*(?:\"[^\"]*\"|true|false|Outcome\\.\\w+|[01])|in\\s*\\([^$]*\\))";

    private final String file;
    private final String of;
    private final RuleText.Rule rule;
    private final Givens givens;
    private final List<Mutant> found = new ArrayList<>();
    private final Map<String, Integer> said = new HashMap<>();

    private Mutations(String file, String of, RuleText.Rule rule, Givens givens) {
        this.file = file;
        this.of = of;
        this.rule = rule;
        this.givens = givens;
    }

    /** The changes of one rule. */
    static List<Mutant> of(String file, String name, RuleText.Rule rule, Givens givens) {
        var mutations = new Mutations(file, name, rule, givens);
        mutations.conditions();
        mutations.constraints();
        mutations.quantifiers();
        mutations.results();
        mutations.outcomeGiven();
        return mutations.found;
    }

    /** Drops a condition whose variables nothing else needs. */
    private void conditions() {
        for (Span condition : rule.conditions()) {
            var text = rule.text(condition);
            var rest = rule.with(condition, "");
            boolean local = text.startsWith("not ") || text.startsWith("exists ");
            if (local || BOUND.matcher(text).results().noneMatch(bound -> uses(rest, bound.group(1)))) {
                add(condition, "", "drops «" + oneLine(text) + "»");
            }
        }
    }

    private static boolean uses(String text, String variable) {
        return Pattern.compile(Pattern.quote(variable) + "\\b").matcher(text).find();
    }

    private void constraints() {
        for (RuleText.Pattern pattern : rule.patterns()) {
            for (Span span : pattern.constraints()) {
                var text = rule.text(span);
                Matcher constraint = CONSTRAINT.matcher(text);
                if (constraint.matches()) {
                    constraint(pattern, span, text, constraint);
                }
            }
        }
    }

    private void constraint(RuleText.Pattern pattern, Span span, String text, Matcher constraint) {
        var bound = constraint.group(1) == null ? "" : constraint.group(1) + " : ";
        var field = bound + constraint.group(2);
        var operator = constraint.group(3).replaceAll("\\s+", " ");
        var value = constraint.group(4);
        for (String other : OPERATORS.get(operator)) {
            add(
                    span,
                    field + " " + other + " " + value,
                    "reads " + pattern.type() + " «" + other + "» for «" + oneLine(text) + "»");
        }
        if (!implied(pattern, constraint) && !impliedByOthers(pattern, text)) {
            drop(pattern, span, text, field, bound.isEmpty());
        }
        Matcher outcome = READ.matcher(value);
        if (outcome.matches()) {
            var other = OUTCOMES_READ.get(outcome.group(1));
            add(span, field + " " + operator + " Outcome." + other, "reads " + other + " for «" + oneLine(text) + "»");
        }
    }

    private void drop(RuleText.Pattern pattern, Span span, String text, String field, boolean unbound) {
        var drops = "drops «" + oneLine(text) + "» of " + pattern.type();
        if (unbound) {
            add(withComma(span), "", drops);
        } else {
            add(span, field, drops);
        }
    }

    /** Whether no principle could find what only this condition on a finding keeps out. */
    private boolean impliedByOthers(RuleText.Pattern pattern, String text) {
        return pattern.type().equals("Finding")
                && givens.imply(pattern.constraints().stream().map(rule::text).toList(), text);
    }

    /**
     * Whether a {@code field != null} says nothing that another condition does not say too: a comparison with what is not there is never true.
     * Without it the rule would be the same rule, so that is no change.
     */
    private boolean implied(RuleText.Pattern pattern, Matcher constraint) {
        if (!constraint.group(3).equals("!=") || !constraint.group(4).equals("null")) {
            return false;
        }
        var field = constraint.group(2);
        for (Span span : pattern.constraints()) {
            var text = rule.text(span);
            if (text.matches("(?:\\$\\w+\\s*:\\s*)?" + field + COMPARED)) {
                return true;
            }
            Matcher bound = BOUND.matcher(text);
            if (bound.lookingAt()
                    && text.substring(bound.end()).strip().split("\\W", 2)[0].equals(field)) {
                var compared = Pattern.compile("[<>]=?\\s*" + Pattern.quote(bound.group(1)) + "\\b");
                if (rule.conditions().stream()
                        .map(rule::text)
                        .anyMatch(one ->
                                !one.startsWith("not ") && compared.matcher(one).find())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A constraint and the comma that goes with it. */
    private Span withComma(Span span) {
        int after = rule.text().indexOf(',', span.to());
        if (after >= 0 && rule.text().substring(span.to(), after).isBlank()) {
            return new Span(span.from(), after + 1);
        }
        int before = rule.text().lastIndexOf(',', span.from());
        return before >= 0 && rule.text().substring(before + 1, span.from()).isBlank()
                ? new Span(before, span.to())
                : span;
    }

    private void quantifiers() {
        QUANTIFIER
                .matcher(rule.text())
                .region(rule.conditionsFrom(), rule.conditionsTo())
                .results()
                .forEach(one -> {
                    var other = one.group(1).equals("not") ? "exists" : "not";
                    var condition = rule.text().substring(one.start(), endOfLine(one.start()));
                    add(new Span(one.start(), one.end()), other, "says " + other + " for «" + condition + "»");
                });
    }

    private int endOfLine(int at) {
        return rule.text().indexOf('\n', at);
    }

    /** What is asked of the result of an accumulate. */
    private void results() {
        RESULT.matcher(rule.text())
                .region(rule.conditionsFrom(), rule.conditionsTo())
                .results()
                .filter(one ->
                        rule.text().lastIndexOf(';', one.start()) > rule.text().lastIndexOf('\n', one.start()))
                .forEach(one -> OPERATORS
                        .get(one.group(1))
                        .forEach(other -> add(
                                new Span(one.start(1), one.end(1)),
                                other,
                                "reads «" + other + "» for «" + one.group() + "»")));
    }

    private void outcomeGiven() {
        Matcher given = GIVEN.matcher(rule.text());
        if (given.find(rule.conditionsTo()) && OUTCOMES_GIVEN.containsKey(given.group())) {
            var other = OUTCOMES_GIVEN.get(given.group());
            var outcome = "@outcome(\"" + Lint.FACTORIES.get(other) + "\")";
            found.add(new Mutant(
                    file,
                    rule.lineAt(given.start()),
                    of,
                    "gives " + other + " for " + given.group(),
                    rule.with(new Span(given.start(), given.end()), other)
                            .replaceFirst("@outcome\\(\"\\w+\"\\)", outcome)));
        }
    }

    private void add(Span span, String by, String change) {
        int times = said.merge(change, 1, Integer::sum);
        found.add(new Mutant(
                file,
                rule.lineAt(span.from()),
                of,
                times == 1 ? change : change + " (" + times + ")",
                rule.with(span, by)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /**
     * The changes of one parameter: each number one more and one less, each word left out.
     *
     * @return each with the parameter so changed
     */
    static Map<Mutant, DatedParameter> of(String text, DatedParameter parameter) {
        var found = new LinkedHashMap<Mutant, DatedParameter>();
        for (int i = 0; i < parameter.values().size(); i++) {
            var dated = parameter.values().get(i);
            for (Map.Entry<String, DatedParameter.Value> one : shifted(dated).entrySet()) {
                var values = new ArrayList<>(parameter.values());
                values.set(i, one.getValue());
                found.put(
                        new Mutant(
                                "parameters/" + parameter.parameter() + ".yaml",
                                Math.max(1, Yaml.line(text, "from: " + dated.from())),
                                parameter.parameter(),
                                "from " + dated.from() + ": " + one.getKey(),
                                text),
                        new DatedParameter(
                                parameter.parameter(),
                                parameter.title(),
                                parameter.unit(),
                                parameter.owner(),
                                parameter.reviewBy(),
                                values));
            }
        }
        return found;
    }

    private static Map<String, DatedParameter.Value> shifted(DatedParameter.Value dated) {
        var found = new LinkedHashMap<String, DatedParameter.Value>();
        for (int by : new int[] {1, -1}) {
            if (dated.value() != null) {
                long other = dated.value() + by;
                found.put(other + " for " + dated.value(), with(dated, other, dated.of(), dated.words()));
            }
            if (dated.of() != null) {
                dated.of().forEach((key, value) -> {
                    if (value instanceof Number number) {
                        var of = new LinkedHashMap<>(dated.of());
                        of.put(key, number.longValue() + by);
                        found.put(
                                key + " " + of.get(key) + " for " + number,
                                with(dated, dated.value(), of, dated.words()));
                    }
                });
            }
        }
        if (dated.words() != null) {
            for (String word : dated.words()) {
                var fewer = new ArrayList<>(dated.words());
                fewer.remove(word);
                found.put("without " + word, with(dated, dated.value(), dated.of(), fewer));
            }
        }
        return found;
    }

    private static DatedParameter.Value with(
            DatedParameter.Value dated, Long value, Map<String, Object> of, List<String> words) {
        return new DatedParameter.Value(dated.from(), dated.cites(), dated.unsure(), value, of, words);
    }
}

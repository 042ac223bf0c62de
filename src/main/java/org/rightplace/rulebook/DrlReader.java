package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.rightplace.rulebook.ParsedRule.Constraint;

/**
 * Reads one file of rules and refuses all that the small language does not allow, so that whatever else is checked of a rule can
 * be checked for sure. Rules are code: a file that passes here can compare facts and insert one finding, and nothing else.
 */
final class DrlReader {

    private static final String LITERAL = "(?:\"[^\"\\\\]*\"|true|false|null|Outcome\\.[A-Z_]+|[01])";
    private static final String OPERAND = "(?:" + LITERAL + "|\\$\\w+)";
    private static final String BINDING = "(?:(\\$\\w+)\\s*:\\s*)?";
    private static final String FIELD = "([a-z]\\w*)";
    private static final Pattern COMPARE =
            Pattern.compile(BINDING + FIELD + "\\s*(==|!=|<=|>=|<|>)\\s*(" + OPERAND + ")");
    private static final Pattern IN = Pattern.compile(
            BINDING + FIELD + "\\s+(in|not\\s+in)\\s*\\(\\s*(" + OPERAND + "(?:\\s*,\\s*" + OPERAND + ")*)\\s*\\)");
    private static final Pattern MEMBER =
            Pattern.compile(BINDING + FIELD + "\\s+(memberOf|not\\s+memberOf)\\s+(\\$\\w+)");
    private static final Pattern BARE = Pattern.compile("(\\$\\w+)\\s*:\\s*" + FIELD);
    private static final String ARGUMENT = "(?:\"[^\"\\\\]*\"|\\$\\w+|[01])";
    private static final Pattern INSERT = Pattern.compile("insert\\(\\s*(Finding|Conclusion)((?:\\s*\\.\\w+\\(\\s*(?:"
            + ARGUMENT + "(?:\\s*,\\s*" + ARGUMENT + ")*)?\\s*\\))+)\\s*\\);");
    private static final Pattern CALL = Pattern.compile("\\.(\\w+)\\(([^)]*)\\)");
    private static final Pattern METADATA = Pattern.compile("@(\\w+)\\s*\\(\\s*(\"[^\"]*\"|[^)]*)\\s*\\)");
    private static final Set<String> FINDING_CALLS = Set.of(
            "met",
            "notMet",
            "cannotTell",
            "notApplicable",
            "saw",
            "asks",
            "asksEach",
            "against",
            "about",
            "orders",
            "due");
    private static final Set<String> CONCLUSION_CALLS =
            Set.of("outcome", "of", "order", "action", "at", "measure", "value", "reason", "due", "because");
    private static final Set<String> ACCUMULATE_FUNCTIONS =
            Set.of("count", "min", "max", "sum", "average", "collectList", "collectSet");

    private final String file;
    private final String[] lines;
    private final List<Problem> problems;

    private DrlReader(String file, String text, List<Problem> problems) {
        this.file = file;
        this.lines = text.split("\n", -1);
        this.problems = problems;
    }

    /** The rules of a file; everything outside the language goes to {@code problems}. */
    static List<ParsedRule> read(String file, String text, List<Problem> problems) {
        var reader = new DrlReader(file, text, problems);
        var parser = new DrlParser();
        PackageDescr descr;
        try {
            descr = parser.parse(false, text);
        } catch (DroolsParserException e) {
            problems.add(new Problem(file, 0, "cannot be read as rules: " + e.getMessage()));
            return List.of();
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
            problems.add(new Problem(file, line, "cannot be read as rules: " + error.getMessage()));
        }
        return descr == null || parser.hasErrors() ? List.of() : reader.rules(descr);
    }

    private List<ParsedRule> rules(PackageDescr descr) {
        for (ImportDescr one : descr.getImports()) {
            if (!one.getTarget().startsWith("org.rightplace.facts.")
                    || one.getTarget().endsWith("*")) {
                problem(
                        one,
                        "imports " + one.getTarget() + "; only single names from org.rightplace.facts may be imported");
            }
        }
        forbid(descr.getFunctionImports(), "a function import");
        forbid(descr.getAccumulateImports(), "an accumulate import");
        forbid(descr.getGlobals(), "a global");
        forbid(descr.getFunctions(), "a function");
        forbid(descr.getTypeDeclarations(), "a declared type");
        forbid(descr.getEnumDeclarations(), "a declared enum");
        forbid(List.copyOf(descr.getEntryPointDeclarations()), "an entry point");
        forbid(List.copyOf(descr.getWindowDeclarations()), "a window");
        forbid(descr.getAttributes(), "a package attribute");
        var rules = new ArrayList<ParsedRule>();
        for (RuleDescr rule : descr.getRules()) {
            if (rule.isQuery()) {
                problem(rule, "is a query; write a rule");
            } else {
                rules.add(rule(rule));
            }
        }
        return rules;
    }

    private void forbid(List<? extends BaseDescr> found, String what) {
        for (BaseDescr one : found) {
            problem(one, "has " + what + ", which the language of rules does not have");
        }
    }

    private ParsedRule rule(RuleDescr rule) {
        rule.getAttributes()
                .values()
                .forEach(attribute -> problem(
                        rule,
                        "rule \"" + rule.getName() + "\" has the attribute " + attribute.getName()
                                + "; order and dates are not written that way"));
        if (rule.getParentName() != null) {
            problem(rule, "rule \"" + rule.getName() + "\" extends another; write its conditions out");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            problem(rule, "rule \"" + rule.getName() + "\" has a named consequence; write two rules");
        }
        var patterns = new ArrayList<ParsedRule.Pattern>();
        rule.getLhs().getDescrs().forEach(descr -> walk(descr, false, patterns));
        return new ParsedRule(rule.getName(), rule.getLine(), metadata(rule), patterns, insert(rule));
    }

    /** Reads the keys from the raw text, because the engine drops a repeated key without a word. */
    private Map<String, String> metadata(RuleDescr rule) {
        var metadata = new LinkedHashMap<String, String>();
        for (int at = rule.getLine() - 1; at < lines.length; at++) {
            var line = lines[at];
            if (line.strip().startsWith("when")) {
                break;
            }
            Matcher key = METADATA.matcher(line);
            while (key.find()) {
                var value = ParsedRule.unquoted(key.group(2).strip());
                if (value == null) {
                    problems.add(new Problem(file, at + 1, "@" + key.group(1) + " needs one quoted text"));
                } else if (metadata.putIfAbsent(key.group(1), value) != null) {
                    problems.add(new Problem(file, at + 1, "@" + key.group(1) + " is there twice; keep one"));
                }
            }
        }
        return metadata;
    }

    private void walk(BaseDescr descr, boolean negated, List<ParsedRule.Pattern> patterns) {
        if (descr instanceof PatternDescr pattern) {
            pattern(pattern, negated, patterns);
        } else if (descr instanceof AndDescr and) {
            and.getDescrs().forEach(one -> walk((BaseDescr) one, negated, patterns));
        } else if (descr instanceof OrDescr or) {
            or.getDescrs().forEach(one -> walk((BaseDescr) one, negated, patterns));
        } else if (descr instanceof ExistsDescr exists) {
            exists.getDescrs().forEach(one -> walk((BaseDescr) one, negated, patterns));
        } else if (descr instanceof NotDescr not) {
            not.getDescrs().forEach(one -> walk((BaseDescr) one, true, patterns));
        } else if (descr instanceof ForallDescr forall) {
            forall.getDescrs().forEach(one -> walk(one, true, patterns));
        } else {
            problem(
                    descr,
                    "has "
                            + descr.getClass()
                                    .getSimpleName()
                                    .replace("Descr", "")
                                    .toLowerCase(Locale.ROOT)
                            + " in its conditions; the language has patterns, and, or, not, exists, forall and accumulate");
        }
    }

    private void pattern(PatternDescr pattern, boolean negated, List<ParsedRule.Pattern> patterns) {
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            accumulate(pattern, accumulate, negated, patterns);
            return;
        }
        if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty()) {
            problem(
                    pattern,
                    "takes facts from elsewhere (from, collect, entry-point, window); only facts put in by the program may be read");
        }
        var type = FactTypes.named(pattern.getObjectType());
        if (type == null) {
            problem(pattern, pattern.getObjectType() + " is not a fact; see org.rightplace.facts for what there is");
            return;
        }
        var constraints = new ArrayList<Constraint>();
        for (BaseDescr descr : pattern.getDescrs()) {
            var constraint =
                    descr instanceof ExprConstraintDescr expression ? constraint(expression.getExpression()) : null;
            if (constraint == null) {
                problem(
                        pattern,
                        "the condition «" + descr + "» on " + pattern.getObjectType()
                                + " is outside the language: write [$x :] field operator value, with 0, 1, a quoted word, true, false, null or a"
                                + " $variable; other numbers belong in rules/parameters");
            } else if (!FactTypes.fields(type).contains(constraint.field())) {
                problem(
                        pattern,
                        pattern.getObjectType() + " has no field " + constraint.field() + "; it has "
                                + String.join(", ", FactTypes.fields(type)));
            } else {
                constraints.add(constraint);
            }
        }
        patterns.add(new ParsedRule.Pattern(
                pattern.getObjectType(),
                pattern.getIdentifier(),
                List.copyOf(constraints),
                negated,
                pattern.getLine()));
    }

    private void accumulate(
            PatternDescr result, AccumulateDescr accumulate, boolean negated, List<ParsedRule.Pattern> patterns) {
        if (!accumulate.isExternalFunction() && accumulate.getFunctions().isEmpty()) {
            problem(result, "accumulates with code of its own; use " + String.join(", ", ACCUMULATE_FUNCTIONS));
        }
        for (var call : accumulate.getFunctions()) {
            if (!ACCUMULATE_FUNCTIONS.contains(call.getFunction())
                    || Arrays.stream(call.getParams()).anyMatch(p -> !p.strip().matches("\\$\\w+|1"))) {
                problem(
                        result,
                        "accumulates with " + call.getFunction() + "(" + String.join(", ", call.getParams())
                                + "); only count, min, max, sum, average, collectList and collectSet of one $variable");
            }
        }
        for (BaseDescr descr : result.getDescrs()) {
            var text = descr instanceof ExprConstraintDescr expression
                    ? expression.getExpression().strip()
                    : "?";
            if (!text.matches("\\$\\w+\\s*(==|!=|<=|>=|<|>)\\s*" + OPERAND)) {
                problem(
                        result,
                        "the accumulate condition «" + text
                                + "» is outside the language: write $result operator value");
            }
        }
        walk(accumulate.getInput(), negated, patterns);
    }

    private static Constraint constraint(String expression) {
        var text = expression.strip();
        Matcher compare = COMPARE.matcher(text);
        if (compare.matches()) {
            return new Constraint(compare.group(1), compare.group(2), compare.group(3), List.of(compare.group(4)));
        }
        Matcher in = IN.matcher(text);
        if (in.matches()) {
            return new Constraint(
                    in.group(1),
                    in.group(2),
                    in.group(3).replaceAll("\\s+", " "),
                    Arrays.stream(in.group(4).split(",")).map(String::strip).toList());
        }
        Matcher member = MEMBER.matcher(text);
        if (member.matches()) {
            return new Constraint(
                    member.group(1),
                    member.group(2),
                    member.group(3).replaceAll("\\s+", " "),
                    List.of(member.group(4)));
        }
        Matcher bare = BARE.matcher(text);
        return bare.matches() ? new Constraint(bare.group(1), bare.group(2), null, List.of()) : null;
    }

    private ParsedRule.Insert insert(RuleDescr rule) {
        var text = rule.getConsequence() == null
                ? ""
                : rule.getConsequence().toString().strip();
        Matcher insert = INSERT.matcher(text);
        if (!insert.matches()) {
            problem(
                    rule,
                    "rule \"" + rule.getName() + "\" must do one thing: insert( Finding… ); or insert( Conclusion… );"
                            + " over quoted words, 0, 1 and $variables");
            return null;
        }
        var allowed = insert.group(1).equals("Finding") ? FINDING_CALLS : CONCLUSION_CALLS;
        var calls = new ArrayList<ParsedRule.Call>();
        Matcher call = CALL.matcher(insert.group(2));
        while (call.find()) {
            if (!allowed.contains(call.group(1))) {
                problem(
                        rule,
                        "rule \"" + rule.getName() + "\" calls ." + call.group(1) + ", which a " + insert.group(1)
                                + " does not have; it has " + allowed);
            }
            var arguments = call.group(2).isBlank()
                    ? List.<String>of()
                    : Arrays.stream(call.group(2).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                            .map(String::strip)
                            .toList();
            calls.add(new ParsedRule.Call(call.group(1), arguments));
        }
        return new ParsedRule.Insert(insert.group(1), List.copyOf(calls));
    }

    private void problem(BaseDescr where, String message) {
        problems.add(new Problem(file, Math.max(where.getLine(), 0), message));
    }
}

package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks what was read of a folder: ids, dates, citations, words and scenarios, and what may read what. */
final class Lint {

    private static final Pattern ID = Pattern.compile(
            "(LPF|STAT|SUIT|GRAD|PFA|VUL|KPI|SMART|PLG|PROC|AUT|QA|GOV|IPA|NHS|LAW|REACH|GATE)-[A-Z0-9-]+");
    private static final Set<String> BASES = Set.of("statute", "guidance", "local-policy");
    private static final Set<String> EFFECTS = Set.of("blocks", "asks", "flags", "orders", "gates", "tasks", "informs");
    static final Map<String, String> FACTORIES =
            Map.of("met", "MET", "notMet", "NOT_MET", "cannotTell", "CANNOT_TELL", "notApplicable", "NOT_APPLICABLE");

    private final Reader.Contents contents;
    private final Catalogue catalogue;
    private final List<Problem> problems;

    private Lint(Reader.Contents contents, List<Problem> problems) {
        this.contents = contents;
        this.catalogue = contents.catalogue();
        this.problems = problems;
    }

    static void check(Reader.Contents contents, List<Problem> problems) {
        var lint = new Lint(contents, problems);
        lint.citations();
        lint.catalogue.principles().forEach(lint::principle);
        lint.overlaps();
        lint.catalogue.steps().forEach(lint::step);
        lint.scenarioFiles();
        lint.actionDays();
        CostWall.check(lint.catalogue, problems);
        ChangeWall.check(lint.catalogue, problems);
    }

    /** Checks one principle by itself, in a folder that was in order before it was changed. */
    static void check(Reader.Contents contents, Principle changed, List<Problem> problems) {
        new Lint(contents, problems).principle(changed);
    }

    /** Checks one step by itself, in a folder that was in order before it was changed, and what the steps do with cost. */
    static void check(Reader.Contents contents, Step changed, List<Problem> problems) {
        new Lint(contents, problems).step(changed);
        CostWall.check(contents.catalogue().with(changed), problems);
    }

    /** Principles and parameters whose review date is past: an error when a rulebook is checked or activated, not while it runs. */
    static List<Problem> overdueReviews(Catalogue catalogue, LocalDate today) {
        var overdue = new ArrayList<Problem>();
        catalogue.principles().stream()
                .filter(p -> p.reviewBy().isBefore(today))
                .forEach(p -> overdue.add(new Problem(
                        p.file(),
                        p.siblings().get(0).line(),
                        "its review was due by " + p.reviewBy() + "; have " + p.owner()
                                + " look at it and set a new date")));
        catalogue.parameters().values().stream()
                .filter(p -> p.reviewBy() != null && p.reviewBy().isBefore(today))
                .forEach(p -> overdue.add(new Problem(
                        "parameters/" + p.parameter() + ".yaml",
                        0,
                        "its review was due by " + p.reviewBy() + "; have " + p.owner()
                                + " look at it and set a new date")));
        return overdue;
    }

    private void citations() {
        catalogue.parameters().values().forEach(parameter -> {
            var file = "parameters/" + parameter.parameter() + ".yaml";
            LocalDate before = LocalDate.MIN;
            if (parameter.values() == null || parameter.values().isEmpty()) {
                problems.add(new Problem(file, 0, "has no values"));
                return;
            }
            for (DatedParameter.Value value : parameter.values()) {
                cite(file, 0, value.cites() == null ? "" : value.cites());
                if (value.from() == null || !value.from().isAfter(before)) {
                    problems.add(new Problem(file, 0, "values need dates, oldest first; see " + value.from()));
                } else {
                    before = value.from();
                }
                int kinds = (value.value() == null ? 0 : 1)
                        + (value.of() == null ? 0 : 1)
                        + (value.words() == null ? 0 : 1);
                if (kinds != 1) {
                    problems.add(new Problem(file, 0, "each dated value has exactly one of value, of and words"));
                }
            }
        });
        catalogue.tables().values().forEach(table -> {
            var file = "tables/" + table.table() + ".yaml";
            table.cites().forEach(cite -> cite(file, 0, cite));
            table.rows().forEach(row -> row.list("cites").forEach(cite -> cite(file, 0, cite)));
            table.refers().forEach((column, other) -> refers(file, table, column, other));
        });
    }

    /** What one table says in the words of another stands there too. */
    private void refers(String file, Table table, String column, String other) {
        var named = catalogue.tables().get(other);
        if (named == null) {
            problems.add(
                    new Problem(file, 0, "refers to tables/" + other + ", which is missing; add it or mend the name"));
            return;
        }
        var known = Set.copyOf(named.codes());
        for (Table.Row row : table.rows()) {
            var cells = new ArrayList<>(row.list(column));
            if (cells.isEmpty() && row.text(column) != null) {
                cells.add(row.text(column));
            }
            cells.stream()
                    .filter(cell -> !known.contains(cell))
                    .forEach(cell -> problems.add(new Problem(
                            file,
                            0,
                            "has " + column + " " + cell + " in the row " + row.text(table.key()) + ", which tables/"
                                    + other + " does not list")));
        }
    }

    /** An action without a day is one nobody has to do: each kind has a number of days, from the first date on. */
    private void actionDays() {
        var kinds = catalogue.tables().get("action-kinds");
        if (kinds == null) {
            return;
        }
        var file = "parameters/action-days.yaml";
        var days = catalogue.parameters().get("action-days");
        if (days == null || days.values() == null) {
            problems.add(new Problem(file, 0, "is missing: within how many days each of tables/action-kinds is done"));
            return;
        }
        for (DatedParameter.Value value : days.values()) {
            var given = value.of() == null ? Map.<String, Object>of() : value.of();
            kinds.codes().stream()
                    .filter(code -> !(given.get(code) instanceof Number number && number.longValue() >= 0))
                    .forEach(code -> problems.add(new Problem(
                            file, 0, "has no number of days for " + code + " from " + value.from() + " on")));
            given.keySet().stream()
                    .filter(code -> !kinds.codes().contains(code))
                    .forEach(code -> problems.add(new Problem(
                            file, 0, "has days for " + code + ", which tables/action-kinds does not list")));
        }
    }

    private void cite(String file, int line, String cite) {
        if (catalogue.provision(cite).isEmpty()) {
            problems.add(new Problem(
                    file,
                    line,
                    "cites «" + cite + "», which is not in rules/sources; add the provision or mend the key"));
        }
    }

    private void principle(Principle p) {
        int line = p.siblings().get(0).line();
        if (!ID.matcher(p.id()).matches()) {
            problems.add(new Problem(
                    p.file(),
                    line,
                    "@id " + p.id() + " is not an id of the domain or an IPA-, NHS-, LAW-, REACH- or GATE- id"));
        }
        var name = p.file().substring(p.file().lastIndexOf('/') + 1);
        if (!name.startsWith(p.id())) {
            problems.add(new Problem(p.file(), 0, "holds " + p.id() + "; start the file's name with it"));
        }
        if (!p.question().endsWith("?")) {
            problems.add(new Problem(p.file(), line, "@question must end with a question mark"));
        }
        oneOf(p, line, "basis", p.basis(), BASES);
        oneOf(p, line, "effect", p.effect(), EFFECTS);
        if (p.cites().isEmpty()) {
            problems.add(new Problem(p.file(), line, "@cites names no source"));
        }
        p.cites().forEach(cite -> cite(p.file(), line, cite));
        if (p.to() != null && p.to().isBefore(p.from())) {
            problems.add(new Problem(p.file(), line, "@to is before @from"));
        }
        p.siblings().forEach(rule -> sibling(p, rule));
        words(p.file(), p.siblings(), p.words(), false);
    }

    private void oneOf(Principle p, int line, String key, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            problems.add(
                    new Problem(p.file(), line, "@" + key + " is " + value + "; it may be " + new TreeSet<>(allowed)));
        }
    }

    private void sibling(Principle p, ParsedRule rule) {
        if (!p.id().equals(rule.metadata().get("id"))) {
            problems.add(new Problem(p.file(), rule.line(), "every rule here needs @id(\"" + p.id() + "\")"));
        }
        for (ParsedRule.Pattern pattern : rule.patterns()) {
            if (pattern.type().equals("Finding") || pattern.type().equals("Conclusion")) {
                problems.add(new Problem(
                        p.file(), pattern.line(), "a principle reads facts; only steps in conclusions/ read findings"));
            }
            parameter(p.file(), pattern);
        }
        var insert = rule.insert();
        if (insert == null) {
            return;
        }
        var factory = insert.calls().get(0);
        var outcome = FACTORIES.get(factory.name());
        if (!insert.type().equals("Finding")
                || outcome == null
                || factory.arguments().size() != 3) {
            problems.add(new Problem(
                    p.file(),
                    rule.line(),
                    "must insert Finding.met, notMet, cannotTell or notApplicable of id, subject and reason"));
            return;
        }
        if (!outcome.equals(rule.outcome())) {
            problems.add(new Problem(
                    p.file(), rule.line(), "says @outcome(\"" + rule.outcome() + "\") and inserts " + factory.name()));
        }
        if (!p.id().equals(insert.text(0))) {
            problems.add(new Problem(
                    p.file(), rule.line(), "inserts a finding of " + insert.text(0) + " in the file of " + p.id()));
        }
        var subject = factory.arguments().get(1);
        boolean bound = rule.patterns().stream()
                .anyMatch(pattern -> subject.equals(pattern.variable())
                        && !pattern.negated()
                        && FactTypes.canBe(p.subject(), pattern.type()));
        if (!bound) {
            problems.add(new Problem(
                    p.file(),
                    rule.line(),
                    subject + " is not bound to a fact of the kind @subject names (" + p.subject() + ")"));
        }
        if (outcome.equals("CANNOT_TELL")
                && insert.calls().stream().noneMatch(call -> call.name().startsWith("asks"))) {
            problems.add(new Problem(p.file(), rule.line(), "cannot tell, but asks for nothing; add .asks(path)"));
        }
    }

    private void parameter(String file, ParsedRule.Pattern pattern) {
        if (!pattern.type().equals("Parameter")) {
            return;
        }
        var id = parameterId(pattern);
        if (id == null || !catalogue.parameters().containsKey(id)) {
            problems.add(new Problem(
                    file,
                    pattern.line(),
                    "reads a parameter "
                            + (id == null ? "without saying id == \"…\"" : id + " that is not in rules/parameters")));
        }
    }

    private static String parameterId(ParsedRule.Pattern pattern) {
        return pattern.constraints().stream()
                .filter(c -> c.field().equals("id") && "==".equals(c.operator()))
                .map(c -> ParsedRule.unquoted(c.operands().get(0)))
                .findFirst()
                .orElse(null);
    }

    /** Each reason a rule gives has words, each word a reason, and each word in braces is something every such rule saw. */
    private void words(String drl, List<ParsedRule> rules, Words words, boolean step) {
        var file = drl.replaceAll("\\.drl$", ".words.yaml");
        var known = new HashMap<String, Set<String>>();
        for (ParsedRule rule : rules) {
            if (rule.reason() != null) {
                known.merge(rule.reason(), placeholders(rule), (one, other) -> {
                    var both = new HashSet<>(one);
                    both.retainAll(other);
                    return both;
                });
                boolean outcome = step && rule.insert().calls().get(0).name().equals("outcome");
                var sentences = words.reasons().get(rule.reason());
                if (sentences != null && outcome && sentences.headline() == null) {
                    problems.add(
                            new Problem(file, 0, rule.reason() + " is the reason of an outcome and has no headline"));
                }
            }
        }
        known.keySet().stream()
                .filter(reason -> !words.reasons().containsKey(reason))
                .forEach(reason -> problems.add(
                        new Problem(file, 0, "has no words for the reason " + reason + " that " + drl + " gives")));
        words.reasons().forEach((reason, sentences) -> {
            if (!known.containsKey(reason)) {
                problems.add(new Problem(file, 0, "has words for " + reason + ", which no rule of " + drl + " gives"));
                return;
            }
            for (String sentence :
                    new String[] {sentences.headline(), sentences.officer(), sentences.panel(), sentences.family()}) {
                if (sentence != null) {
                    Pattern.compile("\\{([^}]*)\\}")
                            .matcher(sentence)
                            .results()
                            .map(m -> m.group(1))
                            .filter(name -> !known.get(reason).contains(name))
                            .forEach(name -> problems.add(new Problem(
                                    file,
                                    0,
                                    "says {" + name + "} for " + reason
                                            + ", which not every rule giving that reason saw; it can say "
                                            + new TreeSet<>(known.get(reason)))));
                }
            }
        });
    }

    private static Set<String> placeholders(ParsedRule rule) {
        var names = new HashSet<>(Set.of("setting"));
        for (ParsedRule.Call call : rule.insert().calls()) {
            switch (call.name()) {
                case "saw" -> {
                    var path = ParsedRule.unquoted(call.arguments().get(0));
                    names.add(path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(']')) + 1));
                }
                case "against" ->
                    rule.patterns().stream()
                            .filter(p -> call.arguments().get(0).equals(p.variable())
                                    && p.type().equals("Parameter"))
                            .map(Lint::parameterId)
                            .filter(Objects::nonNull)
                            .forEach(names::add);
                case "due" -> names.add("due");
                case "orders" -> names.add("order");
                default -> {}
            }
        }
        return names;
    }

    private void overlaps() {
        var byId = new HashMap<String, List<Principle>>();
        var ruleNames = new HashMap<String, String>();
        for (Principle p : catalogue.principles()) {
            byId.computeIfAbsent(p.id(), id -> new ArrayList<>()).add(p);
            p.siblings().forEach(rule -> uniqueName(ruleNames, p.theme(), p.file(), rule));
        }
        catalogue
                .steps()
                .forEach(step -> step.rules().forEach(rule -> uniqueName(ruleNames, step.theme(), step.file(), rule)));
        byId.values().forEach(files -> {
            for (int i = 1; i < files.size(); i++) {
                var before = files.get(i - 1);
                var after = files.get(i);
                if (before.to() == null || !before.to().isBefore(after.from())) {
                    problems.add(new Problem(
                            after.file(),
                            1,
                            "is in force at the same time as " + before.file() + "; end that one with @to before "
                                    + after.from()));
                }
            }
        });
    }

    private void uniqueName(Map<String, String> names, String theme, String file, ParsedRule rule) {
        var other = names.putIfAbsent(theme + rule.name(), file);
        if (other != null) {
            problems.add(new Problem(
                    file,
                    rule.line(),
                    "the rule name \"" + rule.name() + "\" is also in " + other + "; names must differ"));
        }
    }

    private void step(Step step) {
        var writes = new HashSet<String>();
        for (ParsedRule rule : step.rules()) {
            if (rule.insert() != null) {
                if (!rule.insert().type().equals("Conclusion")) {
                    problems.add(new Problem(step.file(), rule.line(), "a step inserts conclusions, not findings"));
                } else {
                    writes.add(kind(rule));
                }
            }
        }
        var earlier = new HashSet<>(Set.of("rank", "decided"));
        catalogue.steps().stream()
                .filter(other -> other.theme().equals(step.theme()) && other.number() < step.number())
                .flatMap(other -> other.rules().stream())
                .filter(rule -> rule.insert() != null)
                .forEach(rule -> earlier.add(kind(rule)));
        step.rules().forEach(rule -> rule.patterns().forEach(pattern -> reads(step, pattern, writes, earlier)));
        words(step.file(), step.rules(), step.words(), true);
    }

    /** The kind of conclusion a rule inserts. */
    static String kind(ParsedRule rule) {
        var factory = rule.insert().calls().get(0).name();
        return factory.equals("of") ? rule.insert().text(0) : factory;
    }

    private void reads(Step step, ParsedRule.Pattern pattern, Set<String> writes, Set<String> earlier) {
        switch (pattern.type()) {
            case "Parameter" -> parameter(step.file(), pattern);
            case "Conclusion" -> {
                var kinds = literals(pattern, "kind");
                if (kinds.isEmpty()) {
                    problems.add(new Problem(
                            step.file(), pattern.line(), "reads conclusions of any kind; say kind == \"…\""));
                }
                kinds.stream()
                        .filter(kind -> writes.contains(kind) || !earlier.contains(kind))
                        .forEach(kind -> problems.add(new Problem(
                                step.file(),
                                pattern.line(),
                                "reads conclusions of kind " + kind + ", which "
                                        + (writes.contains(kind) ? "this step itself writes" : "no earlier step writes")
                                        + "; a step reads only what is complete")));
            }
            case "Finding" ->
                literals(pattern, "principle").stream()
                        .filter(id -> catalogue.principles().stream().noneMatch(p -> p.id().equals(id)))
                        .forEach(id -> problems.add(new Problem(
                                step.file(), pattern.line(), "reads findings of " + id + ", which is no principle")));
            default ->
                problems.add(new Problem(
                        step.file(),
                        pattern.line(),
                        "reads " + pattern.type()
                                + "; a step reads findings, conclusions and parameters, never facts"));
        }
    }

    /** The quoted words a field is compared with for equality. */
    static List<String> literals(ParsedRule.Pattern pattern, String field) {
        return pattern.constraints().stream()
                .filter(c -> c.field().equals(field) && ("==".equals(c.operator()) || "in".equals(c.operator())))
                .flatMap(c -> c.operands().stream())
                .map(ParsedRule::unquoted)
                .filter(Objects::nonNull)
                .toList();
    }

    private void scenarioFiles() {
        for (Principle p : catalogue.principles()) {
            var file = p.file().replaceAll("\\.drl$", ".scenarios.yaml");
            var scenarios = contents.scenarios().get(file);
            if (scenarios == null || !p.id().equals(scenarios.principle())) {
                problems.add(new Problem(
                        file,
                        0,
                        scenarios == null ? "is missing: examples of every outcome" : "must say principle: " + p.id()));
                continue;
            }
            var shown = new HashSet<String>();
            scenarios
                    .scenarios()
                    .forEach(s -> shown.add(s.expect().path("outcome").asText()));
            p.siblings().stream()
                    .map(ParsedRule::outcome)
                    .distinct()
                    .filter(outcome -> !shown.contains(outcome))
                    .forEach(outcome -> problems.add(new Problem(file, 0, "has no scenario that expects " + outcome)));
        }
        for (Step step : catalogue.steps()) {
            var file = step.file().replaceAll("\\.drl$", ".scenarios.yaml");
            var scenarios = contents.scenarios().get(file);
            if (scenarios == null || !step.name().equals(scenarios.step())) {
                problems.add(new Problem(
                        file,
                        0,
                        scenarios == null ? "is missing: examples of the step" : "must say step: " + step.name()));
            }
        }
    }
}

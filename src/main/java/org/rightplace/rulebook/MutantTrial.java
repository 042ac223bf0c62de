package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;

/**
 * The rules of one file, a principle's or a step's, with mutants of them, run in the scenarios of that file.
 *
 * <p>No rule of a file reads what another of it inserts, so all are compiled and fired together, the mutants beside the rules they were
 * made from, and what would have come with a mutant in the place of its rule is put together afterwards. Lint sees to it that this
 * holds for the mutants too: one that it refuses never runs.
 */
final class MutantTrial {

    private final Reader.Contents contents;
    private final Catalogue catalogue;
    private final Principle principle;
    private final Step step;
    private final String file;
    private final RuleText text;
    private final List<ParsedRule> rules;
    private final List<Scenario> scenarios;
    private Engine unchanged;

    MutantTrial(RulebookFolder folder, Reader.Contents contents, Principle principle) {
        this(folder, contents, principle, null, principle.file(), principle.siblings());
    }

    MutantTrial(RulebookFolder folder, Reader.Contents contents, Step step) {
        this(folder, contents, null, step, step.file(), step.rules());
    }

    private MutantTrial(
            RulebookFolder folder,
            Reader.Contents contents,
            Principle principle,
            Step step,
            String file,
            List<ParsedRule> rules) {
        this.contents = contents;
        this.catalogue = contents.catalogue();
        this.principle = principle;
        this.step = step;
        this.file = file;
        this.rules = rules;
        this.text = RuleText.of(folder.files().get(file));
        this.scenarios = contents.scenarios()
                .get(file.replaceAll("\\.drl$", ".scenarios.yaml"))
                .scenarios();
    }

    /** Every change of its rules, those that lint refuses included. */
    List<Mutant> mutants() {
        var mutants = new ArrayList<Mutant>();
        var givens = Givens.of(catalogue, principle != null ? principle.theme() : step.theme());
        for (int i = 0; i < rules.size(); i++) {
            mutants.addAll(Mutations.of(file, rules.get(i).name(), text.rules().get(i), givens));
        }
        return mutants;
    }

    /** Ids of the parameters whose value its rules read: one that is only named beside a finding decides nothing here. */
    Set<String> parameters() {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> pattern.type().equals("Parameter"))
                .filter(pattern -> pattern.constraints().stream()
                        .anyMatch(constraint -> Set.of("value", "word").contains(constraint.field())))
                .flatMap(pattern -> Lint.literals(pattern, "id").stream())
                .collect(Collectors.toSet());
    }

    /**
     * What became of mutants.
     *
     * @param refused by lint or by the compiler: no rulebook could hold them
     * @param survived every scenario came out as if nothing had been changed
     */
    record Result(Set<Mutant> refused, Set<Mutant> survived) {}

    /**
     * Runs the scenarios with nothing changed, before anything is.
     *
     * @throws RulebookRefused when one fails already
     */
    void unchanged() throws RulebookRefused {
        unchanged = compile(List.of());
        var problems = new ArrayList<Problem>();
        for (Scenario scenario : scenarios) {
            var facts = Scenarios.facts(catalogue, scenario.given(), scenario.lawAsAt());
            var inserted = unchanged.insertedByRule(given(catalogue, scenario, facts, rules));
            if (differs(scenario, facts, with(inserted, scenario, "", List.of()))) {
                problems.add(
                        new Problem(file, 0, "«" + scenario.name() + "» fails with nothing changed; see rules test"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RulebookRefused(problems);
        }
    }

    Result run(List<Mutant> mutants) throws RulebookRefused {
        var result = new Result(new HashSet<>(), new LinkedHashSet<>());
        var parsed = new HashMap<Mutant, ParsedRule>();
        for (Mutant mutant : mutants) {
            var rule = lint(mutant);
            if (rule == null) {
                result.refused().add(mutant);
            } else {
                parsed.put(mutant, rule);
            }
        }
        run(mutants.stream().filter(parsed::containsKey).toList(), parsed, result);
        return result;
    }

    /** The mutated rule as it is read; null when it may not stand in the rulebook. */
    private ParsedRule lint(Mutant mutant) {
        var problems = new ArrayList<Problem>();
        var read = DrlReader.read(file, text.header() + mutant.text(), problems);
        if (!problems.isEmpty()) {
            return null;
        }
        var others = rules.stream()
                .map(rule -> rule.name().equals(mutant.of()) ? read.get(0) : rule)
                .toList();
        if (principle != null) {
            Lint.check(contents, principle.with(others), problems);
        } else {
            Lint.check(contents, step.with(others), problems);
        }
        return problems.isEmpty() ? read.get(0) : null;
    }

    /** One that the compiler refuses, or that fails when it runs, must not hide what becomes of the others: halves are tried by themselves. */
    private void run(List<Mutant> mutants, Map<Mutant, ParsedRule> parsed, Result result) throws RulebookRefused {
        if (mutants.isEmpty()) {
            return;
        }
        Engine engine = null;
        try {
            engine = compile(mutants);
            result.survived().addAll(survivors(engine, mutants, parsed));
        } catch (RulebookRefused | RulebookDefect e) {
            if (mutants.size() > 1) {
                run(mutants.subList(0, mutants.size() / 2), parsed, result);
                run(mutants.subList(mutants.size() / 2, mutants.size()), parsed, result);
            } else if (engine == null) {
                result.refused().addAll(mutants);
            }
        }
    }

    private Engine compile(List<Mutant> mutants) throws RulebookRefused {
        var drl = new StringBuilder(text.header());
        text.rules().forEach(rule -> drl.append(rule.text()).append("\n\n"));
        for (int i = 0; i < mutants.size(); i++) {
            var mutant = mutants.get(i);
            drl.append(mutant.text().replace("rule \"" + mutant.of() + "\"", "rule \"" + named(mutant, i) + "\""))
                    .append("\n\n");
        }
        return Engine.compile(Map.of(file, drl.toString()));
    }

    private static String named(Mutant mutant, int number) {
        return mutant.of() + " ~" + number;
    }

    private Set<Mutant> survivors(Engine engine, List<Mutant> mutants, Map<Mutant, ParsedRule> parsed) {
        var left = new LinkedHashSet<>(mutants);
        var fired = new HashSet<Mutant>();
        var all = new ArrayList<>(rules);
        all.addAll(parsed.values());
        for (Scenario scenario : scenarios) {
            var facts = Scenarios.facts(catalogue, scenario.given(), scenario.lawAsAt());
            var inserted = engine.insertedByRule(given(catalogue, scenario, facts, all));
            for (int i = 0; i < mutants.size(); i++) {
                var mutant = mutants.get(i);
                var own = inserted.getOrDefault(named(mutant, i), List.of());
                if (!own.isEmpty()) {
                    fired.add(mutant);
                }
                if (left.contains(mutant)
                        && !own.equals(inserted.getOrDefault(mutant.of(), List.of()))
                        && differs(scenario, facts, with(inserted, scenario, mutant.of(), own))) {
                    left.remove(mutant);
                }
            }
        }
        left.retainAll(fired);
        return left;
    }

    /** What the rules insert with one of them replaced. */
    private List<Fact> with(Map<String, List<Fact>> inserted, Scenario scenario, String replaced, List<Fact> by) {
        return inForce(scenario)
                .flatMap(name -> (name.equals(replaced) ? by : inserted.getOrDefault(name, List.of())).stream())
                .toList();
    }

    private Stream<String> inForce(Scenario scenario) {
        return rules.stream()
                .filter(rule -> principle != null || rule.inForce(scenario.lawAsAt()))
                .map(ParsedRule::name);
    }

    private List<Fact> given(Catalogue changed, Scenario scenario, List<Fact> facts, List<ParsedRule> all) {
        var parameters = changed.parametersOn(scenario.lawAsAt());
        if (step != null) {
            return StepReads.of(step.with(all))
                    .facts(
                            parameters,
                            StepReads.Index.of(Scenarios.only(facts, Finding.class)),
                            Scenarios.only(facts, Conclusion.class));
        }
        var given = new ArrayList<Fact>(parameters.inForce());
        given.addAll(facts);
        return given;
    }

    private boolean differs(Scenario scenario, List<Fact> facts, List<Fact> inserted) {
        var wrong = new ArrayList<String>();
        if (principle != null) {
            Scenarios.compare(principle, facts, inserted, scenario.expect(), wrong);
        } else {
            Scenarios.compare(Scenarios.only(inserted, Conclusion.class), scenario.expect(), wrong);
        }
        return !wrong.isEmpty();
    }

    /** Those of some changed catalogues with which a scenario comes out otherwise. */
    Set<Mutant> caught(Map<Mutant, Catalogue> changed) {
        var caught = new HashSet<Mutant>();
        for (Scenario scenario : scenarios) {
            var facts = Scenarios.facts(catalogue, scenario.given(), scenario.lawAsAt());
            changed.forEach((mutant, with) -> {
                var inserted = unchanged.insertedByRule(given(with, scenario, facts, rules));
                if (differs(scenario, facts, with(inserted, scenario, "", List.of()))) {
                    caught.add(mutant);
                }
            });
        }
        return caught;
    }
}

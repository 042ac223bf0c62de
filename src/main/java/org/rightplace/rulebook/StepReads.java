package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;

/**
 * What a step's conditions can match at all, worked out from the words they compare with, so that a step is given only that. A step over
 * thousands of findings that reads two principles would otherwise spend its time on the rest.
 *
 * @param findings one entry for each pattern over findings
 * @param kinds of conclusions its patterns name
 * @param parameters ids its patterns name
 */
record StepReads(List<Wanted> findings, Set<String> kinds, Set<String> parameters) {

    /**
     * What one pattern over findings lets in.
     *
     * @param principles ids it names; empty for any
     * @param effects it names; empty for any
     */
    record Wanted(Set<String> principles, Set<String> effects) {

        private BitSet in(Index index) {
            if (principles.isEmpty() && effects.isEmpty()) {
                return index.all();
            }
            var found = principles.isEmpty() ? index.all() : any(principles, index.byPrinciple());
            if (!effects.isEmpty()) {
                found.and(any(effects, index.byEffect()));
            }
            return found;
        }

        private static BitSet any(Set<String> names, Map<String, BitSet> by) {
            var found = new BitSet();
            names.forEach(name -> found.or(by.getOrDefault(name, NONE)));
            return found;
        }
    }

    private static final BitSet NONE = new BitSet();

    /** Findings with where those of each principle and effect stand among them: made once for all the steps. */
    record Index(List<Finding> findings, Map<String, BitSet> byPrinciple, Map<String, BitSet> byEffect) {

        static Index of(List<Finding> findings) {
            var byPrinciple = new HashMap<String, BitSet>();
            var byEffect = new HashMap<String, BitSet>();
            for (int i = 0; i < findings.size(); i++) {
                byPrinciple
                        .computeIfAbsent(findings.get(i).principle(), key -> new BitSet())
                        .set(i);
                byEffect.computeIfAbsent(findings.get(i).effect(), key -> new BitSet())
                        .set(i);
            }
            return new Index(findings, byPrinciple, byEffect);
        }

        private BitSet all() {
            var all = new BitSet();
            all.set(0, findings.size());
            return all;
        }
    }

    static StepReads of(Step step) {
        var findings = new ArrayList<Wanted>();
        var kinds = new HashSet<String>();
        var parameters = new TreeSet<String>();
        step.rules().stream().flatMap(rule -> rule.patterns().stream()).forEach(pattern -> {
            if (pattern.type().equals("Finding")) {
                findings.add(new Wanted(
                        Set.copyOf(Lint.literals(pattern, "principle")), Set.copyOf(Lint.literals(pattern, "effect"))));
            } else if (pattern.type().equals("Conclusion")) {
                kinds.addAll(Lint.literals(pattern, "kind"));
            } else {
                parameters.addAll(Lint.literals(pattern, "id"));
            }
        });
        return new StepReads(findings, kinds, parameters);
    }

    /** What a step is given: all it can match, the ranks from the order keys, and the outcome the first of the steps before it reached. */
    List<Fact> facts(Parameters inForce, Index index, List<Conclusion> before) {
        var facts = new ArrayList<Fact>();
        parameters.forEach(id -> facts.addAll(inForce.of(id)));
        wanted(index).forEach(facts::add);
        before.stream().filter(this::wants).forEach(facts::add);
        if (kinds.contains("rank")) {
            facts.addAll(Ranking.of(
                    before.stream().filter(c -> c.kind().equals("order")).toList(), inForce));
        }
        before.stream()
                .filter(c -> c.kind().equals("outcome"))
                .findFirst()
                .ifPresent(first -> facts.add(new Conclusion(
                        "decided", first.code(), first.urn(), null, first.reason(), null, first.because())));
        return facts;
    }

    /** The findings it can match, in the order they came. */
    Stream<Finding> wanted(Index index) {
        var found = new BitSet();
        findings.stream().distinct().forEach(wanted -> found.or(wanted.in(index)));
        return found.stream().mapToObj(index.findings()::get);
    }

    /** Ids of the principles whose findings it can match. */
    Set<String> principles(Catalogue catalogue) {
        return catalogue.principles().stream()
                .filter(p -> findings.stream()
                        .anyMatch(wanted -> (wanted.principles().isEmpty()
                                        || wanted.principles().contains(p.id()))
                                && (wanted.effects().isEmpty()
                                        || wanted.effects().contains(p.effect()))))
                .map(Principle::id)
                .collect(Collectors.toSet());
    }

    boolean wants(Conclusion conclusion) {
        return kinds.contains(conclusion.kind());
    }
}

package org.rightplace.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Parameter;

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

        boolean lets(Finding finding) {
            return (principles.isEmpty() || principles.contains(finding.principle()))
                    && (effects.isEmpty() || effects.contains(finding.effect()));
        }
    }

    static StepReads of(Step step) {
        var findings = new ArrayList<Wanted>();
        var kinds = new HashSet<String>();
        var parameters = new HashSet<String>();
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

    boolean wants(Finding finding) {
        return findings.stream().anyMatch(wanted -> wanted.lets(finding));
    }

    boolean wants(Parameter parameter) {
        return parameters.contains(parameter.id());
    }

    boolean wants(Conclusion conclusion) {
        return kinds.contains(conclusion.kind());
    }
}

package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a rulebook holds on one day, worked out once because every finding of every answer asks for it.
 *
 * @param parameters as they stand on the day
 * @param principles by stage, {@code placement:principles}
 * @param rules names by stage, or by theme and step, {@code placement/holder}
 * @param effects by principle id
 */
record InForce(
        Parameters parameters,
        Map<String, List<Principle>> principles,
        Map<String, Set<String>> rules,
        Map<String, String> effects) {

    static InForce on(LocalDate day, Catalogue catalogue) {
        var principles = catalogue.principles().stream()
                .filter(p -> p.inForce(day))
                .collect(Collectors.groupingBy(Rulebook::stage));
        var rules = new HashMap<String, Set<String>>();
        var effects = new HashMap<String, String>();
        principles.forEach((stage, those) -> those.forEach(p -> {
            effects.put(p.id(), p.effect());
            p.siblings()
                    .forEach(rule ->
                            rules.computeIfAbsent(stage, key -> new HashSet<>()).add(rule.name()));
        }));
        for (Step step : catalogue.steps()) {
            rules.put(
                    Rulebook.stage(step),
                    step.rules().stream()
                            .filter(rule -> rule.inForce(day))
                            .map(ParsedRule::name)
                            .collect(Collectors.toSet()));
        }
        return new InForce(catalogue.parametersOn(day), principles, rules, effects);
    }
}

package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.rightplace.facts.Parameter;

/**
 * Every parameter as it stands on one date.
 *
 * @param asAt the date
 * @param inForce sorted by id, then what it is for, then the order of its file
 */
public record Parameters(LocalDate asAt, List<Parameter> inForce) {

    /**
     * The one number of a parameter.
     *
     * @throws RulebookDefect when the rulebook has no such number on this date
     */
    public Parameter number(String id) {
        return number(id, "");
    }

    /** The number of a parameter for one of several things. */
    public Parameter number(String id, String of) {
        return inForce.stream()
                .filter(p -> p.id().equals(id) && p.of().equals(of))
                .findFirst()
                .orElseThrow(() -> new RulebookDefect("parameter " + id + (of.isEmpty() ? "" : " for " + of)
                        + " has no value on " + asAt + "; add one to rules/parameters/" + id + ".yaml"));
    }

    /** The codes of a parameter, in order; empty when it is not in force. */
    public List<String> words(String id) {
        return inForce.stream()
                .filter(p -> p.id().equals(id))
                .map(Parameter::word)
                .toList();
    }
}

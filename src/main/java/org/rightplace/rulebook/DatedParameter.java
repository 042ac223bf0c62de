package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rightplace.facts.Parameter;

/**
 * A number, or list of codes, of law or policy with all its dated values: one file in {@code rules/parameters}.
 *
 * @param parameter id
 * @param title in plain words
 * @param unit of every value
 * @param owner who may change it
 * @param reviewBy when it must be looked at again
 * @param values oldest first
 */
public record DatedParameter(
        String parameter, String title, String unit, String owner, LocalDate reviewBy, List<Value> values) {

    /**
     * What it is from one date on. Exactly one of {@code value}, {@code of} and {@code words} is there.
     *
     * @param from first day in force
     * @param cites key in {@code rules/sources}
     * @param unsure why the value needs a check; null if it does not
     * @param value one number
     * @param of a number, or a code, for each of several things
     * @param words codes in order
     */
    public record Value(
            LocalDate from, String cites, String unsure, Long value, Map<String, Object> of, List<String> words) {}

    /** What the rules read on a date: one fact for a number, one for each key, one for each code; none before its first date. */
    public List<Parameter> on(LocalDate date) {
        Value inForce = null;
        for (Value value : values) {
            if (!value.from().isAfter(date)) {
                inForce = value;
            }
        }
        var facts = new ArrayList<Parameter>();
        if (inForce == null) {
            return facts;
        }
        if (inForce.value() != null) {
            facts.add(fact(inForce, "", inForce.value()));
        }
        if (inForce.of() != null) {
            for (Map.Entry<String, Object> one : inForce.of().entrySet()) {
                facts.add(fact(inForce, one.getKey(), one.getValue()));
            }
        }
        if (inForce.words() != null) {
            for (String word : inForce.words()) {
                facts.add(fact(inForce, "", word));
            }
        }
        return facts;
    }

    private Parameter fact(Value dated, String of, Object value) {
        return value instanceof Number number
                ? new Parameter(parameter, of, number.longValue(), null, unit, dated.from(), dated.cites())
                : new Parameter(parameter, of, null, value.toString(), unit, dated.from(), dated.cites());
    }
}

package org.rightplace.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step of the order of tests makes of the complete findings and of the steps before it.
 *
 * @param kind what it settles: outcome, route, suitable, available, order, rank, standing, blocking, judgement, action, gap …
 * @param code the answer, in the codes of the API for outcomes, standings and actions
 * @param urn the setting it is about; null if none
 * @param value a number: an order's key, a rank, a ring; null if none
 * @param reason code with words in the step's words file; null if it needs none
 * @param due last day in time, of a deadline or of something to do; null if none
 * @param because ids of the principles whose findings led here
 * @param measure id of the measure of a contract, or of the check of an evaluation, it is about; null if none
 */
public record Conclusion(
        String kind,
        String code,
        Integer urn,
        Long value,
        String reason,
        LocalDate due,
        List<String> because,
        String measure)
        implements Fact {

    public Conclusion {
        because = because == null ? List.of() : List.copyOf(because);
    }

    /** About no measure of a contract. */
    public Conclusion(
            String kind, String code, Integer urn, Long value, String reason, LocalDate due, List<String> because) {
        this(kind, code, urn, value, reason, due, because, null);
    }

    /** An outcome code of the API; the first step that reaches one decides. */
    public static Conclusion outcome(String code, String reason) {
        return new Conclusion("outcome", code, null, null, reason, null, null);
    }

    /** Something settled for later steps to read. */
    public static Conclusion of(String kind, String code) {
        return new Conclusion(kind, code, null, null, null, null, null);
    }

    /**
     * One key to order an option by. Which key counts before which is the parameter {@code option-order}; the lower value
     * comes first, and an option without the key comes last.
     */
    public static Conclusion order(Integer urn, String key, long value) {
        return new Conclusion("order", key, urn, value, null, null, null);
    }

    /** Something to do: a kind of action in {@code rules/tables}. */
    public static Conclusion action(String code, String reason) {
        return new Conclusion("action", code, null, null, reason, null, null);
    }

    /** Names the setting. */
    public Conclusion at(Integer theUrn) {
        return new Conclusion(kind, code, theUrn, value, reason, due, because, measure);
    }

    /** Names the measure of a contract, or the check of an evaluation. */
    public Conclusion measure(String id) {
        return new Conclusion(kind, code, urn, value, reason, due, because, id);
    }

    /** Carries a number. */
    public Conclusion value(Long number) {
        return new Conclusion(kind, code, urn, number, reason, due, because, measure);
    }

    /** Gives the reason its words are found under. */
    public Conclusion reason(String theReason) {
        return new Conclusion(kind, code, urn, value, theReason, due, because, measure);
    }

    /** Carries the last day in time, or null where it is not known. */
    public Conclusion due(LocalDate day) {
        return new Conclusion(kind, code, urn, value, reason, day, because, measure);
    }

    /** Names a principle whose finding led here. */
    public Conclusion because(String principle) {
        var more = new ArrayList<>(because);
        more.add(principle);
        return new Conclusion(kind, code, urn, value, reason, due, more, measure);
    }
}

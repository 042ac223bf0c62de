package org.rightplace.placement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rightplace.ledger.Sight;

/**
 * What is still to be done across requests: the actions of the latest recommendation of each. An action is open until a later recommendation
 * on the same request no longer lists it. Requests are named by their reference, never by anybody's name.
 *
 * @param asAt the day it is looked at
 * @param lines the first due first; those without a day last
 * @param erased how many recommendations were left out because their private part has been erased
 */
public record ChaseList(LocalDate asAt, List<Line> lines, int erased) {

    private static final Comparator<Line> BY_DUE = Comparator.comparing(
                    (Line line) -> line.action().due(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Line::reference)
            .thenComparing(line -> line.action().kind())
            .thenComparing(line -> line.action().urn(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(line -> line.action().because().toString());

    /**
     * One thing to do.
     *
     * @param decision id of the decision that asks for it
     * @param reference the council's own reference of the request
     * @param overdue whether its last day is past
     */
    public record Line(String decision, String reference, Recommendation.Action action, boolean overdue) {}

    /** What one recommendation asks to be done. */
    record Asked(String decision, List<Recommendation.Action> actions) {}

    /**
     * The list as it stands at the end of a day.
     *
     * @param who only what these do; everybody for null
     */
    public static ChaseList of(Recommendations recommendations, LocalDate asAt, String who) {
        return of(recommendations, asAt, who, null);
    }

    /**
     * The same, of those requests only that somebody may see.
     *
     * @param sight null for all
     */
    public static ChaseList of(Recommendations recommendations, LocalDate asAt, String who, Sight sight) {
        var latest = recommendations.asked(asAt, sight);
        var lines = new ArrayList<Line>();
        latest.byReference()
                .forEach((reference, asked) -> asked.actions().stream()
                        .filter(action -> who == null || who.equals(action.who()))
                        .map(action -> new Line(
                                asked.decision(),
                                reference,
                                action,
                                action.due() != null && action.due().isBefore(asAt)))
                        .forEach(lines::add));
        lines.sort(BY_DUE);
        return new ChaseList(asAt, List.copyOf(lines), latest.erased());
    }

    /** As {@code schema/chase-list.json} has it. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("asAt", asAt.toString());
        var actions = json.putArray("actions");
        for (Line line : lines) {
            actions.add(line.action()
                    .json()
                    .put("decision", line.decision())
                    .put("reference", line.reference())
                    .put("overdue", line.overdue()));
        }
        json.put("erased", erased);
        return json;
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rightplace.facts.Clock;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/** Works out the time limits that {@code tables/clocks} names: where each starts, how it counts, what stops it being late. */
final class ClockFacts {

    private final PlacementRequest request;
    private final JsonNode tree;
    private final Parameters parameters;

    private ClockFacts(PlacementRequest request, JsonNode tree, Parameters parameters) {
        this.request = request;
        this.tree = tree;
        this.parameters = parameters;
    }

    /**
     * The clocks of a request.
     *
     * @param tree the same request as JSON, for the paths of the table
     * @param phase the child's when the place starts
     */
    static List<Clock> of(
            PlacementRequest request, JsonNode tree, String phase, Catalogue catalogue, Parameters parameters) {
        var facts = new ClockFacts(request, tree, parameters);
        var clocks = new ArrayList<Clock>();
        for (Table.Row row : catalogue.table("clocks").rows()) {
            var triggers = row.list("triggers");
            if (!triggers.isEmpty() && !triggers.contains(request.trigger())) {
                continue;
            }
            if (row.text("starts").startsWith("consultations[].")) {
                request.consultations().stream()
                        .filter(one -> one.sentOn() != null)
                        .forEach(one -> clocks.add(facts.clock(row, one.urn(), one.sentOn(), one.repliedOn(), phase)));
            } else {
                var start = row.text("starts").equals("transfer")
                        ? request.plan().placementFrom()
                        : facts.date(row.text("starts"));
                clocks.add(facts.clock(row, null, start, facts.firstDone(row), phase));
            }
        }
        return clocks;
    }

    private Clock clock(Table.Row row, Integer urn, LocalDate start, LocalDate done, String phase) {
        var due = start == null ? null : due(row, start, phase);
        var daysLeft = due == null ? null : ChronoUnit.DAYS.between(request.decisionDate(), due);
        var code = row.text("code");
        boolean excused = request.clocks().exceptions().stream()
                .anyMatch(
                        one -> code.equals(one.clock()) && row.list("excusedBy").contains(one.exception()));
        return new Clock(code, urn, start, due, done, daysLeft, excused);
    }

    /** The last day in time, for a clock that starts on a day. */
    private LocalDate due(Table.Row row, LocalDate start, String phase) {
        var length = row.text("length");
        return switch (row.text("counting")) {
            case "days-after-start" -> start.plusDays(parameters.number(length).value());
            case "days-beginning-with-start" ->
                start.plusDays(parameters.number(length).value() - 1);
            case "before-date" ->
                MonthDay.parse("--"
                                + parameters
                                        .number(length, "post-16".equals(phase) ? "post-16" : "school")
                                        .word())
                        .atYear(start.getYear())
                        .minusDays(1);
            default -> throw new IllegalStateException("clock " + row.text("code") + " counts in no known way");
        };
    }

    private LocalDate firstDone(Table.Row row) {
        return row.list("done").stream()
                .map(this::date)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private LocalDate date(String path) {
        var node = RequestPath.at(tree, path);
        return node == null || !node.isTextual() ? null : LocalDate.parse(node.asText());
    }
}

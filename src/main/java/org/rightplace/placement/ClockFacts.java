package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.rightplace.facts.Clock;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/**
 * Works out the time limits that {@code tables/clocks} names: whom each is for, where it starts, how it counts, what ends it, what
 * stops it being late.
 */
final class ClockFacts {

    /** Ways of counting that go forward from the start, so that what was done before it belongs to something earlier. */
    private static final Set<String> FORWARD =
            Set.of("days-after-start", "days-beginning-with-start", "earlier-of-two-starts");

    private final PlacementRequest request;
    private final JsonNode tree;
    private final String phase;
    private final Parameters parameters;

    private ClockFacts(PlacementRequest request, JsonNode tree, String phase, Parameters parameters) {
        this.request = request;
        this.tree = tree;
        this.phase = phase;
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
        var facts = new ClockFacts(request, tree, phase, parameters);
        var clocks = new ArrayList<Clock>();
        for (Table.Row row : catalogue.table("clocks").rows()) {
            if (row.text("starts").startsWith("consultations[].")) {
                request.consultations().stream()
                        .filter(one -> one.sentOn() != null || one.answered())
                        .map(one -> facts.clock(row, one.urn(), start(one), null, one.repliedOn(), null))
                        // The same consultation on record twice is one time limit.
                        .distinct()
                        .forEach(clocks::add);
            } else if (facts.runs(row)) {
                clocks.add(facts.clock(row));
            }
        }
        return clocks;
    }

    /** The day a setting's time to answer runs from; null also where an answer came on a day nobody recorded, so that nobody can tell its clock. */
    private static LocalDate start(PlacementRequest.Consultation one) {
        return one.answered() && one.repliedOn() == null ? null : one.sentOn();
    }

    /**
     * Whether a limit is for this request. Under the triggers of the row it is, even if nobody knows when it started; under those of
     * {@code onceKnown} only when what it hangs on is recorded, and no day it gives way to.
     */
    private boolean runs(Table.Row row) {
        var from = request.clocks().movingFrom();
        var wanted = row.list("movingFrom");
        if (!row.list("phases").isEmpty() && !row.list("phases").contains(phase)
                || from != null && row.list("notMovingFrom").contains(from)
                || from != null && !wanted.isEmpty() && !wanted.contains(from)) {
            return false;
        }
        boolean started = date(row.text("starts")) != null || date(row.text("alsoStarts")) != null;
        return row.list("triggers").contains(request.trigger())
                || row.list("onceKnown").contains(request.trigger())
                        && started
                        && moveKnown(row)
                        && date(row.text("givesWayTo")) == null;
    }

    private boolean moveKnown(Table.Row row) {
        return row.list("movingFrom").isEmpty() || request.clocks().movingFrom() != null;
    }

    private Clock clock(Table.Row row) {
        var start = date(row.text("starts"));
        var since = FORWARD.contains(row.text("counting")) ? start : null;
        var also = first(Stream.ofNullable(row.text("alsoStarts")).toList(), since);
        var closed = first(row.list("closedBy"), since);
        boolean reopened = closed != null && first(row.list("reopenedBy"), closed) != null;
        return clock(row, null, start, also, first(row.list("done"), since), reopened ? null : closed);
    }

    private Clock clock(Table.Row row, Integer urn, LocalDate start, LocalDate also, LocalDate done, LocalDate closed) {
        var due = moveKnown(row) ? extended(row, due(row, start, also)) : null;
        var daysLeft = due == null ? null : ChronoUnit.DAYS.between(request.decisionDate(), due);
        var code = row.text("code");
        boolean excused = request.clocks().exceptions().stream()
                .anyMatch(
                        one -> code.equals(one.clock()) && row.list("excusedBy").contains(one.exception()));
        return new Clock(code, urn, start, also, due, done, closed, daysLeft, excused);
    }

    /** The last day in time; null where no start is known. */
    private LocalDate due(Table.Row row, LocalDate start, LocalDate also) {
        var length = row.text("length");
        if (row.text("counting").equals("earlier-of-two-starts")) {
            return Stream.of(daysAfter(start, length), daysAfter(also, row.text("alsoLength")))
                    .filter(Objects::nonNull)
                    .min(LocalDate::compareTo)
                    .orElse(null);
        }
        if (start == null) {
            return null;
        }
        return switch (row.text("counting")) {
            case "days-after-start" -> daysAfter(start, length);
            case "days-beginning-with-start" ->
                start.plusDays(parameters.number(length).value() - 1);
            case "months-before-start" ->
                start.minusMonths(parameters.number(length).value());
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

    private LocalDate daysAfter(LocalDate start, String length) {
        return start == null ? null : start.plusDays(parameters.number(length).value());
    }

    /** A longer time that was given counts; a shorter one never does. */
    private LocalDate extended(Table.Row row, LocalDate due) {
        var given = due == null ? null : date(row.text("extendedBy"));
        return given == null || given.isBefore(due) ? due : given;
    }

    /** The first of several days that has come by the decision date and is not before another; null if none has. */
    private LocalDate first(List<String> paths, LocalDate since) {
        return paths.stream()
                .map(this::date)
                .filter(day -> day != null && !day.isAfter(request.decisionDate()))
                .filter(day -> since == null || !day.isBefore(since))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private LocalDate date(String path) {
        var node = path == null ? null : RequestPath.at(tree, path);
        return node == null || !node.isTextual() ? null : LocalDate.parse(node.asText());
    }
}

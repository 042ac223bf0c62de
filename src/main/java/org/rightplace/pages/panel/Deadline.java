package org.rightplace.pages.panel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Conclusion;
import org.rightplace.pages.Days;
import org.rightplace.placement.Recommendation;
import org.rightplace.rulebook.Table;

/**
 * One time limit of a request.
 *
 * @param what it is for, in the rulebook's words
 * @param due the last day in time; null where it cannot be told
 * @param state met, due, at-risk, overdue, unknown: as it stood on the day of the advice
 * @param cites where the law says so, in words
 */
public record Deadline(String what, LocalDate due, String state, List<String> cites) {

    /** The clocks of the request before those of each setting, the earliest last day first. */
    static List<Deadline> of(Recommendation found) {
        var account = found.account();
        var sentences = new Sentences(account.catalogue(), account.names());
        return found.evaluated().of("deadline").stream()
                .sorted(Comparator.comparing((Conclusion one) -> one.urn() != null)
                        .thenComparing(Conclusion::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(one -> new Deadline(
                        name(one, found) + (one.urn() == null ? "" : ": " + sentences.name(one.urn())),
                        one.due(),
                        one.code(),
                        sentences
                                .principle(one.because().get(0))
                                .map(p -> p.cites().stream()
                                        .limit(1)
                                        .map(sentences::cite)
                                        .toList())
                                .orElse(List.of())))
                .toList();
    }

    private static String name(Conclusion one, Recommendation found) {
        var principle = one.because().get(0);
        return Optional.ofNullable(found.catalogue().tables().get("clocks")).stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> principle.equals(row.text("principle")))
                .map((Table.Row row) -> row.text("name"))
                .findFirst()
                .orElse(principle);
    }

    /** The first that is not met yet; empty where none runs. */
    static Optional<Deadline> next(List<Deadline> deadlines) {
        return deadlines.stream()
                .filter(one -> one.due() != null && !one.state().equals("met"))
                .min(Comparator.comparing(Deadline::due));
    }

    /** Whether its last day is past and nobody has said that it was met. */
    boolean isPast(LocalDate today) {
        return state.equals("overdue") || due != null && due.isBefore(today) && !state.equals("met");
    }

    /** The last day, as shown. */
    public String day() {
        return Days.of(due);
    }

    /** Where it stood on the day of the advice. */
    public Tag tag() {
        return Tag.ofDeadline(state);
    }
}

package org.rightplace.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rightplace.facts.Conclusion;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Parameters;

/**
 * What is to be done, each with its last day and what led to it. The rulebook says within how many days ({@code parameters/action-days}),
 * what an action serves ({@code tables/action-kinds}) and which last days limit that ({@code conclusions/action-limits}); only the counting
 * is done here.
 */
public final class Actions {

    /** The parameter, with a number of days for each kind of action. */
    public static final String DAYS = "action-days";

    private Actions() {}

    /**
     * The conclusions, with each action whole. Days are calendar days after the decision date. A limit on what the action serves cuts them
     * short; one that is past makes it due on the decision date. A day the rules gave an action themselves stays. An action that names no
     * finding follows from the outcome, and so from what that rests on.
     *
     * @param decided the decision date
     */
    public static List<Concluded> whole(
            List<Concluded> concluded, LocalDate decided, Parameters parameters, Catalogue catalogue) {
        var outcome = concluded.stream()
                .map(Concluded::conclusion)
                .filter(one -> one.kind().equals("outcome"))
                .findFirst();
        var limits = concluded.stream()
                .map(Concluded::conclusion)
                .filter(one -> one.kind().equals("limit"))
                .toList();
        var all = new ArrayList<Concluded>();
        for (Concluded one : concluded) {
            var made = one.conclusion();
            if (made.kind().equals("action") && made.due() == null) {
                made = made.due(due(made, limits, decided, parameters, catalogue));
            }
            if (made.kind().equals("action") && made.because().isEmpty() && outcome.isPresent()) {
                for (String principle : outcome.get().because()) {
                    made = made.because(principle);
                }
            }
            all.add(new Concluded(one.step(), one.number(), made));
        }
        return List.copyOf(all);
    }

    private static LocalDate due(
            Conclusion action, List<Conclusion> limits, LocalDate decided, Parameters parameters, Catalogue catalogue) {
        var within = decided.plusDays(parameters.number(DAYS, action.code()).value());
        var serves = catalogue.table("action-kinds").row(action.code()).map(row -> row.text("serves"));
        var first = limits.stream()
                .filter(limit -> serves.equals(Optional.of(limit.code())))
                .map(Conclusion::due);
        var last = Stream.concat(Stream.of(within), first)
                .min(LocalDate::compareTo)
                .orElse(within);
        return last.isBefore(decided) ? decided : last;
    }
}

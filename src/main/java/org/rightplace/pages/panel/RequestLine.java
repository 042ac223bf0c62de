package org.rightplace.pages.panel;

import java.time.LocalDate;
import org.rightplace.choice.Choice;
import org.rightplace.choice.Choices;
import org.rightplace.pages.Days;
import org.rightplace.placement.Recommendation;
import org.rightplace.rulebook.Table;

/**
 * A request in the list.
 *
 * @param reference the council's own
 * @param advised the latest on it
 * @param today the day it is looked at
 */
public record RequestLine(String reference, Advised advised, State state, LocalDate today) {

    /**
     * What the list shows of advice.
     *
     * @param id of the decision
     * @param sequence its number in the log
     * @param on the day of the advice
     * @param outcomeCode what is advised, as a code
     * @param outcome the same in words
     * @param next the first time limit not met yet; null for none
     * @param choices the words there are for what is chosen on it
     */
    public record Advised(
            String id,
            long sequence,
            LocalDate on,
            String outcomeCode,
            String outcome,
            String headline,
            Deadline next,
            Table choices) {

        static Advised of(Recommendation one) {
            var code = one.evaluated().outcome().conclusion().code();
            return new Advised(
                    one.decision().id(),
                    one.decision().sequence(),
                    InWords.on(one.decision().recordedAt()),
                    code,
                    InWords.name(one.catalogue(), "outcomes", code),
                    one.headline(),
                    Deadline.next(Deadline.of(one)).orElse(null),
                    one.catalogue().table("choices"));
        }
    }

    /**
     * Whether somebody has decided.
     *
     * @param words for the reader
     */
    public record State(boolean decided, String words) {

        /** @param choices null where there are none */
        static State of(Choices choices, Table words) {
            if (choices == null) {
                return new State(false, "Not decided");
            }
            return choices.standing()
                    .map(one -> new State(!one.code().equals(Choice.DEFERRED), words.name(one.code())))
                    .orElse(new State(false, "Not decided; a panel has recommended"));
        }
    }

    public String day() {
        return Days.of(advised.on());
    }

    public Tag tag() {
        return new Tag(state.words(), state.decided() ? "green" : "blue");
    }

    /** The day of the next time limit; that none runs. */
    public String due() {
        return advised.next() == null ? "None" : advised.next().day();
    }

    /** A day that went by after the advice is no longer to come. */
    public Tag dueTag() {
        return advised.next().isPast(today)
                ? new Tag("Overdue", "red")
                : advised.next().tag();
    }

    boolean isOverdue() {
        return !state.decided() && advised.next() != null && advised.next().isPast(today);
    }
}

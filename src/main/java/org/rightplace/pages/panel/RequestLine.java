package org.rightplace.pages.panel;

import java.time.LocalDate;
import org.rightplace.choice.Choice;
import org.rightplace.choice.Choices;
import org.rightplace.rulebook.Catalogue;

/**
 * A request in the list.
 *
 * @param id of the latest advice on it
 * @param reference the council's own
 * @param outcomeCode what is advised, as a code
 * @param outcome the same in words
 * @param on the day of the advice
 * @param sequence its number in the log
 * @param next the first time limit not met yet; null for none
 * @param today the day it is looked at
 */
public record RequestLine(
        String id,
        String reference,
        String outcomeCode,
        String outcome,
        String headline,
        LocalDate on,
        long sequence,
        State state,
        Deadline next,
        LocalDate today) {

    /**
     * Whether somebody has decided.
     *
     * @param words for the reader
     */
    public record State(boolean decided, String words) {

        static State of(Choices choices, Catalogue catalogue) {
            return choices.standing()
                    .map(one -> new State(
                            !one.code().equals(Choice.DEFERRED), InWords.name(catalogue, "choices", one.code())))
                    .orElseGet(() -> new State(
                            false, choices.all().isEmpty() ? "Not decided" : "Not decided; a panel has recommended"));
        }
    }

    public String day() {
        return InWords.day(on);
    }

    public Tag tag() {
        return new Tag(state.words(), state.decided() ? "green" : "blue");
    }

    /** The day of the next time limit; that none runs. */
    public String due() {
        return next == null ? "None" : next.day();
    }

    /** A day that went by after the advice is no longer to come. */
    public Tag dueTag() {
        return next.isPast(today) ? new Tag("Overdue", "red") : next.tag();
    }

    boolean isOverdue() {
        return !state.decided() && next != null && next.isPast(today);
    }
}

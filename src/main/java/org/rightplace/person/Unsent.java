package org.rightplace.person;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What was begun on persons and not sent, kept outside the log: to be given out and to be forgotten with the rest.
 *
 * @param about the drafts about a person, by the council's reference
 * @param forget deletes them, and says how many there were
 */
public record Unsent(Function<String, List<Begun>> about, ToIntFunction<String> forget) {

    /**
     * One draft.
     *
     * @param body JSON
     * @param account who began it
     * @param on when it was last saved, ISO 8601
     */
    public record Begun(String body, String account, String on) {

        /** Leaves out what is private. */
        @Override
        public String toString() {
            return "Begun";
        }
    }
}

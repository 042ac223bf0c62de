package org.rightplace.pages.panel;

import org.rightplace.pages.Days;
import org.rightplace.placement.ChaseList;

/**
 * Something to do, as it stands on the chase list.
 *
 * @param decision id of the advice that asks for it
 * @param reference of the request
 * @param what in a sentence
 * @param due the last day for it, in words
 * @param overdue whether that is past
 * @param because ids of the principles it follows from
 */
public record ChaseLine(
        String decision, String reference, String what, String who, String due, boolean overdue, String because) {

    static ChaseLine of(ChaseList.Line line) {
        return new ChaseLine(
                line.decision(),
                line.reference(),
                line.action().text(),
                who(line.action().who()),
                Days.of(line.action().due()),
                line.overdue(),
                String.join(", ", line.action().because()));
    }

    /** Whoever acts, in words. */
    static String who(String code) {
        return switch (code) {
            case "council" -> "The council";
            case "family" -> "The family";
            case "setting" -> "The setting";
            case "health" -> "Health";
            default -> InWords.capital(code.replace('-', ' '));
        };
    }
}

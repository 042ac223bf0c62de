package org.rightplace.pages.commissioner;

import java.util.List;
import java.util.Locale;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.ReviewAccount;
import org.rightplace.explanation.Sentences;
import org.rightplace.pages.Days;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;

/**
 * Something to do.
 *
 * @param who does it, in words
 * @param by last day for it, in words
 * @param about ids of the measures or the checks it is about; none for the whole
 */
public record ToDo(String text, String who, String by, List<String> about) {

    /** Each thing to do once, with all it is about. */
    static List<ToDo> in(List<Concluded> concluded, Sentences sentences, Catalogue catalogue) {
        return ReviewAccount.once(concluded, "action").stream()
                .map(one -> {
                    var action = one.concluded().conclusion();
                    return new ToDo(
                            sentences.of(one.concluded(), Audience.PANEL),
                            who(catalogue
                                    .row("action-kinds", action.code())
                                    .map(row -> row.text("who"))
                                    .orElse("council")),
                            Days.of(action.due()),
                            one.measures());
                })
                .toList();
    }

    private static String who(String code) {
        return switch (code) {
            case "health" -> "Health services";
            case "legal" -> "A lawyer";
            default -> "The " + code.toLowerCase(Locale.UK);
        };
    }
}

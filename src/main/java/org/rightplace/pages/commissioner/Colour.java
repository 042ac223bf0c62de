package org.rightplace.pages.commissioner;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rightplace.rulebook.Catalogue;

/**
 * A colour of progress as a tag, which says it in words too.
 *
 * @param code in {@code tables/rag-colours}; empty where there is none
 * @param words {@code Red: off track}
 * @param look class of the tag
 */
public record Colour(String code, String words, String look) {

    private static final String TABLE = "rag-colours";

    /** The tags of govuk-frontend nearest to the colours the rulebook names; another colour is shown by its words alone. */
    private static final Map<String, String> LOOKS = Map.of(
            "blue", "govuk-tag--blue",
            "green", "govuk-tag--green",
            "amber", "govuk-tag--orange",
            "red", "govuk-tag--red");

    private static final Colour NONE = new Colour("", "No colour yet", "govuk-tag--grey");

    /** @param code empty where nothing gave one */
    static Colour of(Optional<String> code, Catalogue catalogue) {
        return code.map(one -> of(one, catalogue)).orElse(NONE);
    }

    static Colour of(String code, Catalogue catalogue) {
        var name = catalogue
                .row(TABLE, code)
                .map(row -> ": " + row.text("name").toLowerCase(Locale.UK))
                .orElse("");
        return new Colour(
                code,
                code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1) + name,
                LOOKS.getOrDefault(code, "govuk-tag--grey"));
    }
}

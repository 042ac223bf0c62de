package org.rightplace.pages.panel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.rightplace.ledger.Filter;
import org.rightplace.rulebook.Catalogue;

/** Values as they stand on a page. What is not known is said to be so, and never left blank. */
final class InWords {

    static final String NOT_KNOWN = "Not known";

    private InWords() {}

    /**
     * The day in England of a moment.
     *
     * @param at ISO 8601
     */
    static LocalDate on(String at) {
        return LocalDate.ofInstant(Instant.parse(at), Filter.ENGLAND);
    }

    /** Whole pounds, with pence only where there are some. */
    static String pounds(Long pence) {
        if (pence == null) {
            return NOT_KNOWN;
        }
        return pence % 100 == 0
                ? String.format(Locale.UK, "£%,d", pence / 100)
                : String.format(Locale.UK, "£%,d.%02d", pence / 100, Math.abs(pence % 100));
    }

    /** To one decimal, as the API gives it. */
    static String kilometres(Long metres) {
        return metres == null ? NOT_KNOWN : BigDecimal.valueOf(metres, 3).setScale(1, RoundingMode.HALF_UP) + " km";
    }

    static String minutes(Long minutes) {
        return minutes == null ? NOT_KNOWN : "about " + minutes + (minutes == 1 ? " minute" : " minutes") + " each way";
    }

    static String yes(Boolean known) {
        return known == null ? NOT_KNOWN : known ? "Yes" : "No";
    }

    /** A conclusion that is yes, no or neither. */
    static String yes(String code) {
        return "yes".equals(code) ? "Yes" : "no".equals(code) ? "No" : NOT_KNOWN;
    }

    /** What a table calls a code; the code itself where the rulebook at hand has no such row. */
    static String name(Catalogue catalogue, String table, String code) {
        return code == null ? NOT_KNOWN : catalogue.name(table, code);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }
}

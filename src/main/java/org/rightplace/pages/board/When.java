package org.rightplace.pages.board;

import java.time.LocalDate;
import org.rightplace.pages.Days;

/** Days that may be missing, or be no days, as a table shows them. */
final class When {

    private When() {}

    /** Empty for null. */
    static String day(LocalDate day) {
        return day == null ? "" : Days.of(day);
    }

    /** A day of a record; the text itself where it is none. */
    static String day(String iso) {
        return iso.matches("\\d{4}-\\d{2}-\\d{2}") ? day(LocalDate.parse(iso)) : iso;
    }
}

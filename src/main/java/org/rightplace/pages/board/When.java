package org.rightplace.pages.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rightplace.ledger.Filter;

/** Days and times as people read them, as they go in England. */
final class When {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);

    private When() {}

    /** {@code 20 November 2026}; empty for null. */
    static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** {@code 20 November 2026 at 09:00}. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(Filter.ENGLAND));
    }

    /** A day of a record; the text itself where it is none. */
    static String day(String iso) {
        return iso.matches("\\d{4}-\\d{2}-\\d{2}") ? day(LocalDate.parse(iso)) : iso;
    }
}

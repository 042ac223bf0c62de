package org.rightplace.pages.commissioner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rightplace.ledger.Filter;

/** Days as people write them: {@code 20 November 2026}. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Days() {}

    /** @param day null where it is not known */
    static String of(LocalDate day) {
        return day == null ? "Not known" : day.format(DAY);
    }

    /** The day of a moment, as days go in England. */
    static String of(Instant moment) {
        return of(LocalDate.ofInstant(moment, Filter.ENGLAND));
    }
}

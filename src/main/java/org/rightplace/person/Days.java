package org.rightplace.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rightplace.ledger.Filter;

/** Days as they are written for people, as they go in England. */
final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private Days() {}

    static String of(LocalDate day) {
        return day.format(DAY);
    }

    static String of(Instant instant) {
        return of(LocalDate.ofInstant(instant, Filter.ENGLAND));
    }
}

package org.rightplace.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rightplace.ledger.Filter;

/** Days as pages say them. */
public final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Days() {}

    /** The day in England: 20 November 2026. */
    public static String of(Instant moment) {
        return of(LocalDate.ofInstant(moment, Filter.ENGLAND));
    }

    public static String of(LocalDate day) {
        return day.format(DAY);
    }
}

package org.rightplace.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.rightplace.ledger.Filter;

/** Days and moments as pages say them, as they go in England. */
public final class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);

    private Days() {}

    /** The day of a moment: {@code 20 November 2026}. */
    public static String of(Instant moment) {
        return of(LocalDate.ofInstant(moment, Filter.ENGLAND));
    }

    /** @param day null where it is not known */
    public static String of(LocalDate day) {
        return day == null ? "Not known" : day.format(DAY);
    }

    /** {@code 20 November 2026 at 09:00}. */
    public static String at(Instant moment) {
        return MOMENT.format(moment.atZone(Filter.ENGLAND));
    }
}

package org.rightplace.governance;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says in a sentence what a measure shows, from what of it may be shown. */
final class Saying {

    private Saying() {}

    /** @param main code of the thing it is about; null for the one counted most */
    static String of(List<Measure.Row> rows, Measure.Row total, String main, String unit) {
        if (total.total() == null) {
            return "There are too few to show how many.";
        }
        var about = main == null
                ? rows.stream()
                        .filter(row -> Objects.nonNull(row.total()))
                        .max(Comparator.comparingLong(Measure.Row::total))
                : rows.stream().filter(row -> row.code().equals(main)).findFirst();
        var of = total.total() + " " + unit;
        if (about.isEmpty()) {
            return main == null ? "Of " + of + ", no single number can be shown." : "Of " + of + ", none.";
        }
        var row = about.get();
        return Optional.ofNullable(row.total())
                .map(number -> row.name() + ": " + number + " of " + of + " (" + percent(number, total.total()) + "%).")
                .orElse(row.name() + ": too few of " + of + " to show, or too telling of others.");
    }

    /** Rounded half up. */
    static long percent(long part, long whole) {
        return whole == 0 ? 0 : (200 * part + whole) / (2 * whole);
    }
}

package org.rightplace.governance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/**
 * What measures can be split by: what the log keeps for good of each record. Not by need: of nobody does it keep what their need is.
 */
public enum By {
    MONTH("month", "Month"),
    QUARTER("quarter", "Quarter"),
    AUTHORITY("authority", "Council");

    private static final String JOINT = "joint";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final String code;
    private final String words;

    By(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As the API has it. */
    public String code() {
        return code;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    public static Optional<By> of(String code) {
        return Arrays.stream(values()).filter(by -> by.code.equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(By::code).toList();
    }

    /** In which group an entry counts: exactly one, so that groups add up. */
    Category group(StoredEntry stored, Catalogue catalogue) {
        return switch (this) {
            case MONTH -> month(day(stored));
            case QUARTER -> quarter(day(stored));
            case AUTHORITY -> authority(stored, catalogue);
        };
    }

    static LocalDate day(StoredEntry stored) {
        return LocalDate.ofInstant(stored.entry().recordedAt(), Filter.ENGLAND);
    }

    private static Category month(LocalDate day) {
        return new Category("%d-%02d".formatted(day.getYear(), day.getMonthValue()), NAME.format(day));
    }

    private static Category quarter(LocalDate day) {
        int quarter = (day.getMonthValue() - 1) / 3;
        var first = LocalDate.of(day.getYear(), quarter * 3 + 1, 1);
        return new Category(
                day.getYear() + "-Q" + (quarter + 1),
                NAME.format(first).replaceAll(" .*", "") + " to " + NAME.format(first.plusMonths(2)));
    }

    private static Category authority(StoredEntry stored, Catalogue catalogue) {
        var codes = stored.authorities();
        if (codes.size() != 1) {
            return new Category(JOINT, "More than one council");
        }
        var code = codes.iterator().next();
        return new Category(code, catalogue.name("authorities", code));
    }
}

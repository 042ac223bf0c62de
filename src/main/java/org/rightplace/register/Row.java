package org.rightplace.register;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** One row of a public file, read column by column. A blank cell, or a column the file lacks, is null. */
record Row(Heading heading, CsvRecord csv) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    static Row of(Heading heading, CsvRecord csv) {
        if (csv.getFieldCount() != heading.width()) {
            throw new RowRefused(
                    null,
                    "The row has " + csv.getFieldCount() + " columns where the heading has " + heading.width()
                            + "; a comma or a quotation mark may be missing or too many.");
        }
        return new Row(heading, csv);
    }

    long line() {
        return csv.getStartingLineNumber();
    }

    String text(String column) {
        Integer at = heading.at().get(column);
        if (at == null) {
            return null;
        }
        String text = csv.getField(at).strip();
        return text.isEmpty() ? null : text;
    }

    /** Text that fits its column of the database. */
    String text(String column, int atMost) {
        String text = text(column);
        if (text != null && text.length() > atMost) {
            throw new RowRefused(column, column + " is longer than " + atMost + " characters.");
        }
        return text;
    }

    Long whole(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new RowRefused(column, column + " is not a whole number.");
        }
        return Long.valueOf(text);
    }

    /** A day written dd-mm-yyyy. */
    LocalDate day(String column) {
        String text = text(column);
        try {
            return text == null ? null : LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw new RowRefused(column, column + " is not a day written dd-mm-yyyy.");
        }
    }
}

package org.rightplace.contract.sheet;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rightplace.schema.InputError;

/**
 * Where each known column stands in one file.
 *
 * @param at from 0
 * @param width how many columns have a heading or stand before one that has
 * @param passedOver letters of the columns whose headings are not known
 * @param errors columns that are missing or stand twice
 */
record Headings(Map<Column, Integer> at, int width, List<String> passedOver, List<InputError> errors) {

    private static final List<Column> REQUIRED = List.of(Column.REFERENCE, Column.TEXT);

    static Headings in(CsvRecord first, int row) {
        var at = new EnumMap<Column, Integer>(Column.class);
        var passedOver = new ArrayList<String>();
        var errors = new ArrayList<InputError>();
        int width = 0;
        for (int i = 0; i < first.getFieldCount(); i++) {
            var cell = new Cell(row, i);
            var column = Column.of(first.getField(i));
            if (!first.getField(i).isBlank()) {
                width = i + 1;
            }
            if (column.isEmpty()) {
                if (!first.getField(i).isBlank()) {
                    passedOver.add(cell.letters());
                }
            } else if (at.putIfAbsent(column.get(), i) != null) {
                errors.add(cell.error(
                        column.get().heading, "duplicate-column", "This column stands twice; remove or rename one."));
            }
        }
        REQUIRED.stream()
                .filter(column -> !at.containsKey(column))
                .forEach(column -> errors.add(new InputError(
                        "",
                        "missing-column",
                        "There must be a column headed " + column.heading + " in row " + row + ".")));
        return new Headings(at, width, passedOver, errors);
    }
}

package org.rightplace.contract.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rightplace.schema.InputError;

/** Gathers rows into contracts, and every wrong cell. */
final class Gathered {

    private final Values values;
    private final LocalDate reviewDate;
    private final Map<String, SheetContract> contracts = new LinkedHashMap<>();
    private final List<InputError> errors = new ArrayList<>();

    Gathered(Values values, LocalDate reviewDate) {
        this.values = values;
        this.reviewDate = reviewDate;
    }

    Collection<SheetContract> contracts() {
        return contracts.values();
    }

    List<InputError> errors() {
        return errors;
    }

    void row(Headings headings, CsvRecord csv, int row) {
        for (int i = headings.width(); i < csv.getFieldCount(); i++) {
            if (!csv.getField(i).isBlank()) {
                errors.add(new Cell(row, i)
                        .error(
                                null,
                                "no-heading",
                                "There is no heading above this; a separator may be missing in quotes."));
            }
        }
        String reference = text(headings, Column.REFERENCE, csv);
        if (reference == null) {
            errors.add(cell(headings, Column.REFERENCE, row)
                    .error(Column.REFERENCE.heading, "missing", "This is required: whose measure it is."));
            return;
        }
        var contract = contracts.computeIfAbsent(reference, any -> new SheetContract(reviewDate));
        Column.OF_CONTRACT.forEach(column -> ofContract(headings, column, csv, row, contract));
        kpi(headings, csv, row, contract);
    }

    private void ofContract(Headings headings, Column column, CsvRecord csv, int row, SheetContract contract) {
        String text = text(headings, column, csv);
        if (text == null) {
            return;
        }
        ObjectNode holder =
                column == Column.SUPPLIER ? contract.json().withObjectProperty("supplier") : contract.json();
        String field = column == Column.SUPPLIER ? "name" : column.field;
        var cell = cell(headings, column, row);
        if (!holder.has(field)) {
            holder.put(field, text);
            contract.from(column == Column.SUPPLIER ? "/supplier/name" : "/" + field, cell, column);
        } else if (!holder.get(field).asText().equals(text)) {
            errors.add(cell.error(
                    column.heading,
                    "differs",
                    "This must be the same on every row of one contract; it is not as on its first row."));
        }
    }

    private void kpi(Headings headings, CsvRecord csv, int row, SheetContract contract) {
        String at = "/kpis/" + contract.kpis().size();
        ObjectNode kpi = contract.kpis().addObject();
        contract.from(at, cell(headings, Column.TEXT, row), Column.TEXT);
        boolean percent = false;
        for (Map.Entry<Column, Integer> one : headings.at().entrySet()) {
            Column column = one.getKey();
            String text = text(headings, column, csv);
            if (Column.OF_CONTRACT.contains(column) || text == null) {
                continue;
            }
            var cell = cell(headings, column, row);
            var value = values.read(column, text);
            if (value.isEmpty()) {
                errors.add(cell.error(column.heading, "not-allowed", values.wanted(column)));
            } else {
                boolean result = Column.OF_RESULT.contains(column);
                (result ? observation(kpi) : kpi).set(column.field, value.get());
                contract.from(at + (result ? "/observations/0/" : "/") + column.field, cell, column);
                percent |= isFigure(column) && text.endsWith("%");
            }
        }
        if (!kpi.has("id")) {
            kpi.put("id", "K" + contract.kpis().size());
            contract.from(at + "/id", cell(headings, Column.TEXT, row), Column.TEXT);
        }
        unit(headings, row, kpi, percent);
    }

    private static boolean isFigure(Column column) {
        return column.holds.kind() == Column.Holds.Kind.NUMBER && column != Column.DENOMINATOR_SIZE;
    }

    /** A percent sign says the unit where no cell does, and may not gainsay it. */
    private void unit(Headings headings, int row, ObjectNode kpi, boolean percent) {
        if (percent && !kpi.has("unit")) {
            kpi.put("unit", "percent");
        } else if (percent && !kpi.get("unit").asText().equals("percent")) {
            errors.add(cell(headings, Column.UNIT, row)
                    .error(
                            Column.UNIT.heading,
                            "differs",
                            "A figure of this row has a percent sign, so this must be percent."));
        }
    }

    private static ObjectNode observation(ObjectNode kpi) {
        var observations = kpi.withArrayProperty("observations");
        return observations.isEmpty() ? observations.addObject() : (ObjectNode) observations.get(0);
    }

    /** A cell without the spaces around it; null where it is empty or its column is not there. */
    private static String text(Headings headings, Column column, CsvRecord csv) {
        Integer at = headings.at().get(column);
        String text = at == null || at >= csv.getFieldCount()
                ? ""
                : csv.getField(at).replace('\u00a0', ' ').strip();
        return text.isEmpty() ? null : text;
    }

    private static Cell cell(Headings headings, Column column, int row) {
        return new Cell(row, headings.at().getOrDefault(column, 0));
    }
}

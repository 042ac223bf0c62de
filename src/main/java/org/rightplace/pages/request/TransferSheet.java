package org.rightplace.pages.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rightplace.contract.sheet.SheetText;
import org.rightplace.pages.forms.FieldType;
import org.rightplace.pages.forms.Wording;
import org.rightplace.placement.RequestPath;
import org.rightplace.schema.Place;

/**
 * A table of requests, one a row: the headings are paths within a request. A cell that is empty says nothing. Several answers in one cell are
 * parted by semicolons.
 */
final class TransferSheet {

    /** Most rows of one file. */
    static final int MOST = 500;

    private static final String TRIGGER = "trigger";
    private static final String MOVE = "phase-transfer";

    private final Wording wording;

    TransferSheet(Wording wording) {
        this.wording = wording;
    }

    /**
     * A row.
     *
     * @param number in the file, the headings being row 1
     * @param request as far as it could be read
     * @param wrong what could not be read, in words, never the value
     */
    record Row(int number, ObjectNode request, List<String> wrong) {}

    /**
     * A file.
     *
     * @param wrong what is wrong with it as a whole; then there are no rows
     */
    record Sheet(List<Row> rows, List<String> wrong) {}

    /** A heading. */
    private record Column(int index, String path, FieldType type) {}

    /** Reads a file. Never throws for what it reads. */
    Sheet read(byte[] file) {
        var sheet = SheetText.of(file);
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder().fieldSeparator(sheet.separator()).ofCsvRecord(sheet.text())) {
            for (CsvRecord one : reader) {
                records.add(one);
                if (records.size() > MOST + 1) {
                    return refused("The file has more than " + MOST + " rows. Send it in parts.");
                }
            }
        } catch (java.io.IOException | RuntimeException e) {
            return refused("The file cannot be read as a table. Save it as CSV and send it again.");
        }
        if (records.size() < 2) {
            return refused("The file has no rows. It needs a row of headings, and a row for each child.");
        }
        var wrong = new ArrayList<String>();
        var columns = columns(records.get(0).getFields(), wrong);
        if (!wrong.isEmpty()) {
            return new Sheet(List.of(), wrong);
        }
        var rows = new ArrayList<Row>();
        for (int i = 1; i < records.size(); i++) {
            var cells = records.get(i).getFields();
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row(i + 1 + sheet.rowsBefore(), cells, columns));
            }
        }
        return rows.isEmpty() ? refused("The file has no rows.") : new Sheet(List.copyOf(unique(rows)), List.of());
    }

    private static Sheet refused(String why) {
        return new Sheet(List.of(), List.of(why));
    }

    private List<Column> columns(List<String> headings, List<String> wrong) {
        var columns = new ArrayList<Column>();
        var seen = new HashSet<String>();
        for (int i = 0; i < headings.size(); i++) {
            var path = headings.get(i).strip();
            if (path.isEmpty()) {
                continue;
            }
            var type = RequestPath.parse(path).flatMap(parsed -> wording.at(place(parsed)));
            if (type.isEmpty()) {
                // What stands in a heading may be a child's name where the headings are missing.
                wrong.add(
                        "Column " + (i + 1) + ": the heading is no path within a request, such as person.dateOfBirth.");
            } else if (!seen.add(path)) {
                wrong.add("Column " + (i + 1) + ": the heading stands twice.");
            } else {
                columns.add(new Column(i, path, type.get()));
            }
        }
        return columns;
    }

    /** Whichever thing of a list is meant, all are alike. */
    static Place place(RequestPath path) {
        var place = Place.ROOT;
        for (RequestPath.Step step : path.steps()) {
            place = place.then(step.item() ? (Object) Integer.valueOf(0) : step.name());
        }
        return place;
    }

    private static Row row(int number, List<String> cells, List<Column> columns) {
        JsonNode request = JsonNodeFactory.instance.objectNode();
        var wrong = new ArrayList<String>();
        for (Column column : columns) {
            var text = column.index() < cells.size() ? cells.get(column.index()).strip() : "";
            if (!text.isEmpty()) {
                var value = value(column.type(), text);
                if (value.isEmpty()) {
                    wrong.add(column.path() + ": " + wanted(column.type()));
                    continue;
                }
                try {
                    request = RequestPath.with(request, column.path(), value.get());
                } catch (IllegalArgumentException e) {
                    wrong.add(column.path() + ": this does not go with the other columns");
                }
            }
        }
        var whole = (ObjectNode) request;
        if (!whole.has(TRIGGER)) {
            whole.put(TRIGGER, MOVE);
        }
        return new Row(number, whole, wrong);
    }

    private static List<Row> unique(List<Row> rows) {
        var first = new HashMap<String, Integer>();
        return rows.stream()
                .map(row -> {
                    var reference = row.request().path("reference").asText();
                    var earlier = reference.isEmpty() ? null : first.putIfAbsent(reference, row.number());
                    return earlier == null
                            ? row
                            : new Row(
                                    row.number(),
                                    row.request(),
                                    Stream.concat(
                                                    row.wrong().stream(),
                                                    Stream.of("reference: row " + earlier + " has the same"))
                                            .toList());
                })
                .toList();
    }

    private static Optional<JsonNode> value(FieldType type, String text) {
        return switch (type.kind()) {
            case FLAG -> flag(text.toLowerCase(Locale.ROOT));
            case DAY -> day(text);
            case CHOICE -> code(type, text).map(TextNode::valueOf);
            case TICKS, LINES, SETTINGS -> list(type, text);
            case NUMBER, POUNDS, SETTING -> whole(text);
            case DECIMAL ->
                text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")
                        ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                        : Optional.empty();
            default -> Optional.of(TextNode.valueOf(text));
        };
    }

    private static Optional<JsonNode> flag(String text) {
        return switch (text) {
            case "yes", "true", "y" -> Optional.of(BooleanNode.TRUE);
            case "no", "false", "n" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> day(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(TextNode.valueOf(LocalDate.parse(text).toString()));
            }
            if (text.matches("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")) {
                var parts = text.split("/");
                return Optional.of(TextNode.valueOf(
                        LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
                                .toString()));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> whole(String text) {
        return text.matches("-?[0-9]{1,13}") ? Optional.of(LongNode.valueOf(Long.parseLong(text))) : Optional.empty();
    }

    /** The code of an answer, by itself or by its name. */
    private static Optional<String> code(FieldType type, String text) {
        return type.answers().entrySet().stream()
                .filter(one ->
                        one.getKey().equalsIgnoreCase(text) || one.getValue().equalsIgnoreCase(text))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<JsonNode> list(FieldType type, String text) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(";")) {
            Optional<JsonNode> one = part.isBlank()
                    ? Optional.empty()
                    : switch (type.kind()) {
                        case SETTINGS -> whole(part.strip());
                        case TICKS ->
                            type.answers().isEmpty()
                                    ? Optional.of(TextNode.valueOf(part.strip()))
                                    : code(type, part.strip()).map(TextNode::valueOf);
                        default -> Optional.of(TextNode.valueOf(part.strip()));
                    };
            if (one.isEmpty()) {
                return Optional.empty();
            }
            list.add(one.get());
        }
        return Optional.of(list);
    }

    private static String wanted(FieldType type) {
        return switch (type.kind()) {
            case FLAG -> "write yes or no, or leave it empty";
            case DAY -> "write a day that exists, such as 20/11/2026 or 2026-11-20";
            case CHOICE -> "write one of the answers a request may have here";
            case TICKS -> "write answers a request may have here, with semicolons between them";
            case POUNDS -> "write whole pence";
            case SETTING, SETTINGS -> "write the number (URN) of a setting";
            default -> "write a number";
        };
    }
}

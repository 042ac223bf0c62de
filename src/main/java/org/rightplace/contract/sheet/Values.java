package org.rightplace.contract.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** Reads single cells: dates day first as they are written here, figures with or without a percent sign, codes by their code or name. */
final class Values {

    private static final Pattern NUMBER =
            Pattern.compile("-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})([.][0-9]{1,9})?%?");
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,15}|[0-9]{1,15}");

    private final Catalogue catalogue;

    Values(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The cell as JSON; nothing where it is not what its column holds. */
    Optional<JsonNode> read(Column column, String cell) {
        var json = JsonNodeFactory.instance;
        return switch (column.holds.kind()) {
            case TEXT -> Optional.of(json.textNode(cell));
            case ID ->
                ID.matcher(cell).matches()
                        ? Optional.of(json.textNode(Character.isDigit(cell.charAt(0)) ? "K" + cell : cell))
                        : Optional.empty();
            case NUMBER -> number(cell);
            case DAY -> day(cell).map(day -> json.textNode(day.toString()));
            case CODE -> code(column, cell).map(json::textNode);
            case CODES -> codes(column, cell);
        };
    }

    /** What the cells of a column hold, in words. */
    String wanted(Column column) {
        String wanted = switch (column.holds.kind()) {
            case TEXT -> "words";
            case ID -> "a number or an id such as K1: at most 16 letters and digits, a letter first";
            case NUMBER -> "a number such as 75, 4.5 or 75%";
            case DAY -> "a day that exists, such as 2026-11-20 or 20/11/2026";
            case CODE -> "one of " + names(column);
            case CODES -> "one or more of " + names(column) + ", with semicolons or commas between them";
        };
        return "This must be " + wanted + "; leave it empty where it is not known.";
    }

    private String names(Column column) {
        return String.join(", ", catalogue.table(column.holds.table()).codes());
    }

    private static Optional<JsonNode> number(String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            return Optional.empty();
        }
        var figure = new BigDecimal(cell.replace(",", "").replace("%", ""));
        return Optional.of(
                figure.stripTrailingZeros().scale() <= 0
                        ? JsonNodeFactory.instance.numberNode(figure.longValueExact())
                        : JsonNodeFactory.instance.numberNode(figure));
    }

    private static Optional<LocalDate> day(String cell) {
        try {
            Matcher dayFirst = DAY_FIRST.matcher(cell);
            return Optional.of(
                    dayFirst.matches()
                            ? LocalDate.of(
                                    Integer.parseInt(dayFirst.group(3)),
                                    Integer.parseInt(dayFirst.group(2)),
                                    Integer.parseInt(dayFirst.group(1)))
                            : LocalDate.parse(cell));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> code(Column column, String cell) {
        Table table = catalogue.table(column.holds.table());
        String published = column.field + "/" + cell.toLowerCase(Locale.ROOT);
        return table.rows().stream()
                .filter(row -> cell.equalsIgnoreCase(row.text(table.key())) || cell.equalsIgnoreCase(row.text("name")))
                .map(row -> row.text(table.key()))
                .findFirst()
                .or(() -> catalogue.table("published-codes").row(published).map(row -> row.text("code")));
    }

    private Optional<JsonNode> codes(Column column, String cell) {
        var codes = new ArrayList<String>();
        for (String one : cell.split("[;,/\n]")) {
            if (!one.isBlank()) {
                var code = code(column, one.strip());
                if (code.isEmpty()) {
                    return Optional.empty();
                }
                codes.add(code.get());
            }
        }
        var list = JsonNodeFactory.instance.arrayNode();
        codes.stream().distinct().forEach(list::add);
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}

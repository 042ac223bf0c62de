package org.rightplace.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A code list with legal effect: one file in {@code rules/tables}.
 *
 * @param table name
 * @param title in plain words
 * @param key the column that tells rows apart
 * @param cites keys in {@code rules/sources}
 * @param refers columns that hold keys of another table, one or a list of them, with the name of that table
 * @param rows in the order of the file
 */
public record Table(
        String table, String title, String key, List<String> cites, Map<String, String> refers, List<Row> rows) {

    /** One row, its cells by column name. */
    public record Row(JsonNode cells) {

        /** A cell as text; null when it is empty. */
        public String text(String column) {
            JsonNode cell = cells.get(column);
            return cell == null || cell.isNull() ? null : cell.asText();
        }

        /** Whether a cell says true. */
        public boolean is(String column) {
            return cells.path(column).asBoolean(false);
        }

        /** A whole number; null when it is empty. */
        public Long number(String column) {
            JsonNode cell = cells.get(column);
            return cell == null || cell.isNull() ? null : cell.asLong();
        }

        /** A cell that is a list of texts; empty when it is not there. */
        public List<String> list(String column) {
            var texts = new ArrayList<String>();
            cells.path(column).forEach(item -> texts.add(item.asText()));
            return texts;
        }
    }

    public Optional<Row> row(String code) {
        return rows.stream().filter(row -> code.equals(row.text(key))).findFirst();
    }

    /** What it calls a code; the code itself where it has no such row. */
    public String name(String code) {
        return row(code).map(row -> row.text("name")).orElse(code);
    }

    /** Every key, in the order of the file: the codes a request may use. */
    public List<String> codes() {
        return rows.stream().map(row -> row.text(key)).toList();
    }
}

package org.rightplace.backup;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rows of a table as lines of JSON: the first names the columns, each one after it is a row. Never more than a page is in memory. */
final class Rows {

    private static final JsonMapper JSON = new JsonMapper();

    /** Rows with bytes in them may be a megabyte each. */
    private static final int PAGE_OF_BYTES = 50;

    private static final int PAGE = 1000;

    private final Handle handle;
    private final Tables.Table table;
    private final List<Column> columns;

    /** The rows of a table in an open database. */
    Rows(Handle handle, Tables.Table table) {
        this.handle = handle;
        this.table = table;
        this.columns = Column.of(handle, table);
    }

    /** Writes all of them in the order of their keys, and returns how many there are. */
    long write(OutputStream out) throws IOException {
        line(out, header());
        int page = page();
        long rows = 0;
        JsonNode last = null;
        List<ArrayNode> read;
        do {
            read = page(last, page);
            for (ArrayNode row : read) {
                line(out, row);
                last = row;
            }
            rows += read.size();
        } while (read.size() == page);
        return rows;
    }

    /** How many rows are in memory together. */
    private int page() {
        return columns.stream().anyMatch(column -> column.type() == Column.Type.BYTES) ? PAGE_OF_BYTES : PAGE;
    }

    private static void line(OutputStream out, JsonNode line) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }

    /** @param after the last row of the page before; null for the first page */
    private List<ArrayNode> page(JsonNode after, int size) throws IOException {
        var sql = "SELECT " + names(", ") + " FROM " + table.name() + (after == null ? "" : " WHERE " + later())
                + " ORDER BY " + String.join(", ", table.key()) + " FETCH FIRST " + size + " ROWS ONLY";
        var rows = new ArrayList<ArrayNode>(size);
        try (var statement = handle.getConnection().prepareStatement(sql)) {
            if (after != null) {
                bindKey(statement, after);
            }
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = JsonNodeFactory.instance.arrayNode(columns.size());
                    for (int i = 0; i < columns.size(); i++) {
                        row.add(columns.get(i).read(result, i + 1));
                    }
                    rows.add(row);
                }
            }
        } catch (SQLException e) {
            throw refused(e);
        }
        return rows;
    }

    /** With a lower bound on the first column alone a database finds the place in its index, where row values would have it read all. */
    private String later() {
        var key = table.key();
        return key.size() == 1
                ? key.get(0) + " > ?"
                : key.get(0) + " >= ? AND (" + key.get(0) + " > ? OR " + key.get(1) + " > ?)";
    }

    private void bindKey(PreparedStatement statement, JsonNode row) throws SQLException {
        var key = table.key();
        bind(statement, 1, key.get(0), row);
        if (key.size() == 2) {
            bind(statement, 2, key.get(0), row);
            bind(statement, 3, key.get(1), row);
        }
    }

    private void bind(PreparedStatement statement, int index, String name, JsonNode row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                columns.get(i).bind(statement, index, row.get(i));
            }
        }
    }

    private String names(String between) {
        return columns.stream().map(Column::name).collect(Collectors.joining(between));
    }

    /**
     * Puts in what {@link #write} wrote, and returns how many rows.
     *
     * @throws CannotRestore when it is not as it was written, or does not go with the table
     */
    long read(InputStream in) throws IOException, CannotRestore {
        var sql = "INSERT INTO " + table.name() + " (" + names(", ") + ")"
                + (counting().isEmpty() ? "" : " OVERRIDING SYSTEM VALUE")
                + " VALUES (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        long rows = 0;
        try (var lines = JSON.createParser(in);
                var statement = handle.getConnection().prepareStatement(sql)) {
            if (!header().equals(next(lines))) {
                throw new CannotRestore(table.file() + " does not have the columns of the table");
            }
            for (var row = next(lines); row != null; row = next(lines)) {
                if (row.size() != columns.size()) {
                    throw new CannotRestore(table.file() + " has a row of another size than the table");
                }
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).bind(statement, i + 1, row.get(i));
                }
                statement.addBatch();
                rows++;
                if (rows % page() == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            goOnCounting();
        } catch (JsonProcessingException | RuntimeException e) {
            // Without the cause, which may quote a row.
            throw new CannotRestore(table.file() + " is not as it was written");
        } catch (SQLException e) {
            throw refused(e);
        }
        return rows;
    }

    /** The next line; null when there is none. */
    private static JsonNode next(JsonParser lines) throws IOException {
        return lines.nextToken() == null ? null : JSON.readTree(lines);
    }

    private ArrayNode header() {
        var header = JsonNodeFactory.instance.arrayNode();
        columns.forEach(column -> header.add(column.name()));
        return header;
    }

    private List<Column> counting() {
        return columns.stream().filter(Column::counted).toList();
    }

    /** What the database counts up itself goes on after what was put in. */
    private void goOnCounting() {
        for (Column column : counting()) {
            long next = handle.createQuery("SELECT COALESCE(MAX(" + column.name() + "), 0) + 1 FROM " + table.name())
                    .mapTo(Long.class)
                    .one();
            handle.execute("ALTER TABLE " + table.name() + " ALTER COLUMN " + column.name() + " RESTART WITH " + next);
        }
    }

    /** What a database says may quote a row; its code does not. */
    private IOException refused(SQLException e) {
        return new IOException("The database answered with SQLSTATE " + e.getSQLState() + " at table " + table.name());
    }
}

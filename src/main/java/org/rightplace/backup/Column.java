package org.rightplace.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * A column, and how its values are written so that every database reads the same: whole numbers as numbers, truth values as such, days and
 * moments (in UTC) as ISO 8601 has them, bytes as {@code {"utf8":…}} where they are that and as {@code {"base64":…}} where not.
 *
 * @param name in lower case
 * @param counted whether the database counts its values up itself
 */
record Column(String name, Type type, boolean counted) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    enum Type {
        WHOLE("bigint", "integer", "smallint"),
        TEXT("character varying", "text"),
        BYTES("binary varying", "bytea"),
        TRUTH("boolean"),
        DAY("date"),
        MOMENT("timestamp with time zone");

        /** As INFORMATION_SCHEMA calls them. */
        private final List<String> names;

        Type(String... names) {
            this.names = List.of(names);
        }

        private static Type named(String name) {
            for (Type type : values()) {
                if (type.names.contains(name.toLowerCase(Locale.ROOT))) {
                    return type;
                }
            }
            throw new IllegalStateException("A backup has no way yet to write a column of type " + name);
        }
    }

    /** The columns of a table that a backup holds, in their order. */
    static List<Column> of(Handle handle, Tables.Table table) {
        return handle
                .createQuery(
                        "SELECT column_name, data_type, is_identity FROM information_schema.columns"
                                + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = :table ORDER BY ordinal_position")
                .bind("table", table.name())
                .map((row, context) -> new Column(
                        row.getString(1).toLowerCase(Locale.ROOT),
                        Type.named(row.getString(2)),
                        "YES".equals(row.getString(3))))
                .stream()
                .filter(column -> !table.without().contains(column.name()))
                .toList();
    }

    /** The value of the row a result stands at. */
    JsonNode read(ResultSet row, int index) throws SQLException {
        if (row.getObject(index) == null) {
            return JSON.nullNode();
        }
        return switch (type) {
            case WHOLE -> JSON.numberNode(row.getLong(index));
            case TEXT -> JSON.textNode(row.getString(index));
            case BYTES -> bytes(row.getBytes(index));
            case TRUTH -> JSON.booleanNode(row.getBoolean(index));
            case DAY -> JSON.textNode(row.getObject(index, LocalDate.class).toString());
            case MOMENT ->
                JSON.textNode(row.getObject(index, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toString());
        };
    }

    /** @throws IllegalArgumentException when the value is not of the column's type */
    void bind(PreparedStatement statement, int index, JsonNode value) throws SQLException {
        if (value.isNull()) {
            statement.setNull(index, Types.NULL);
            return;
        }
        switch (type) {
            case WHOLE -> statement.setLong(index, whole(value));
            case TEXT -> statement.setString(index, text(value));
            case BYTES -> statement.setBytes(index, bytes(value));
            case TRUTH -> statement.setBoolean(index, truth(value));
            case DAY -> statement.setObject(index, LocalDate.parse(text(value)));
            case MOMENT -> statement.setObject(index, OffsetDateTime.parse(text(value)));
        }
    }

    private static JsonNode bytes(byte[] bytes) {
        try {
            // Most are JSON: as text they can be read, and shrink to a quarter of what base64 does.
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return JSON.objectNode().put("utf8", text);
        } catch (CharacterCodingException e) {
            return JSON.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte[] bytes(JsonNode value) {
        return value.has("utf8")
                ? text(value.get("utf8")).getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(text(value.path("base64")));
    }

    private static long whole(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return value.longValue();
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("not a text");
        }
        return value.textValue();
    }

    private static boolean truth(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("not a truth value");
        }
        return value.booleanValue();
    }
}

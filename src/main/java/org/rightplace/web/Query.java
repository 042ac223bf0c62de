package org.rightplace.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A parameter of an address, or a header: what it may be is said once, and read from there by the check, by the handler and by the
 * description of the API.
 *
 * @param <T> what it is read as
 */
public final class Query<T> {

    private static final String HEADER = "header";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String in;
    private final String name;
    private final String description;
    private final Supplier<ObjectNode> schema;
    private final Supplier<String> wanted;
    private final Function<String, Optional<T>> read;
    private final boolean required;

    private Query(
            String name,
            String description,
            Supplier<ObjectNode> schema,
            Supplier<String> wanted,
            Function<String, Optional<T>> read) {
        this("query", name, description, schema, wanted, read, false);
    }

    private Query(
            String in,
            String name,
            String description,
            Supplier<ObjectNode> schema,
            Supplier<String> wanted,
            Function<String, Optional<T>> read,
            boolean required) {
        this.in = in;
        this.name = name;
        this.description = description;
        this.schema = schema;
        this.wanted = wanted;
        this.read = read;
        this.required = required;
    }

    /** A whole number. */
    public static Query<Long> number(String name, String description, long least, long most) {
        return new Query<>(
                name,
                description,
                () -> JSON.objectNode()
                        .put("type", "integer")
                        .put("minimum", least)
                        .put("maximum", most),
                () -> "a whole number from " + least + " to " + most,
                text -> Optional.of(text)
                        .filter(t -> t.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .filter(value -> value >= least && value <= most));
    }

    /** One of a list of codes; the list may change while the program runs. */
    public static Query<String> code(String name, String description, Supplier<List<String>> codes) {
        return new Query<>(
                name,
                description,
                () -> {
                    var node = JSON.objectNode().put("type", "string");
                    codes.get().forEach(node.putArray("enum")::add);
                    return node;
                },
                () -> "one of " + String.join(", ", codes.get()),
                text -> Optional.of(text).filter(t -> codes.get().contains(t)));
    }

    /** A day, written year-month-day. */
    public static Query<LocalDate> day(String name, String description) {
        return new Query<>(
                name,
                description,
                () -> JSON.objectNode().put("type", "string").put("format", "date"),
                () -> "a day that exists, written like 2026-11-20",
                Query::readDay);
    }

    private static Optional<LocalDate> readDay(String text) {
        try {
            return Optional.of(text)
                    .filter(t -> t.matches("(?!0000)\\d{4}-\\d\\d-\\d\\d"))
                    .map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Yes or no. */
    public static Query<Boolean> flag(String name, String description) {
        return new Query<>(
                name,
                description,
                () -> JSON.objectNode().put("type", "boolean"),
                () -> "true or false",
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                });
    }

    /**
     * Text of a form.
     *
     * @param pattern regular expression of the whole text
     * @param wanted the form in words
     */
    public static Query<String> text(String name, String description, String pattern, String wanted) {
        return new Query<>(
                name,
                description,
                () -> JSON.objectNode().put("type", "string").put("pattern", "^(?:" + pattern + ")$"),
                () -> wanted,
                text -> Optional.of(text).filter(t -> t.matches(pattern)));
    }

    /** The same, of a header. */
    Query<T> asHeader() {
        return new Query<>(HEADER, name, description, schema, wanted, read, required);
    }

    /** The same, and never left out. */
    public Query<T> required() {
        return new Query<>(in, name, description, schema, wanted, read, true);
    }

    /** What was asked; empty when it was not. To be asked once {@link Operation#check} has found nothing wrong. */
    public Optional<T> of(Context context) {
        return given(context).stream().findFirst().flatMap(read);
    }

    /** {@code name=value} as it was asked, for a link that asks the same again; empty when it was not. */
    public Optional<String> again(Context context) {
        return given(context).stream()
                .findFirst()
                .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private List<String> given(Context context) {
        return isHeader() ? Collections.list(context.req().getHeaders(name)) : context.queryParams(name);
    }

    boolean isHeader() {
        return in.equals(HEADER);
    }

    /** As it stands in an address. */
    public String name() {
        return name;
    }

    /** What is wrong with it, in words that do not repeat it; empty when nothing is. */
    Optional<String> wrong(Context context) {
        return isWrong(context)
                ? Optional.of("This must be given once, and be " + wanted.get() + ".")
                : Optional.empty();
    }

    /** The same for a form, in which it has a label. */
    public Optional<String> wrong(Context context, String label) {
        return isWrong(context) ? Optional.of(label + " must be " + wanted.get()) : Optional.empty();
    }

    private boolean isWrong(Context context) {
        var given = given(context);
        return (required || !given.isEmpty())
                && (given.size() != 1 || read.apply(given.get(0)).isEmpty());
    }

    /** As OpenAPI has it. */
    ObjectNode describe() {
        var node = JSON.objectNode()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("description", description);
        node.set("schema", schema.get());
        return node;
    }
}

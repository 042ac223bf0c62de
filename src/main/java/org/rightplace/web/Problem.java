package org.rightplace.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rightplace.schema.InputError;

/**
 * An answer that says what is wrong, as problem details (RFC 9457). It never holds a value that was sent in, and no stack trace.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ArrayNode errors;
    private final transient Map<String, String> headers;

    /**
     * @param status HTTP status
     * @param title what is wrong, in plain words
     */
    public Problem(int status, String title) {
        this(status, title, null, Map.of());
    }

    /**
     * @param errors each with pointer, code and detail; null if there are none to list
     * @param headers to send with it, {@code Allow} say
     */
    public Problem(int status, String title, ArrayNode errors, Map<String, String> headers) {
        super(title, null, false, false);
        this.status = status;
        this.errors = errors;
        this.headers = Map.copyOf(headers);
    }

    /** A body with errors: all of them at once. */
    public static Problem of(List<InputError> errors) {
        var array = JsonNodeFactory.instance.arrayNode();
        errors.forEach(error -> array.add(error.json()));
        return new Problem(400, "The body has errors; nothing was done", array, Map.of());
    }

    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The body. */
    public ObjectNode json() {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank");
        problem.put("title", getMessage());
        problem.put("status", status);
        if (errors != null) {
            problem.set("errors", errors);
        }
        return problem;
    }
}

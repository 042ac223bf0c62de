package org.rightplace.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One thing that is served: what a feature's {@code …Api} and {@code …Pages} give the server. A call of the API says what it does, takes
 * and gives; a page does not.
 */
public final class Route {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final HandlerType method;
    private final String path;
    private final Handler handler;
    private final Operation operation;
    private final Pattern addresses;

    private Route(HandlerType method, String path, Handler handler, Operation operation) {
        this.method = method;
        this.path = path;
        this.handler = handler;
        this.operation = operation;
        this.addresses = Pattern.compile("\\Q" + PARAMETER.matcher(path).replaceAll("\\\\E[^/]+\\\\Q") + "\\E");
    }

    /**
     * @param path with its parameters in braces, {@code /api/v1/decisions/{id}}
     * @param handler answers, or throws a {@link Problem}
     */
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, null);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler, null);
    }

    /** Makes it a call of the API; {@code summary} says what it does in one line. */
    public Route does(String summary) {
        return as(new Operation(summary, List.of(), Map.of(), Map.of(), null));
    }

    public Route with(Query<?>... queries) {
        return as(operation.with(queries));
    }

    /** Takes JSON of a schema, served at {@code /schema/….json}. */
    public Route takes(String schema) {
        return takes(Operation.JSON, schema);
    }

    /** @param schema null for what is no JSON */
    public Route takes(String type, String schema) {
        return as(operation.taking(type, schema));
    }

    /** Gives JSON of a schema. */
    public Route answers(int status, String description, String schema) {
        return answers(status, description, Operation.JSON, schema);
    }

    /** @param schema null for what is no JSON */
    public Route answers(int status, String description, String type, String schema) {
        return as(operation.answering(status, description, type, schema));
    }

    /** A file below {@code fixtures/} that can be sent as it is. */
    public Route example(String fixture) {
        return as(operation.like(fixture));
    }

    private Route as(Operation more) {
        return new Route(method, path, handler, more);
    }

    public HandlerType method() {
        return method;
    }

    public String path() {
        return path;
    }

    Handler handler() {
        return handler;
    }

    /** What the call takes and gives; null for a page. */
    public Operation operation() {
        return operation;
    }

    /** The names in braces. */
    List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Whether an address is one of this path's. */
    boolean matches(String address) {
        return addresses.matcher(address).matches();
    }
}

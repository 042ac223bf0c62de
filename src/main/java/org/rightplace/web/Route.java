package org.rightplace.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rightplace.access.Role;

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
    private final Set<Role> roles;
    private final boolean file;
    private final Pattern addresses;

    private Route(
            HandlerType method, String path, Handler handler, Operation operation, Set<Role> roles, boolean file) {
        this.method = method;
        this.path = path;
        this.handler = handler;
        this.operation = operation;
        this.roles = roles;
        this.file = file;
        this.addresses = Pattern.compile("\\Q" + PARAMETER.matcher(path).replaceAll("\\\\E[^/]+\\\\Q") + "\\E");
    }

    /**
     * @param path with its parameters in braces, {@code /api/v1/decisions/{id}}
     * @param handler answers, or throws a {@link Problem}
     */
    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler, null, null, false);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler, null, null, false);
    }

    /** Makes it a call of the API; {@code summary} says what it does in one line. */
    public Route does(String summary) {
        return as(new Operation(summary, List.of(), Map.of(), Map.of(), Map.of(), null));
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

    /** Gives no body. */
    public Route answers(int status, String description) {
        return as(operation.answering(status, description, null, null));
    }

    /** Says what can go wrong with this call that cannot with every other one like it. */
    public Route refuses(int status, String description) {
        return as(operation.refusing(status, description));
    }

    /** A file below {@code fixtures/} that can be sent as it is. */
    public Route example(String fixture) {
        return as(operation.like(fixture));
    }

    private Route as(Operation more) {
        return new Route(method, path, handler, more, roles, file);
    }

    /** Says who may call it: whoever has one of the roles. Each route says this or that it is open; the server takes none that does neither. */
    public Route may(Role... roles) {
        return new Route(method, path, handler, operation, Set.of(roles), file);
    }

    /** Has a page's form come with a file in it ({@code multipart/form-data}); see {@link Form#file}. */
    public Route withFile() {
        return new Route(method, path, handler, operation, roles, true);
    }

    boolean takesFile() {
        return file;
    }

    /** Says that everybody who has signed in may call it. */
    public Route mayAll() {
        return may(Role.values());
    }

    /** Says that it is open to everybody, signed in or not. */
    public Route open() {
        return new Route(method, path, handler, operation, Set.of(), file);
    }

    boolean isOpen() {
        return roles.isEmpty();
    }

    /** Who may call it: none for what is open to everybody; null while nothing was said. */
    public Set<Role> roles() {
        return roles;
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

    /** Everything that can go wrong with the call, in words by status: what the gate, the check and the reading of a body turn away. */
    Map<Integer, String> refusals() {
        var all = new TreeMap<Integer, String>();
        all.put(400, "Something in the address or the body cannot be used; every error is listed.");
        if (!parameters().isEmpty()) {
            all.put(404, "There is nothing of that name.");
        }
        if (roles != null && !isOpen()) {
            all.put(401, "Nobody has signed in, or the token is not good.");
            all.put(403, "Not for the caller's role.");
        }
        all.put(406, "The answer does not come as any type that is accepted.");
        if (!operation.takes().isEmpty()) {
            all.put(403, "Not for the caller's role, or sent by a page from elsewhere.");
            all.put(408, "The body did not arrive whole and in time.");
            all.put(413, "The body is larger than 1 MiB.");
            all.put(415, "The body is of no type that is taken.");
        }
        all.put(421, "Asked under a name that is not this machine's own.");
        all.put(429, "Asked too often; Retry-After says when to come again.");
        all.put(500, "Something went wrong; nothing was recorded.");
        all.put(503, "Too much is asked at once, or nothing can be recorded; Retry-After says when to come again.");
        all.putAll(operation.refuses());
        return all;
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

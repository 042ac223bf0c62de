package org.rightplace.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One thing that is served: what a feature's {@code …Api} and {@code …Pages} give the server.
 *
 * @param method GET, POST …
 * @param path with its parameters in braces, {@code /api/v1/decisions/{id}}
 * @param handler answers, or throws a {@link Problem}
 */
public record Route(HandlerType method, String path, Handler handler) {

    public static Route get(String path, Handler handler) {
        return new Route(HandlerType.GET, path, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route(HandlerType.POST, path, handler);
    }

    /** Whether an address is one of this path's. */
    boolean matches(String address) {
        return address.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
    }
}

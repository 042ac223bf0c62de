package org.rightplace.web;

import io.javalin.http.Context;
import java.util.UUID;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives each request an id, which every line carries that is logged while it is answered. What is in flight when the server stops is let
 * end; what comes after is turned away.
 */
final class Identified extends GracefulHandler {

    /** The attribute of the request, and the name in the log. */
    static final String ID = "request";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        MDC.put(ID, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(ID);
        }
    }

    static String id(Context context) {
        return (String) context.req().getAttribute(ID);
    }
}

package org.rightplace.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is refused before any route is asked: a request that is no proper HTTP, or whose address cannot be decoded. The library's own
 * page would repeat the address, which may hold what somebody typed into it.
 */
final class Unreadable extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json; charset=utf-8");
        headers.put("X-Content-Type-Options", "nosniff");
        // The library closes the connection after it: a caller that is not told would send the next request into the
        // void.
        headers.put(HttpHeader.CONNECTION, "close");
        var problem = new Problem(status, HttpStatus.getMessage(status)).json().toString();
        response.write(true, ByteBuffer.wrap(problem.getBytes(StandardCharsets.UTF_8)), callback);
    }
}

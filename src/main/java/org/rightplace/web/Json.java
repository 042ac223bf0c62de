package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;

/** Takes JSON in and gives JSON out. */
public final class Json {

    /** The most bytes a body may have: 1 MiB. */
    private static final int LARGEST = 1024 * 1024;

    private Json() {}

    /**
     * The body of a request.
     *
     * @throws Problem 415 when it is not called JSON, 413 when it is larger than 1 MiB
     */
    public static byte[] body(Context context) throws IOException {
        var type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/([a-z.-]+\\+)?json(\\s*;.*)?")) {
            throw new Problem(415, "Send JSON, and say so: Content-Type: application/json");
        }
        if (context.req().getContentLengthLong() > LARGEST) {
            throw new Problem(413, "A body may have at most 1 MiB");
        }
        var bytes = context.req().getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(413, "A body may have at most 1 MiB");
        }
        return bytes;
    }

    public static void send(Context context, JsonNode json) {
        context.contentType("application/json; charset=utf-8").result(json.toString());
    }
}

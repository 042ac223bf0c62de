package org.rightplace.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.StrictJson;

/** Takes JSON in and gives JSON out. */
public final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /**
     * The body of a request.
     *
     * @throws Problem 413 when it is larger than 1 MiB, 408 when it does not arrive
     */
    public static byte[] body(Context context) {
        if (context.req().getContentLengthLong() > StrictJson.MOST_BYTES) {
            throw tooLarge();
        }
        try {
            var bytes = context.req().getInputStream().readNBytes(StrictJson.MOST_BYTES + 1);
            if (bytes.length > StrictJson.MOST_BYTES) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new Problem(408, "The body did not arrive whole and in time");
        }
    }

    private static Problem tooLarge() {
        return new Problem(413, "A body may have at most 1 MiB");
    }

    /**
     * The body of a request, checked against its schema.
     *
     * @throws Problem 400 with everything that is wrong with it, and as {@link #body}
     */
    public static JsonNode read(Context context, InputSchema schema) {
        var sent = schema.read(body(context), (tree, wrongs) -> {});
        if (!sent.accepted()) {
            throw Problem.of(sent.errors());
        }
        return sent.tree();
    }

    public static void send(Context context, JsonNode json) {
        try {
            context.contentType("application/json; charset=utf-8").result(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}

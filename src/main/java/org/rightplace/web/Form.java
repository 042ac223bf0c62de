package org.rightplace.web;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Takes a form with a file in ({@code multipart/form-data}). */
public final class Form {

    /** The media type. */
    public static final String TYPE = "multipart/form-data";

    /** Where the server looks for how much of a form it may take. */
    private static final String BOUNDS = "org.eclipse.jetty.multipartConfig";

    private Form() {}

    /**
     * The parts of a form by name. All of it stays in memory, so it is bounded as a whole, and reading stops there.
     *
     * @param names of the parts there may be, each once
     * @param most bytes in all
     * @throws Problem 413 when it is larger, 400 when it is no such form
     */
    public static Map<String, byte[]> read(Context context, Set<String> names, int most) {
        if (context.req().getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        context.req()
                .setAttribute(
                        BOUNDS, new MultipartConfigElement(System.getProperty("java.io.tmpdir"), most, most, most));
        try {
            var parts = new HashMap<String, byte[]>();
            for (var part : context.req().getParts()) {
                if (!names.contains(part.getName())) {
                    throw new Problem(400, "The form has a part that is not known; send " + wanted(names));
                }
                try (var in = part.getInputStream()) {
                    if (parts.put(part.getName(), in.readNBytes(most)) != null) {
                        throw new Problem(400, "The form has a part twice; send " + wanted(names));
                    }
                }
            }
            if (!parts.keySet().equals(names)) {
                throw new Problem(400, "The form lacks a part; send " + wanted(names));
            }
            return parts;
        } catch (IOException | ServletException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw new Problem(400, "The form could not be read: it is cut off, malformed or larger than it may be");
        }
    }

    private static String wanted(Set<String> names) {
        return String.join(" and ", names.stream().sorted().toList());
    }

    private static Problem tooLarge(int most) {
        return new Problem(413, "A form may have at most " + (most >> 20) + " MiB");
    }
}

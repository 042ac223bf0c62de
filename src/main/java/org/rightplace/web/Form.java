package org.rightplace.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes forms: those of pages, and those with a file in ({@code multipart/form-data}). */
public final class Form {

    /** The media type. */
    public static final String TYPE = "multipart/form-data";

    private static final String FIELDS = "application/x-www-form-urlencoded";
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_FIELDS = 100;

    /** The largest file of a page's form. */
    private static final int MOST_OF_FILE = 4 << 20;

    /** Of a request: the parts of a page's form that came with a file. */
    private static final String PARTS = "rightplace.parts";

    /** Where the server looks for how much of a form it may take. */
    private static final String BOUNDS = "org.eclipse.jetty.multipartConfig";

    private Form() {}

    /**
     * Takes a page's form, whatever comes of it.
     *
     * @param file whether one may be in it
     * @throws Problem as {@link #bounded}, and 400 when it cannot be read
     */
    static void take(Context context, boolean file) {
        var type = context.contentType();
        if (file && type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            context.attribute(PARTS, parts(context, MOST_OF_FILE));
        } else {
            bounded(context);
        }
    }

    /** A field of a page's form; empty text where it is not in it. */
    public static String field(Context context, String name) {
        Map<String, byte[]> parts = context.attribute(PARTS);
        var given = parts == null
                ? context.formParam(name)
                : Optional.ofNullable(parts.get(name))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse(null);
        return given == null ? "" : given;
    }

    /** The file in a page's form; empty where none was chosen. */
    public static byte[] file(Context context, String name) {
        Map<String, byte[]> parts = context.attribute(PARTS);
        return parts == null ? new byte[0] : parts.getOrDefault(name, new byte[0]);
    }

    /**
     * Reads the fields of a page's form, within bounds, so that whoever answers it finds them ({@link Context#formParam}).
     *
     * @throws Problem 413 when it is larger or has more fields, 415 when it is no such form, 408 when it does not arrive
     */
    static void bounded(Context context) {
        if (context.req().getContentLengthLong() > MOST_BYTES) {
            throw new Problem(413, "A form may have at most 64 KiB");
        }
        var type = context.contentType();
        if (type != null && !type.replaceFirst(";.*", "").strip().equalsIgnoreCase(FIELDS)) {
            throw new Problem(415, "A form comes as " + FIELDS);
        }
        String body;
        try {
            body = context.body();
        } catch (HttpResponseException e) {
            throw new Problem(413, "A form may have at most 64 KiB");
        } catch (Exception e) {
            throw new Problem(408, "The form did not arrive whole and in time");
        }
        if (body.length() > MOST_BYTES || body.chars().filter(c -> c == '&').count() >= MOST_FIELDS) {
            throw new Problem(413, "A form may have at most 64 KiB and " + MOST_FIELDS + " fields");
        }
    }

    /**
     * The parts of a form by name. All of it stays in memory, so it is bounded as a whole, and reading stops there.
     *
     * @param names of the parts there may be, each once
     * @param most bytes in all
     * @throws Problem 413 when it is larger, 400 when it is no such form
     */
    public static Map<String, byte[]> read(Context context, Set<String> names, int most) {
        var parts = parts(context, most);
        if (!names.containsAll(parts.keySet())) {
            throw new Problem(400, "The form has a part that is not known; send " + wanted(names));
        }
        if (!parts.keySet().equals(names)) {
            throw new Problem(400, "The form lacks a part; send " + wanted(names));
        }
        return parts;
    }

    private static Map<String, byte[]> parts(Context context, int most) {
        if (context.req().getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        context.req()
                .setAttribute(
                        BOUNDS, new MultipartConfigElement(System.getProperty("java.io.tmpdir"), most, most, most));
        try {
            var parts = new HashMap<String, byte[]>();
            for (var part : context.req().getParts()) {
                try (var in = part.getInputStream()) {
                    if (parts.put(part.getName(), in.readNBytes(most)) != null) {
                        throw new Problem(400, "The form has a part twice");
                    }
                }
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

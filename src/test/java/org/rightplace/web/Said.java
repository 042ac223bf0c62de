package org.rightplace.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer of a server, however it was asked.
 *
 * @param method it was asked by
 * @param path of the address, without its parameters
 * @param headers in any case
 */
public record Said(String method, String path, int status, Map<String, List<String>> headers, String body) {

    public Said {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    static Said of(HttpResponse<String> answer) {
        return new Said(
                answer.request().method(),
                answer.uri().getRawPath(),
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    /** As it came over a socket that was closed after it. */
    static Said raw(String method, String path, String text) {
        var parts = text.split("\r\n\r\n", 2);
        var lines = parts[0].split("\r\n");
        var headers = new TreeMap<String, List<String>>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            headers.computeIfAbsent(line.split(":")[0], name -> new ArrayList<>())
                    .add(line.substring(line.indexOf(':') + 1).strip());
        }
        return new Said(method, path, Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
    }

    /** The media type without what follows it; empty when there is none. */
    String type() {
        var given = headers.getOrDefault("Content-Type", List.of(""));
        return given.get(0).split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    Said with(String otherBody) {
        return new Said(method, path, status, headers, otherBody);
    }
}

package org.rightplace.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes the requests of the fuzz test from what the API says of itself; one seed always makes the same request. */
final class Cases {

    /** Beginning of what marks a text, an unknown key that looks like a field's name, and a number. They stand in nothing else. */
    static final String TEXT = "Quexil";

    static final String KEY = "Vornak";
    static final String DIGITS = "4815162342";

    private static final String JSON_TYPE = "application/json";

    /**
     * One request.
     *
     * @param kind how it was made, for whoever looks into a failure
     * @param operation what of the API it is meant for
     * @param headers besides the two that every request has
     * @param wire what is written to the connection instead, where no proper client would; else null
     */
    record Case(
            long seed,
            String kind,
            Operation operation,
            String target,
            Map<String, String> headers,
            byte[] body,
            byte[] wire) {

        boolean sound() {
            return kind.equals("sound");
        }

        @Override
        public String toString() {
            return "case " + seed + " (" + kind + ", " + operation.method() + " " + operation.path() + ")";
        }
    }

    /**
     * One call of the API.
     *
     * @param takes schema of its body; null when it takes none
     * @param bodies that can be sent; where there are none, all are made up
     * @param answers what it may answer when all is well, by status
     */
    record Operation(
            String method, String path, JsonNode parameters, JsonNode takes, List<JsonNode> bodies, JsonNode answers) {

        /** Whether it answers with something it has recorded. */
        boolean records() {
            return answers.has("201");
        }
    }

    private final List<Operation> operations;
    private final Map<String, String> known;

    /**
     * @param described as {@code /openapi.json} gives it
     * @param fixtures bodies of any kind; each is used for the calls whose schema knows its fields
     * @param known values of parameters that there are
     */
    Cases(JsonNode described, List<JsonNode> fixtures, Map<String, String> known) {
        this.known = known;
        this.operations = described.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(call -> operation(described, path.getKey(), call, fixtures)))
                .toList();
    }

    private static Operation operation(
            JsonNode described, String path, Map.Entry<String, JsonNode> call, List<JsonNode> fixtures) {
        var reference = call.getValue()
                .path("requestBody")
                .path("content")
                .path(JSON_TYPE)
                .at("/schema/$ref")
                .asText("");
        var takes = reference.isEmpty() ? null : described.at(reference.substring(1));
        return new Operation(
                call.getKey().toUpperCase(Locale.ROOT),
                path,
                call.getValue().path("parameters"),
                takes,
                takes == null
                        ? List.of()
                        : fixtures.stream().filter(one -> fits(one, takes)).toList(),
                call.getValue().get("responses"));
    }

    private static boolean fits(JsonNode body, JsonNode schema) {
        Set<String> fields = body.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        return schema.path("properties").isObject()
                && schema.get("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())
                        .containsAll(fields)
                && StreamSupport.stream(schema.path("required").spliterator(), false)
                        .allMatch(name -> fields.contains(name.asText()));
    }

    Case make(long seed) {
        return new Maker(seed).make();
    }

    private final class Maker {
        private final long seed;
        private final Random random;
        private final String marker;
        private final String keyMarker;

        Maker(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            // Letters only, and telling which case it was when it turns up in the log.
            var letters = Long.toString(seed & Long.MAX_VALUE, 36).replaceAll("[0-9]", "z");
            this.marker = TEXT + letters.substring(0, Math.min(5, letters.length()));
            this.keyMarker = KEY + marker.substring(TEXT.length());
        }

        Case make() {
            if (random.nextInt(8) == 0) {
                return address(pick(operations));
            }
            var taking = operations.stream()
                    .filter(one -> one.takes() != null)
                    // What is recorded costs most and goes wrong in the same ways.
                    .flatMap(one -> (one.records() ? List.of(one) : List.of(one, one)).stream())
                    .toList();
            var to = pick(taking);
            var from = new FromSchema(to.takes(), random, marker);
            var garble = new Garble(random, marker, keyMarker, DIGITS);
            return switch (random.nextInt(20)) {
                case 0 -> send("made up", to, bytes(from.whole()));
                case 1 -> send(to.bodies().isEmpty() ? "made up" : "sound", to, bytes(body(to, from, 0)));
                case 2, 3, 4, 5 -> send("grafted", to, bytes(body(to, from, 1 + random.nextInt(3))));
                case 6, 7 -> send("made up and spoilt", to, garble.tree(from.whole()));
                case 8 -> odd(to, bytes(body(to, from, 0)));
                case 9 -> broken(to, bytes(body(to, from, 0)));
                case 10, 11, 12, 13 -> send("bytes spoilt", to, garble.bytes(bytes(body(to, from, 0))));
                default -> send("spoilt", to, garble.tree(body(to, from, 0)));
            };
        }

        /** A body that can be sent, marked, with some fields set to something else. */
        private JsonNode body(Operation to, FromSchema from, int grafts) {
            JsonNode body =
                    to.bodies().isEmpty() ? from.whole() : pick(to.bodies()).deepCopy();
            for (int i = 0; i < grafts; i++) {
                from.graft(body);
            }
            from.mark(body);
            return body;
        }

        private Case send(String kind, Operation to, byte[] body) {
            return new Case(seed, kind, to, target(to), Map.of("Content-Type", JSON_TYPE), body, null);
        }

        private String target(Operation to) {
            var path = to.path();
            for (Map.Entry<String, String> one : known.entrySet()) {
                path = path.replace("{" + one.getKey() + "}", one.getValue());
            }
            return path;
        }

        /** A sound body with headers that are not. */
        private Case odd(Operation to, byte[] body) {
            var headers = new LinkedHashMap<>(Map.of("Content-Type", JSON_TYPE));
            switch (random.nextInt(4)) {
                case 0 ->
                    headers.put(
                            "Content-Type",
                            pick(List.of(
                                    "text/plain",
                                    "application/json; charset=UTF-16",
                                    "application/" + marker + "+json",
                                    "application/json;" + marker,
                                    "multipart/form-data; boundary=" + marker,
                                    "application/x-www-form-urlencoded",
                                    marker,
                                    ";;,")));
                case 1 ->
                    headers.put(
                            "Accept",
                            pick(List.of(
                                    "image/png",
                                    marker + "/*",
                                    "*/*;q=0",
                                    "application/json;q=" + marker,
                                    ",;=",
                                    "\"")));
                case 2 ->
                    headers.put(
                            "Idempotency-Key",
                            pick(List.of(marker, marker.repeat(100), "\"" + marker + "\"", "\u00e9" + marker, "")));
                default ->
                    headers.put(
                            pick(List.of("Content-Encoding", "X-Request-Id", "Cookie", "Authorization", "Origin")),
                            pick(List.of(marker, marker + "=" + marker, "gzip", "{}")));
            }
            return new Case(seed, "odd headers", to, target(to), headers, body, null);
        }

        /** An address whose parameters hold what they should and what they should not. */
        private Case address(Operation to) {
            var path = to.path();
            var query = new ArrayList<String>();
            for (JsonNode parameter : to.parameters()) {
                var name = parameter.get("name").asText();
                if (parameter.get("in").asText().equals("path")) {
                    path = path.replace("{" + name + "}", random.nextInt(3) == 0 ? known.get(name) : inPath());
                } else if (parameter.get("in").asText().equals("query") && random.nextInt(3) == 0) {
                    for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
                        query.add(name + "=" + inQuery(parameter.path("schema"), name));
                    }
                }
            }
            if (random.nextInt(8) == 0) {
                query.add(pick(
                        List.of(marker, marker + "=1", "=" + marker, "%00=" + marker, "&&", "%", "a[b]=" + marker)));
            }
            if (random.nextInt(8) == 0) {
                path = pick(List.of(
                        path + "/" + marker,
                        path + "/",
                        path + "//" + marker,
                        "/" + path,
                        path + ";" + marker,
                        path + "/../" + marker,
                        path + "/%2e%2e/" + marker,
                        path + "/%2F" + marker,
                        path + "%00" + marker,
                        path.toUpperCase(Locale.ROOT),
                        "/api/" + marker));
            }
            var target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
            var accept = pick(List.of("*/*", "application/json", "text/html", "text/plain", "*/*"));
            byte[] body = to.takes() == null ? null : "{}".getBytes(StandardCharsets.UTF_8);
            var headers = body == null ? Map.of("Accept", accept) : Map.of("Accept", accept, "Content-Type", JSON_TYPE);
            return new Case(seed, "address", to, target, headers, body, null);
        }

        private String inPath() {
            return pick(List.of(
                    marker,
                    encoded(marker + " of Reed Bank"),
                    encoded(marker + "/\u00e9\uD83D\uDE00"),
                    "%ED%A0%80" + marker,
                    "%C0%80" + marker,
                    "%zz" + marker,
                    "%" + marker,
                    "%00" + marker,
                    "..%2f" + marker,
                    "0",
                    "-1",
                    "00000000-0000-0000-0000-000000000000",
                    DIGITS.repeat(20),
                    "999999",
                    "\u0661\u0662\u0663\u0661\u0662\u0663",
                    encoded("\u0661\u0662\u0663\u0661\u0662\u0663"),
                    "' OR 1=1 --" + marker,
                    marker.repeat(300),
                    marker.repeat(2000)));
        }

        private String inQuery(JsonNode schema, String name) {
            if (random.nextBoolean()) {
                var value = new FromSchema(schema, random, marker).value(schema, name, 0);
                return encoded(value.asText());
            }
            return pick(List.of(
                    "",
                    "%20",
                    marker,
                    encoded("\u0661\u0662"),
                    "-1",
                    "0",
                    DIGITS.repeat(4),
                    "9223372036854775808",
                    "1e3",
                    "1.0",
                    "2026-02-30",
                    "9999-12-31",
                    "0000-01-01",
                    "%ED%A0%80" + marker,
                    "%zz" + marker,
                    "%00" + marker,
                    "%" + marker,
                    encoded(marker + "\r\nX-Injected: " + marker),
                    encoded("ZZ1 1AA" + marker),
                    encoded("'; DROP TABLE ledger_entry; --" + marker),
                    marker.repeat(500)));
        }

        /** What no proper client sends. */
        private Case broken(Operation to, byte[] body) {
            var target = target(to);
            var text = new String(body, StandardCharsets.UTF_8);
            var host = "Host: localhost\r\n";
            var type = "Content-Type: application/json\r\nConnection: close\r\n";
            var length = "Content-Length: " + body.length + "\r\n";
            var chunked = "Transfer-Encoding: chunked\r\n";
            var line = to.method() + " " + target + " HTTP/1.1\r\n";
            var wire = pick(List.of(
                    line + host + type + "Content-Length: " + (body.length + 10) + "\r\n\r\n" + text,
                    line + host + type + "Content-Length: " + (body.length / 2) + "\r\n\r\n" + text,
                    line + host + type + "Content-Length: -5\r\n\r\n" + text,
                    line + host + type + "Content-Length: " + marker + "\r\n\r\n" + text,
                    line + host + type + length + "Content-Length: 3\r\n\r\n" + text,
                    line + host + type + length + chunked + "\r\n" + text,
                    line + host + type + chunked + "\r\n" + marker + "\r\n" + text,
                    line + host + type + chunked + "\r\n" + Integer.toHexString(body.length) + "\r\n" + text,
                    line + host + type + chunked + "\r\nfffffffffffffffff\r\n" + text,
                    line + host + type + "Transfer-Encoding: " + marker + "\r\n\r\n" + text,
                    line + host + type + length + "Expect: " + marker + "\r\n\r\n" + text,
                    line + host + type + length + "X-" + marker + ": " + marker.repeat(2000) + "\r\n\r\n" + text,
                    line + host + type + length + marker + " no colon\r\n\r\n" + text,
                    line + host + type + length + "X: \0" + marker + "\r\n\r\n" + text,
                    line + host + type + length + " folded " + marker + "\r\n\r\n" + text,
                    line + type + length + "\r\n" + text,
                    line + "Host: " + marker + "\r\n" + type + length + "\r\n" + text,
                    line + "Host: localhost@" + marker + ":x\r\n" + type + length + "\r\n" + text,
                    line + host + host + type + length + "\r\n" + text,
                    marker + " " + target + " HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "post " + target + " HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "POST " + target + " HTTP/9.9\r\n" + host + type + length + "\r\n" + text,
                    "POST " + target + " " + marker + "\r\n" + host + type + length + "\r\n" + text,
                    "POST " + marker + " HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "POST http://" + marker + target + " HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "POST " + target + "?" + marker + "=\u00e9 HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "PATCH " + target + " HTTP/1.1\r\n" + host + type + length + "\r\n" + text,
                    "TRACE " + target + " HTTP/1.1\r\n" + host + "X-" + marker + ": " + marker + "\r\n" + type + "\r\n",
                    marker + "\r\n\r\n",
                    text));
            return new Case(seed, "broken wire", to, target, Map.of(), null, wire.getBytes(StandardCharsets.UTF_8));
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(JsonNode tree) {
        try {
            return new ObjectMapper().writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.rightplace.web;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does of signing in: it keeps cookies, each for its host and path, and goes where it is sent. */
final class TestBrowser {

    private static final int MOST_HOPS = 10;

    private final List<Kept> kept = new ArrayList<>();
    private final List<URI> visited = new ArrayList<>();

    /** What came of asking for an address. */
    record Answer(URI uri, int statusCode, Map<String, List<String>> headers, String body) {

        /** Every value of a header. */
        List<String> all(String name) {
            return headers.entrySet().stream()
                    .filter(header -> name.equalsIgnoreCase(header.getKey()))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    private record Kept(String host, HttpCookie cookie) {}

    /** Asks for a page and goes wherever that leads; the answer is the last one. */
    Answer open(URI address) throws IOException {
        var answer = ask(address);
        for (int hop = 0; location(answer) != null; hop++) {
            if (hop == MOST_HOPS) {
                throw new IOException("sent on and on");
            }
            answer = ask(location(answer));
        }
        return answer;
    }

    /** Asks once. A cookie that is for TLS only goes to this machine without it, as browsers do. */
    Answer ask(URI address) throws IOException {
        visited.add(address);
        var asking = (HttpURLConnection) address.toURL().openConnection();
        asking.setInstanceFollowRedirects(false);
        asking.setReadTimeout(30_000);
        // A server that stops waits for connections that are kept.
        asking.setRequestProperty("Connection", "close");
        var cookies = kept.stream()
                .filter(one -> one.host().equals(address.getHost())
                        && address.getPath().startsWith(one.cookie().getPath()))
                .map(one -> one.cookie().getName() + "=" + one.cookie().getValue())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            asking.setRequestProperty("Cookie", cookies);
        }
        int status = asking.getResponseCode();
        try (var body = status < 400 ? asking.getInputStream() : asking.getErrorStream()) {
            var text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            var answer = new Answer(address, status, asking.getHeaderFields(), text);
            for (String line : answer.all("Set-Cookie")) {
                for (HttpCookie cookie : HttpCookie.parse(line)) {
                    keep(address.getHost(), cookie);
                }
            }
            return answer;
        }
    }

    /** Where an answer sends a browser; null for nowhere. */
    static URI location(Answer answer) {
        return answer.all("Location").stream()
                .findFirst()
                .map(to -> answer.uri().resolve(to))
                .orElse(null);
    }

    void keep(String host, HttpCookie cookie) {
        kept.removeIf(one -> one.host().equals(host)
                && one.cookie().getName().equals(cookie.getName())
                && one.cookie().getPath().equals(cookie.getPath()));
        if (cookie.getMaxAge() != 0) {
            kept.add(new Kept(host, cookie));
        }
    }

    /** What is kept under a name; null for nothing. */
    String cookie(String name) {
        return kept.stream()
                .filter(one -> one.cookie().getName().equals(name))
                .map(one -> one.cookie().getValue())
                .findFirst()
                .orElse(null);
    }

    /** Every address asked for. */
    List<URI> visited() {
        return List.copyOf(visited);
    }
}

package org.rightplace.web;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a browser does of signing in: it keeps cookies, each for its host and path, and goes where it is sent. */
final class TestBrowser {

    private static final int MOST_HOPS = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Kept> kept = new ArrayList<>();
    private final List<URI> visited = new ArrayList<>();

    private record Kept(String host, HttpCookie cookie) {}

    /** Asks for a page and goes wherever that leads; the answer is the last one. */
    HttpResponse<String> open(URI address) throws IOException, InterruptedException {
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
    HttpResponse<String> ask(URI address) throws IOException, InterruptedException {
        visited.add(address);
        var request = HttpRequest.newBuilder(address);
        var cookies = kept.stream()
                .filter(one -> one.host().equals(address.getHost())
                        && address.getPath().startsWith(one.cookie().getPath()))
                .map(one -> one.cookie().getName() + "=" + one.cookie().getValue())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(line)) {
                keep(address.getHost(), cookie);
            }
        }
        return answer;
    }

    /** Where an answer sends a browser; null for nowhere. */
    static URI location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
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

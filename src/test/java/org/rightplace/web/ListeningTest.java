package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.TestAccess;

/** Behind a proxy, which here asks from 127.0.0.2; somebody else asks from 127.0.0.3. */
class ListeningTest {

    private static final URI ADDRESS = URI.create("https://rightplace.example");
    private static final String PROXY = "127.0.0.2";
    private static final String OTHER = "127.0.0.3";

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        var routes = List.of(
                Route.get("/who", context -> context.result(context.scheme() + " " + context.ip()))
                        .open(),
                Route.post("/change", context -> context.result("changed")).open());
        server = new Server(behind(PROXY), routes, Map::of, Limits.USUAL, TestAccess::everybody);
        server.start();
    }

    private static Listening behind(String proxy) {
        return new Listening(
                "127.0.0.1", 0, ADDRESS, null, Set.of(Listening.literal(proxy).orElseThrow()));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static String ask(String from, String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String who(String from, String headers) throws IOException {
        return ask(from, "GET /who HTTP/1.1|Host: rightplace.example" + headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9; 203.0.113.9",
                "203.0.113.9:50123; 203.0.113.9",
                "198.51.100.1, 203.0.113.9; 203.0.113.9",
                "203.0.113.9, 127.0.0.2; 203.0.113.9",
                "2001:db8::7; 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:50123; 2001:db8:0:0:0:0:0:7",
                "203.0.113.9, unknown; 127.0.0.2",
                "203.0.113.9, 999.1.1.1; 127.0.0.2",
                "evil.example; 127.0.0.2"
            })
    void a_proxy_says_who_asks_and_only_its_own_word_counts(String forwarded, String ip) throws Exception {
        assertThat(who(PROXY, "|X-Forwarded-Proto: https|X-Forwarded-For: " + forwarded))
                .contains("Strict-Transport-Security: ")
                .endsWith("https " + ip);
    }

    @Test
    void nobody_else_is_believed() throws Exception {
        assertThat(who(OTHER, "|X-Forwarded-Proto: https|X-Forwarded-For: 203.0.113.9"))
                .doesNotContain("Strict-Transport-Security")
                .endsWith("http " + OTHER);
    }

    @Test
    void what_a_proxy_took_in_the_clear_is_refused() throws Exception {
        assertThat(who(PROXY, "|X-Forwarded-Proto: http|X-Forwarded-For: 203.0.113.9"))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @CsvSource({"https://rightplace.example, 200", "http://rightplace.example, 403", "https://evil.example, 403"})
    void forms_come_from_its_own_pages_only(String origin, int status) throws Exception {
        assertThat(ask(
                        PROXY,
                        "POST /change HTTP/1.1|Host: rightplace.example|Content-Length: 0|X-Forwarded-Proto: https|Origin: "
                                + origin))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void the_host_a_proxy_was_asked_for_counts_not_one_it_names() throws Exception {
        assertThat(ask(
                        PROXY,
                        "GET /who HTTP/1.1|Host: evil.example|X-Forwarded-Proto: https"
                                + "|X-Forwarded-Host: rightplace.example"))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10.0.0.5, https, /, true",
                "10.0.0.5, http, /, false",
                "10.0.0.5, -, /, false",
                "10.0.0.5, -, /health/live, true",
                "10.0.0.6, https, /, false",
                "10.0.0.6, -, /health/live, false",
                "127.0.0.1, -, /, true",
                "::1, -, /, true"
            })
    void nothing_goes_over_a_network_in_the_clear(String from, String proto, String path, boolean unseen) {
        assertThat(behind("10.0.0.5").isUnseen(from, proto, path)).isEqualTo(unseen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void it_does_not_leave_the_loopback_unencrypted(String host) {
        assertThatThrownBy(() -> new Listening(host, 0, ADDRESS, null, Set.of()).checked())
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("RIGHTPLACE_TLS_KEYSTORE")
                .hasMessageContaining("RIGHTPLACE_PROXY");
        var proxies = behind(PROXY).proxies();
        assertThatThrownBy(() -> new Listening(host, 0, null, null, proxies).checked())
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("RIGHTPLACE_ADDRESS");
        assertThat(new Listening(host, 0, ADDRESS, null, proxies).checked()).isNotNull();
    }

    @Test
    void on_the_loopback_it_needs_nothing() {
        for (String host : List.of("127.0.0.1", "localhost", "::1")) {
            assertThat(new Listening(host, 0, null, null, Set.of()).checked().isHere())
                    .isTrue();
        }
    }
}

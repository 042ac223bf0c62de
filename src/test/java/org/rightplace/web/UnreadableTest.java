package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.access.TestAccess;
import org.slf4j.LoggerFactory;

/** What is no proper request is refused in the one shape, and nothing of it repeated. */
class UnreadableTest {

    private static Server server;

    @BeforeAll
    static void start() {
        var route = Route.get("/api/one/{name}", context -> context.result("{}"))
                .mayAll()
                .does("Answers")
                .answers(200, "Done.", "problem");
        server = new Server(0, List.of(route), Map::of, Limits.USUAL, TestAccess::everybody);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static String answer(String request) throws IOException {
        return sent(request + "|Connection: close");
    }

    /** All that comes back until the server closes the connection. */
    private static String sent(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET /api/one/%C0%80Zebedee HTTP/1.1|Host: localhost",
        "400, GET /api/one/%zzZebedee HTTP/1.1|Host: localhost",
        "400, GET /decisions/%ED%A0%80Zebedee HTTP/1.1|Host: localhost",
        "400, GET /api/one/Zebedee HTTP/1.1",
        "400, GET /api/one/Zebedee HTTP/1.1|Host: localhost|Content-Length: Zebedee",
        "400, Zebedee",
        "505, GET /api/one/Zebedee HTTP/9.9|Host: localhost"
    })
    void it_is_told_as_a_problem_and_not_repeated(int status, String request) throws IOException {
        assertThat(answer(request))
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json", "\"status\":" + status + "}")
                .doesNotContain("Zebedee", "/one", "etty");
    }

    @Test
    void a_connection_that_is_closed_after_it_is_said_to_be() throws IOException {
        assertThat(sent("GET /api/one/%zz HTTP/1.1|Host: localhost"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Connection: close");
    }

    @Test
    void an_address_or_a_header_that_is_too_long_is_told_the_same_way() throws IOException {
        var tooLong = "Zebedee".repeat(2000);
        assertThat(answer("GET /api/one/" + tooLong + " HTTP/1.1|Host: localhost"))
                .startsWith("HTTP/1.1 414")
                .contains("\"status\":414}")
                .doesNotContain("Zebedee");
        assertThat(answer("GET /api/one/x HTTP/1.1|Host: localhost|X-Name: " + tooLong))
                .startsWith("HTTP/1.1 431")
                .contains("\"status\":431}")
                .doesNotContain("Zebedee");
    }

    @Test
    void neither_a_method_nor_a_host_that_is_none_stands_in_the_log() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var before = log.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            answer("ZEBEDEE /api/one/x HTTP/1.1|Host: localhost");
            answer("GET /api/one/x HTTP/1.1|Host: localhost@Zebedee:x");
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }
        var said = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(said).anyMatch(line -> line.contains("method=- "));
        assertThat(said).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("zebedee"));
    }

    @Test
    void a_header_accept_that_cannot_be_read_accepts_nothing() throws IOException {
        assertThat(answer("GET /api/one/x HTTP/1.1|Host: localhost|Accept: \"Zebedee"))
                .startsWith("HTTP/1.1 406")
                .contains("application/problem+json")
                .doesNotContain("Zebedee");
    }
}

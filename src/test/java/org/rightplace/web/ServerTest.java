package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.TestAccess;
import org.rightplace.cli.SentRequest;
import org.rightplace.decision.Asker;
import org.rightplace.pages.HomePages;
import org.rightplace.pages.RecordPages;
import org.rightplace.pages.Records;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementService.Purpose;

class ServerTest {

    private static final String NOTICE = "Every child here is made up.";

    @TempDir
    static Path folder;

    private static MadeUpArea area;
    private static Server server;
    private static Caller caller;
    private static final List<String> IDS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        area = new MadeUpArea(folder);
        for (JsonNode request : List.of(
                SentRequest.whole(),
                SentRequest.without(
                        SentRequest.with("/request", "{'kind':'none'}"),
                        "exceptions",
                        "transport",
                        "section9",
                        "disputed"))) {
            var answer = area.placement.recommend(SentRequest.bytes(request), Purpose.ADVICE, Asker.local("test"));
            assertThat(answer.errors()).isEmpty();
            IDS.add(answer.recommendation().decision().id());
        }
        server = new Server(0, pages(area), Map::of, Limits.USUAL, TestAccess::everybody).saying(NOTICE);
        server.start();
        caller = new Caller(server.port());
    }

    private static List<Route> pages(MadeUpArea area) {
        var records = new Records(area.answers, area.ledger, area.records);
        var routes = new ArrayList<>(new HomePages(area.answers, area.ledger, area.records, records, "").routes());
        routes.addAll(new RecordPages(records, area.answers, area.ledger, Map.of()).routes());
        routes.addAll(
                new Description(routes, () -> MadeUpArea.rules().schemas(), name -> Optional.empty(), "test").routes());
        return routes;
    }

    @AfterAll
    static void stop() {
        server.stop();
        area.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask("GET", path);
    }

    private static HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return ask(caller, method, path);
    }

    private static HttpResponse<String> ask(Caller caller, String method, String path)
            throws IOException, InterruptedException {
        return caller.send(caller.to(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static void isPage(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).startsWith("<!doctype html>").contains("<html lang=\"en-GB\"", "</html>");
        isGuarded(answer);
    }

    private static void isGuarded(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "script-src 'self'")
                        .doesNotContain("unsafe", "*", "http:", "https:", "data:"));
        assertThat(answer.headers().firstValue("cross-origin-opener-policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("permissions-policy")).isPresent();
        assertThat(answer.headers().firstValue("strict-transport-security"))
                .as("not over a plain connection")
                .isEmpty();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().map().keySet())
                .noneMatch(
                        name -> List.of("server", "x-powered-by", "set-cookie").contains(name.toLowerCase()));
        keepsQuiet(answer);
    }

    /** Nothing of a person, neither in what is shown nor in a header or an address. */
    private static void keepsQuiet(HttpResponse<String> answer) {
        var headers = answer.headers().map().toString();
        for (String said : new String[] {answer.body(), headers}) {
            assertThat(said)
                    .doesNotContain(SentRequest.CANARY, "Zebedee", "Quince")
                    .doesNotContainIgnoringCase("ZZ1 1AA")
                    .doesNotContainIgnoringCase("ZZ11AA")
                    .doesNotContain("2015-04-17", "17 April 2015", "17/04/2015");
        }
    }

    @Test
    void the_first_page_names_the_newest_recommendations_newest_first() throws Exception {
        var answer = get("/");
        isPage(answer, 200);
        var at = IDS.subList(Math.max(0, IDS.size() - 10), IDS.size()).stream()
                .map(id -> answer.body().indexOf("href=\"/decisions/" + id + "\""))
                .toList();
        assertThat(at).doesNotContain(-1);
        assertThat(at).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(answer.body()).contains(NOTICE, "A named person decides");
    }

    @Test
    void each_decision_is_explained_to_each_reader() throws Exception {
        for (String id : IDS) {
            var pages = new ArrayList<String>();
            for (String reader : new String[] {"officer", "panel", "family"}) {
                var answer = get("/decisions/" + id + "/explanation?reader=" + reader);
                isPage(answer, 200);
                pages.add(answer.body());
            }
            assertThat(pages).doesNotHaveDuplicates();
            assertThat(get("/decisions/" + id + "/explanation?reader=judge").body())
                    .as("the panel's words where no reader is known")
                    .isEqualTo(pages.get(1));
        }
        assertThat(get("/decisions/" + IDS.get(0)).body()).contains("Quillbridge Heron Primary School");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/decisions",
                "/decisions/",
                "/decisions/01935f3e-0000-7000-8000-000000000000",
                "/decisions/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/decisions/'%20OR%20'1'%3D'1",
                "/decisions/..%2F..%2Fledger.key",
                "/ledger.key",
                "/WEB-INF/web.xml",
            })
    void what_is_not_there_is_a_page_that_says_so(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<script>", "alert(1)", "\tat ", "Exception", "jetty", "Javalin");
        if (answer.statusCode() == 404) {
            isPage(answer, 404);
            assertThat(answer.body()).contains("<h1 class=\"govuk-heading-l\">Page not found</h1>");
        }
    }

    @Test
    void entry_0_is_no_recommendation_and_has_no_page() throws Exception {
        isPage(get("/decisions/" + area.ledger.at(0).orElseThrow().entry().decisionId()), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothing_can_be_changed_by_these_pages(String method) throws Exception {
        long before = area.ledger.size();
        for (String path : new String[] {"/", "/decisions/" + IDS.get(0)}) {
            var answer = ask(method, path);
            assertThat(answer.statusCode()).isIn(404, 405);
            assertThat(answer.body()).doesNotContain("\tat ", "Exception");
        }
        assertThat(area.ledger.size()).isEqualTo(before);
    }

    @Test
    void it_says_that_it_is_alive() throws Exception {
        var answer = get("/health/live");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("live");
        isGuarded(answer);
    }

    @Test
    void only_this_machine_can_reach_it() throws Exception {
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(one.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(new InetSocketAddress(address, server.port())))
                            .as(one.getName())
                            .isInstanceOf(IOException.class);
                }
            }
        }
        connect(new InetSocketAddress("127.0.0.1", server.port()));
    }

    private static void connect(InetSocketAddress to) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(to, 2000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "127.0.0.1:PORT, 200",
        "LOCALHOST:PORT, 200",
        "evil.example, 421",
        "10.0.0.1:PORT, 421"
    })
    void only_this_machines_own_names_are_answered_to(String host, int status) throws Exception {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host.replace("PORT", Integer.toString(server.port()))
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            caller.contract().holds(Said.raw("GET", "/", answer));
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            assertThat(answer.contains("/decisions/")).isEqualTo(status == 200);
        }
    }

    @Test
    void a_port_that_is_taken_is_said_in_words() {
        var second = new Server(server.port(), List.of(), Map::of, Limits.USUAL, TestAccess::everybody);
        assertThatThrownBy(second::start)
                .isInstanceOf(CannotServe.class)
                .hasMessageContaining("Port " + server.port() + " is taken")
                .hasMessageContaining("RIGHTPLACE_PORT");
    }

    @Test
    void a_failure_is_a_page_without_its_cause(@TempDir Path other) throws Exception {
        var broken = new MadeUpArea(other);
        var serving = new Server(0, pages(broken), Map::of, Limits.USUAL, TestAccess::everybody);
        serving.start();
        int port = serving.port();
        var asking = new Caller(port);
        try {
            broken.close();
            for (String path : new String[] {"/", "/decisions/" + IDS.get(0)}) {
                var answer = ask(asking, "GET", path);
                isPage(answer, 500);
                assertThat(answer.body())
                        .contains("<h1 class=\"govuk-heading-l\">Something went wrong</h1>")
                        .doesNotContain("\tat ", "Exception", "Hikari", "SELECT");
            }
        } finally {
            serving.stop();
        }
        assertThatThrownBy(() -> connect(new InetSocketAddress("127.0.0.1", port)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void every_page_leads_to_the_description_of_the_api() throws Exception {
        for (String path : new String[] {"/", "/decisions/" + IDS.get(0), "/docs", "/nowhere"}) {
            assertThat(get(path).body()).contains("href=\"/docs\"").containsOnlyOnce(NOTICE);
        }
        isPage(get("/docs"), 200);
        assertThat(get("/openapi.json").statusCode()).isEqualTo(200);
    }

    @Test
    void no_address_on_a_page_leads_away_or_names_a_person() throws Exception {
        var addresses = Map.of(
                "/", get("/").body(), "one", get("/decisions/" + IDS.get(0)).body());
        addresses.values().forEach(page -> {
            var links = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(page);
            while (links.find()) {
                assertThat(links.group(1))
                        .matches(
                                "#main-content|/(docs|account|what-we-record|glossary|accessibility|cookies|assets/[a-z]+-[0-9a-f]{16}\\.(css|svg|js)|decisions/[0-9a-f-]{36})?");
            }
        });
    }
}

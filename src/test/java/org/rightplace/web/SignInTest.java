package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.Account;
import org.rightplace.access.Accounts;
import org.rightplace.access.NotAccepted;
import org.rightplace.access.Role;
import org.rightplace.access.Sessions;
import org.rightplace.access.Tokens;
import org.rightplace.store.Database;
import org.rightplace.store.TestDatabase;

/** Signing in and out of a real server, as a browser and as a program would. */
class SignInTest {

    private static final String PASSWORD = "apple-river-lantern";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Database database;
    private static Server server;
    private static Tokens tokens;

    @BeforeAll
    static void start() throws NotAccepted {
        database = TestDatabase.in(folder);
        var accounts = new Accounts(database, Clock.systemUTC());
        var sessions = new Sessions(database, Clock.systemUTC());
        tokens = new Tokens(database, Clock.systemUTC());
        for (Role role : List.of(Role.PANEL, Role.BOARD)) {
            accounts.add(new Account(role.wireName(), "Made Up", Set.of(role), Set.of("873"), false, false), PASSWORD);
        }
        var routes = new ArrayList<Route>(new SignInPages(accounts, sessions, "").routes());
        routes.add(Route.get("/", context -> context.result("the list")).may(Role.PANEL));
        routes.add(Route.post("/change", context -> context.result("changed")).may(Role.PANEL));
        routes.add(Route.get("/api/read", context -> context.result("{}"))
                .may(Role.PANEL)
                .does("Reads")
                .answers(200, "Done.", "problem"));
        routes.add(Route.post("/api/change", context -> context.result("{}"))
                .may(Role.PANEL)
                .does("Changes")
                .answers(200, "Done.", "problem"));
        server = new Server(0, routes, Map::of, Limits.USUAL, new Who(sessions, tokens));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        database.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String cookie, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> signIn(String name, String password, String next) throws Exception {
        return post("/sign-in", "other=1", Map.of("name", name, "password", password, "next", next));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    /** What a browser sends back. */
    private static String signedIn(String name) throws Exception {
        return cookie(signIn(name, PASSWORD, "/")).replaceFirst(";.*", "");
    }

    private static String formToken(String cookie) throws Exception {
        var page = send(to("/account").header("Cookie", cookie)).body();
        var found = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void a_page_sends_whoever_is_nobody_to_sign_in_and_back() throws Exception {
        var sent = send(to("/"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location")).hasValue("/sign-in?next=%2F");
        assertThat(send(to("/sign-in?next=%2Faccount")).body()).contains("name=\"next\" value=\"/account\"");
        var answer = signIn("panel", PASSWORD, "/account");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/account");
        var read = send(to("/").header("Cookie", cookie(answer).replaceFirst(";.*", "")));
        assertThat(read.body()).isEqualTo("the list");
    }

    @Test
    void the_cookie_is_for_this_site_and_no_script() throws Exception {
        assertThat(cookie(signIn("panel", PASSWORD, "/")))
                .contains("; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//elsewhere.example",
                "https://elsewhere.example/",
                "/\\elsewhere.example",
                "javascript:alert(1)",
                "/sign-in\r\nSet-Cookie: a=b",
                "/decisions/../../elsewhere",
                ""
            })
    void nobody_is_sent_elsewhere(String next) throws Exception {
        var answer = signIn("panel", PASSWORD, next);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        var form = send(to("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
        assertThat(form.body()).contains("name=\"next\" value=\"/\"").doesNotContain("elsewhere");
    }

    @Test
    void what_is_wrong_is_not_told_apart_and_not_repeated() throws Exception {
        var wrong = signIn("panel", "Zebedee-and-Florence", "/");
        var unknown = signIn("zebedee", "Zebedee-and-Florence", "/");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body())
                .contains("<title>Error: Sign in", "There is a problem")
                .doesNotContain("Zebedee");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_session_somebody_planted_is_not_the_one_that_is_signed_in() throws Exception {
        var planted = Who.COOKIE + "=planted";
        var answer = post("/sign-in", planted, Map.of("name", "panel", "password", PASSWORD));
        assertThat(cookie(answer)).doesNotContain("planted");
        assertThat(send(to("/").header("Cookie", planted)).statusCode()).isEqualTo(302);
        // Signing in again, the one before ends.
        var before = signedIn("panel");
        var after = cookie(post("/sign-in", before, Map.of("name", "panel", "password", PASSWORD)));
        assertThat(after.replaceFirst(";.*", "")).isNotEqualTo(before);
        assertThat(send(to("/").header("Cookie", before)).statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_needs_the_token_of_its_session() throws Exception {
        var cookie = signedIn("panel");
        assertThat(post("/change", cookie, Map.of()).statusCode()).isEqualTo(403);
        assertThat(post("/change", cookie, Map.of("form-token", "guess")).statusCode())
                .isEqualTo(403);
        var others = formToken(signedIn("panel"));
        assertThat(post("/change", cookie, Map.of("form-token", others)).statusCode())
                .isEqualTo(403);
        assertThat(post("/change", cookie, Map.of("form-token", formToken(cookie)))
                        .body())
                .isEqualTo("changed");
    }

    @Test
    void signing_out_ends_the_session_and_not_only_the_cookie() throws Exception {
        var cookie = signedIn("panel");
        var token = formToken(cookie);
        assertThat(post("/sign-out", cookie, Map.of()).statusCode()).isEqualTo(403);
        assertThat(send(to("/").header("Cookie", cookie)).statusCode()).isEqualTo(200);
        var out = post("/sign-out", cookie, Map.of("form-token", token));
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(cookie(out)).contains("Expires=Thu, 01 Jan 1970");
        assertThat(send(to("/").header("Cookie", cookie)).statusCode()).isEqualTo(302);
    }

    @Test
    void a_role_gets_what_is_its_own() throws Exception {
        var board = signedIn("board");
        assertThat(send(to("/account").header("Cookie", board)).body()).contains("board");
        assertThat(send(to("/").header("Cookie", board)).statusCode()).isEqualTo(403);
        assertThat(send(to("/api/read").header("Cookie", board)).statusCode()).isEqualTo(403);
    }

    @Test
    void a_program_shows_a_token() throws Exception {
        var nobody = send(to("/api/read"));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        var token = "Bearer " + tokens.make("panel", Set.of(Role.PANEL), 1);
        assertThat(send(to("/api/read").header("Authorization", token)).statusCode())
                .isEqualTo(200);
        assertThat(send(to("/api/change").header("Authorization", token).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(to("/api/read").header("Authorization", token + "x")).statusCode())
                .isEqualTo(401);
        assertThat(send(to("/api/read").header("Authorization", "Basic cGFuZWw6cGFuZWw="))
                        .statusCode())
                .isEqualTo(401);
        // A bad token is not made good by a cookie.
        assertThat(send(to("/api/read").header("Authorization", "Bearer no").header("Cookie", signedIn("panel")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_browser_reads_the_api_and_changes_nothing_there() throws Exception {
        var cookie = signedIn("panel");
        assertThat(send(to("/api/read").header("Cookie", cookie)).statusCode()).isEqualTo(200);
        assertThat(post("/api/change", cookie, Map.of("form-token", formToken(cookie)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_route_that_does_not_say_who_may_call_it_is_not_served() {
        var route = Route.get("/forgotten", context -> context.result("open to all"));
        assertThatThrownBy(() -> new Server(0, List.of(route), Map::of, Limits.USUAL, context -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /forgotten");
    }
}

package org.rightplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.Account;
import org.rightplace.access.Role;
import org.rightplace.access.TestAccess;
import org.rightplace.cli.SentRequest;
import org.rightplace.store.TestDatabase;
import org.rightplace.web.Route;
import org.rightplace.web.Server;

/**
 * Walks every route the program serves, from its own routing table, as every role, as somebody of another authority, with tokens that are
 * good no more, and as nobody. A route that says nothing of who may call it keeps the server from starting; what each says stands in
 * {@code src/docs/roles.md}, so that a change of it is seen.
 */
class RoutesTest {

    private static final Path PAGE = Path.of("src/docs/roles.md");
    private static final String NOT_YOURS = "This is not for your role";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Parts parts;
    private static List<Route> routes;
    private static Server server;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);
    private static final Map<String, String> NAMED = new HashMap<>();
    private static String ofAnother;

    @BeforeAll
    static void start() throws Exception {
        var environment = new HashMap<>(TestDatabase.environment(folder));
        environment.put("RIGHTPLACE_PORT", "0");
        environment.put("RIGHTPLACE_RATE", "100000");
        var program = new CommandLineRun(folder);
        program.run("import", "register", "fixtures/register/register.csv");
        program.run("import", "postcodes", "fixtures/register/postcodes.csv");
        parts = new Parts(
                Settings.of(environment, Path.of(".")),
                new PrintStream(PrintStream.nullOutputStream()),
                Clock.systemUTC());
        for (Role role : Role.values()) {
            TOKENS.put(role, token(role.wireName(), Set.of(role), "873"));
        }
        var readers = Arrays.stream(Role.values())
                .filter(role -> role != Role.RULES_OWNER)
                .collect(Collectors.toSet());
        ofAnother = token("of-another", readers, "925");
        var serving = new Serving(parts);
        routes = serving.routes();
        server = serving.server();
        server.start();
        record();
    }

    @AfterAll
    static void stop() {
        server.stop();
        parts.database.get().close();
    }

    private static String token(String name, Set<Role> roles, String authority) throws Exception {
        parts.accounts
                .get()
                .add(new Account(name, "Made Up", roles, Set.of(authority), false, false), "apple-river-lantern");
        return parts.tokens.get().make(name, roles, 1);
    }

    /** Something for every name in braces. */
    private static void record() throws Exception {
        var request = (ObjectNode) SentRequest.whole().deepCopy();
        ((ObjectNode) request.get("person")).put("responsibleAuthority", "873");
        var answer = CLIENT.send(
                to("/api/v1/placements/recommendations", TOKENS.get(Role.CASEWORKER))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(SentRequest.bytes(request)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var advice = new ObjectMapper().readTree(answer.body());
        NAMED.put("id", advice.at("/decision/id").asText());
        NAMED.put("urn", advice.at("/options/0/urn").asText());
        NAMED.put("file", "problem.json");
        NAMED.put("principle", "LAW-39-RESOURCES");
    }

    private static HttpRequest.Builder to(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String named(Route route) {
        var path = route.path();
        for (var name : NAMED.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        // Whatever else stands in braces is a name that there is not.
        return path.replaceAll("\\{[^}]*}", "none");
    }

    private static HttpResponse<String> ask(Route route, String token) throws Exception {
        var request = to(named(route), token);
        if (route.method() == HandlerType.POST) {
            request.header(
                            "Content-Type",
                            route.operation() == null ? "application/x-www-form-urlencoded" : "application/json")
                    .POST(BodyPublishers.ofString(route.operation() == null ? "" : "{}"));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static boolean turnedAway(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 403 && answer.body().contains(NOT_YOURS)
                || answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").startsWith("/sign-in?");
    }

    private static Stream<DynamicTest> each(Stream<Route> some, Walk walk) {
        return some.map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> walk.on(route)));
    }

    private interface Walk {
        void on(Route route) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> each_route_lets_in_the_roles_it_names_and_no_other() {
        return each(routes.stream(), route -> {
            for (Role role : Role.values()) {
                var answer = ask(route, TOKENS.get(role));
                assertThat(answer.statusCode()).as(role.wireName()).isLessThan(500);
                boolean may = route.roles().isEmpty() || route.roles().contains(role);
                assertThat(turnedAway(answer)).as(role.wireName()).isEqualTo(!may);
                if (!may) {
                    assertThat(answer.statusCode()).as(role.wireName()).isEqualTo(403);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nobody_is_let_in_but_where_it_is_open_to_everybody() {
        return each(routes.stream(), route -> {
            for (String token : new String[] {null, "", "rightplace_none", "' OR '1'='1"}) {
                assertThat(turnedAway(ask(route, token)))
                        .as("%s", token)
                        .isEqualTo(!route.roles().isEmpty());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_record_of_another_authority_is_not_there() {
        return each(routes.stream().filter(route -> route.path().contains("decisions/{id}")), route -> {
            var answer = ask(route, ofAnother);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain(NAMED.get("id"));
        });
    }

    /** Every parameter and every name in a path, as the server itself describes them, with what would be a query, a path or a page elsewhere. */
    @TestFactory
    Stream<DynamicTest> nothing_that_is_given_is_a_way_in() throws Exception {
        var everybody = TestAccess.token(parts.database.get());
        var described = new ObjectMapper()
                .readTree(CLIENT.send(to("/openapi.json", null).build(), BodyHandlers.ofString())
                        .body())
                .get("paths");
        return each(routes.stream().filter(route -> route.method() == HandlerType.GET), route -> {
            for (String hostile : HOSTILE) {
                var given = URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
                if (route.path().contains("{")) {
                    var path = route.path().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(given));
                    isNoWayIn(path, everybody, 400, 404);
                }
                for (var parameter : described.path(route.path()).path("get").path("parameters")) {
                    if (parameter.path("in").asText().equals("query")) {
                        isNoWayIn(named(route) + "?" + parameter.get("name").asText() + "=" + given, everybody, 400);
                    }
                }
            }
            assertThat(parts.accounts.get().find("board")).isPresent();
        });
    }

    private static final List<String> HOSTILE = List.of(
            "' OR '1'='1",
            "1; DROP TABLE account_token; DROP TABLE account; --",
            "x') UNION SELECT password_hash FROM account --",
            "../../../../etc/passwd",
            "..\\..\\ledger.key",
            "/etc/passwd",
            "file:///etc/passwd",
            "https://example.org/",
            "<script>alert(1)</script>");

    private static void isNoWayIn(String path, String token, Integer... statuses) throws Exception {
        HttpResponse<String> answer;
        try {
            answer = CLIENT.send(to(path, token).build(), BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw new AssertionError(path, e);
        }
        assertThat(answer.statusCode()).as(path).isIn((Object[]) statuses);
        assertThat(answer.body())
                .as(path)
                .doesNotContain("root:", "argon2", "PRIVATE", "DROP TABLE", "<script>", "example.org");
        assertThat(answer.headers().firstValue("Location")).as(path).isEmpty();
    }

    @Test
    void a_token_is_worth_nothing_once_revoked_expired_or_its_account_disabled() throws Exception {
        var list = routes.stream()
                .filter(route -> route.path().equals("/api/v1/decisions") && route.method() == HandlerType.GET)
                .findFirst()
                .orElseThrow();
        var panel = token("short-lived", Set.of(Role.PANEL), "873");
        assertThat(ask(list, panel).statusCode()).isEqualTo(200);
        parts.accounts
                .get()
                .change(
                        "short-lived",
                        was -> new Account(
                                was.name(), was.fullName(), Set.of(Role.RULES_OWNER), was.authorities(), false, false));
        assertThat(ask(list, panel).statusCode()).as("the role was taken").isEqualTo(403);
        var revoked = token("revoked", Set.of(Role.PANEL), "873");
        var id = parts.tokens.get().all().stream()
                .filter(token -> token.account().equals("revoked"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(parts.tokens.get().revoke(id)).isTrue();
        assertThat(ask(list, revoked).statusCode()).isEqualTo(401);
        var disabled = token("disabled", Set.of(Role.PANEL), "873");
        parts.accounts
                .get()
                .change(
                        "disabled",
                        was -> new Account(was.name(), was.fullName(), was.roles(), was.authorities(), true, false));
        assertThat(ask(list, disabled).statusCode()).isEqualTo(401);
    }

    @Test
    void who_may_call_what_is_written_down() throws Exception {
        var page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("run with -Dgolden.update=true, and read the difference")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String page() {
        var text =
                new StringBuilder("# Who may call what\n\nMade from the routing table by `RoutesTest`, which also walks"
                        + " every route as every role. `open`: everybody, signed in or not.\n\n| route | open |");
        for (Role role : Role.values()) {
            text.append(' ').append(role.wireName()).append(" |");
        }
        text.append("\n|---|---|").append("---|".repeat(Role.values().length)).append('\n');
        routes.stream()
                .map(RoutesTest::line)
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String line(Route route) {
        var line = new StringBuilder("| `" + route.path() + "` " + route.method() + " |");
        line.append(route.roles().isEmpty() ? " yes |" : " |");
        for (Role role : Role.values()) {
            line.append(route.roles().contains(role) ? " yes |" : " |");
        }
        return line.toString();
    }
}

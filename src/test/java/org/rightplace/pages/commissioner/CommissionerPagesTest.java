package org.rightplace.pages.commissioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.Caller;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.access.Role;
import org.rightplace.decision.Asker;
import org.rightplace.web.NothingInline;
import org.rightplace.web.ServedArea;

/** The commissioners' desk on a real server: contracts, their reviews, files of them, evaluations, the register. */
class CommissionerPagesTest {

    private static final String COMMISSIONER = "commissioner";
    private static final String BOARD = "board";
    private static final String ELSEWHERE = "elsewhere";
    private static final Path FIXTURES = Path.of("fixtures");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Map<String, Caller> CALLERS = Map.of(
            COMMISSIONER,
            caller(COMMISSIONER, Role.COMMISSIONER, "873", "874"),
            BOARD,
            caller(BOARD, Role.BOARD, "873", "874"),
            "panel",
            caller("panel", Role.PANEL, "873", "874"),
            ELSEWHERE,
            caller(ELSEWHERE, Role.COMMISSIONER, "925"));

    @TempDir
    static Path folder;

    private static ServedArea served;
    private static String therapy;
    private static String leisure;
    private static String evaluation;

    private static Caller caller(String name, Role role, String... authorities) {
        return new Caller(name, "Made Up", Set.of(role), Set.of(authorities), null);
    }

    @BeforeAll
    static void start() throws Exception {
        served = new ServedArea(
                folder,
                context -> Optional.ofNullable(context.header("Test-Caller")).map(CALLERS::get));
        therapy = reviewed("06-measure-without-denominator");
        leisure = reviewed("04-leisure-too-few-measures");
        reviewed("01-short-breaks-ready");
        reviewed("08-light-touch-ended-for-breach");
        evaluation = served.area
                .toolkit
                .evaluate(
                        Files.readAllBytes(FIXTURES.resolve("toolkit/02-send-contract.json")),
                        Asker.local(COMMISSIONER))
                .answer()
                .decision()
                .id();
    }

    private static String reviewed(String name) throws IOException {
        return served.area
                .contracts
                .review(contract(name), Asker.local(COMMISSIONER))
                .reviews()
                .get(0)
                .decision()
                .id();
    }

    private static byte[] contract(String name) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve("contracts/" + name + ".json"));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpRequest.Builder to(String caller, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.server.port() + path))
                .header("Test-Caller", caller)
                .header("Accept", "text/html");
    }

    private static HttpResponse<String> get(String caller, String path) throws Exception {
        return checked(CLIENT.send(to(caller, path).build(), BodyHandlers.ofString()));
    }

    private static HttpResponse<String> form(String caller, String path, String fields) throws Exception {
        return checked(CLIENT.send(
                to(caller, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString()));
    }

    /** Sends the import's form, as a browser does. */
    private static HttpResponse<String> send(Map<String, byte[]> parts) throws Exception {
        var boundary = "made-up-boundary";
        var body = new ByteArrayOutputStream();
        for (var part : parts.entrySet()) {
            var file = part.getKey().equals("file") ? "; filename=\"contracts\"" : "";
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\""
                            + file + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.getValue());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return checked(CLIENT.send(
                to(COMMISSIONER, "/contracts/import")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString()));
    }

    private static Map<String, byte[]> parts(String what, String key, byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("do", what.getBytes(StandardCharsets.UTF_8));
        parts.put("key", key.getBytes(StandardCharsets.UTF_8));
        parts.put("file", file);
        return parts;
    }

    private static HttpResponse<String> checked(HttpResponse<String> answer) {
        NothingInline.in(answer.body());
        if (answer.body().contains("<main")) {
            assertThat(answer.body().split("<h1", -1)).as("first headings").hasSize(2);
        }
        return answer;
    }

    private static long looks(Look.What what) {
        var asked = new Looks.Asked(null, COMMISSIONER, Set.of("873", "874"));
        return served.area.looks.find(asked, 1000, null).stream()
                .filter(look -> look.what() == what)
                .count();
    }

    @Test
    void the_portfolio_says_how_each_contract_stands_the_worst_first() throws Exception {
        var page = get(COMMISSIONER, "/contracts");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Speech and language therapy in schools",
                        "Red: off track",
                        "Green: on the way",
                        "Not ready: something local policy asks for is not there",
                        "Overdue",
                        "1 June 2026",
                        "Check a contract");
        assertThat(page.body().indexOf("CT-2026-006")).isLessThan(page.body().indexOf("CT-2026-001"));
        var red = get(COMMISSIONER, "/contracts?colour=red&sort=deadline").body();
        assertThat(red).contains("CT-2026-006", "CT-2026-008").doesNotContain("CT-2026-001");
        assertThat(red.indexOf("CT-2026-008")).isLessThan(red.indexOf("CT-2026-006"));
        assertThat(get(COMMISSIONER, "/contracts?colour=none-such&sort=%00&page=x")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void commissioners_and_boards_see_contracts_of_their_authorities_only() throws Exception {
        assertThat(get(BOARD, "/contracts").body()).contains("CT-2026-006").doesNotContain("Check a contract");
        assertThat(get("panel", "/contracts").statusCode()).isEqualTo(403);
        assertThat(get("panel", "/decisions/" + therapy).statusCode()).isEqualTo(404);
        assertThat(get(ELSEWHERE, "/contracts").body()).doesNotContain("CT-2026-006");
        var other = get(ELSEWHERE, "/decisions/" + therapy);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).doesNotContain("Speech", therapy);
        assertThat(get(BOARD, "/contracts/import").statusCode()).isEqualTo(403);
    }

    @Test
    void a_review_says_what_each_finding_rests_on_and_gives_words_to_copy() throws Exception {
        var page = get(COMMISSIONER, "/decisions/" + therapy).body();
        assertThat(page)
                .contains(
                        "Not ready: something local policy asks for is not there",
                        "What local policy asks",
                        "They are not law.",
                        "Is it SMART?",
                        "What is to be done is vague: access to, as required.",
                        "It cannot be counted.",
                        "Latest rating: inadequate",
                        "Amber: needs attention",
                        "data-copies=\"wording-satisfaction-gap\"",
                        "id=\"wording-satisfaction-gap\">Every half year from 1 April 2026",
                        "The supplier can say",
                        "18 December 2026",
                        "Looking at the contract again",
                        "At least 58 and at most 63 percent",
                        "AT-34",
                        "/decisions/" + therapy + "/explanation?reader=family",
                        "Rulebook cambridgeshire-and-peterborough");
        for (String letter : new String[] {"Specific", "Measurable", "Achievable", "Relevant", "Time-bound"}) {
            assertThat(page).contains(letter + "</th>");
        }
        var law = get(BOARD, "/decisions/" + leisure).body();
        assertThat(law).contains("Not ready: the law asks for more measures", "What the law asks");
        assertThat(row(law, "Procurement Act 2023 s.52(1)")).contains(">Law<").doesNotContain("Local policy");
    }

    /** The first row of a table that has some words. */
    private static String row(String page, String words) {
        var rows = Pattern.compile("<tr.*?</tr>", Pattern.DOTALL).matcher(page).results();
        return rows.map(found -> found.group())
                .filter(row -> row.contains(words))
                .findFirst()
                .orElse("");
    }

    @Test
    void an_evaluation_says_first_what_is_critical_and_not_in_place() throws Exception {
        var page = get(COMMISSIONER, "/decisions/" + evaluation).body();
        assertThat(page)
                .contains(
                        "Critical, and not in place",
                        "Dynamic support register",
                        "Not answered yet",
                        "Youth justice",
                        "At least 58 and at most 63 percent",
                        "Not known until more checks are answered",
                        "Staff and their training",
                        "To do:</strong> Start what these critical checks ask for first.");
        assertThat(page.indexOf("Critical, and not in place")).isLessThan(page.indexOf("The score as a whole"));
        assertThat(get(ELSEWHERE, "/decisions/" + evaluation).statusCode()).isEqualTo(404);
    }

    @Test
    void every_page_of_records_notes_a_look() throws Exception {
        long lists = looks(Look.What.LIST);
        long records = looks(Look.What.RECORD);
        get(COMMISSIONER, "/contracts");
        get(COMMISSIONER, "/decisions/" + therapy);
        assertThat(looks(Look.What.LIST)).isEqualTo(lists + 1);
        assertThat(looks(Look.What.RECORD)).isEqualTo(records + 1);
    }

    @Test
    void a_check_only_records_nothing_and_can_be_recorded_from_what_it_says() throws Exception {
        long before = served.area.ledger.size();
        var list = Files.readAllBytes(FIXTURES.resolve("contracts/kpis.csv"));
        var tried = send(parts("check", "k", list));
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("Nothing was recorded", "School transport in the north", "Youth clubs", "passed over: AD");
        assertThat(served.area.ledger.size()).isEqualTo(before);
        var content = Pattern.compile("name=\"content\" value=\"([^\"]+)\"").matcher(tried.body());
        var key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(tried.body());
        assertThat(content.find() && key.find()).isTrue();
        assertThat(Base64.getDecoder().decode(content.group(1))).isEqualTo(list);
        var again = new LinkedHashMap<>(parts("record", key.group(1), new byte[0]));
        again.put("content", content.group(1).getBytes(StandardCharsets.UTF_8));
        var recorded = send(again);
        assertThat(recorded.body()).contains("2 reviews are recorded");
        assertThat(served.area.ledger.size()).isEqualTo(before + 2);
        assertThat(send(again).body()).contains("2 reviews are recorded");
        assertThat(served.area.ledger.size()).isEqualTo(before + 2);
    }

    @Test
    void a_contract_is_recorded_once_and_leads_to_its_review() throws Exception {
        var parts = parts("record", "a-key-of-its-own", contract("07-exactly-five-million"));
        var first = send(parts);
        long size = served.area.ledger.size();
        assertThat(first.statusCode()).isEqualTo(303);
        var second = send(parts);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).contains("/decisions/"));
        assertThat(served.area.ledger.size()).isEqualTo(size);
        var other = send(parts("record", "a-key-of-its-own", contract("09-done")));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("There is a problem", "href=\"#file\"", "Another file was sent");
    }

    @Test
    void what_cannot_be_read_is_told_where_it_stands() throws Exception {
        var none = send(parts("record", "k1", new byte[0]));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("<title>Error: ", "Choose a file to check", "href=\"#file\"");
        var sheet = "Contract reference,KPI,Target\nCT-1,Made up,SECRETWORD\n".getBytes(StandardCharsets.UTF_8);
        var wrong = send(parts("record", "k2", sheet));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Row 2, column C").doesNotContain("SECRETWORD");
        long before = served.area.ledger.size();
        var some = send(
                parts("record", "k3", Files.readAllBytes(FIXTURES.resolve("ocds/package-with-a-broken-release.json"))));
        assertThat(some.statusCode()).isEqualTo(200);
        assertThat(some.body()).contains("What could not be read", "What was checked", "reviews are recorded");
        assertThat(served.area.ledger.size()).isGreaterThan(before);
    }

    @Test
    void the_register_is_searched_and_a_full_postcode_never_stands_in_an_address() throws Exception {
        var all = get("panel", "/settings");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("settings found", "Quillbridge Heron Primary School");
        var searched = form("panel", "/settings", "name=heron&area=&near=&within=&phase=&need=&kind=");
        assertThat(searched.statusCode()).isEqualTo(303);
        assertThat(searched.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/settings?name=heron"));
        assertThat(get("panel", "/settings?name=heron").body())
                .contains("1 setting found", "Quillbridge Heron Primary School");
        var postcode = Files.readAllLines(FIXTURES.resolve("register/postcodes.csv"))
                .get(1)
                .split(",")[0]
                .replace("\"", "");
        var around = form(
                "panel",
                "/settings",
                "name=&area=&near=" + postcode.replace(" ", "+") + "&within=20&phase=&need=&kind=");
        assertThat(around.statusCode()).isEqualTo(200);
        assertThat(around.body()).contains("Straight line");
        var typed = get("panel", "/settings?near=" + postcode.replace(" ", "%20"));
        assertThat(typed.statusCode()).isEqualTo(400);
        assertThat(typed.body()).contains("href=\"#near\"").doesNotContain(postcode);
        var wrong = get("panel", "/settings?area=%3Cscript%3E&within=900");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("<title>Error: Settings", "href=\"#area\"", "href=\"#within\"", "href=\"#near\"");
    }

    @Test
    void a_setting_says_all_that_is_known_and_from_when() throws Exception {
        var page = get(BOARD, "/settings/900001");
        assertThat(page.body())
                .contains("Quillbridge Heron Primary School", "Community school", "Cambridgeshire", "20 November 2026");
        assertThat(get(BOARD, "/settings/999999").statusCode()).isEqualTo(404);
        assertThat(get(BOARD, "/settings/%3Cb%3E").statusCode()).isEqualTo(404);
        var quality = get(BOARD, "/settings/quality").body();
        assertThat(quality)
                .contains("Rows in the file: 64", "Types of need", "What each gap means for advice", "State special");
    }
}

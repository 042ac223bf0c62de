package org.rightplace.pages.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.cli.SentRequest;
import org.rightplace.pages.Desk;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.web.NothingInline;

/** The panel's desk on a real server, whose door knows people by a header. */
class PanelPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INCOMPLETE = Pattern.compile("\\$\\{|@if|@for|@template|\\bnull\\b");

    @TempDir
    static Path folder;

    private static Desk desk;
    private static String dearer;
    private static String whole;

    @BeforeAll
    static void start() throws Exception {
        desk = new Desk(folder);
        dearer = advised(MadeUpArea.request("02-s41-dearer-benefits-weak"));
        var request = (ObjectNode) SentRequest.whole().deepCopy();
        ((ObjectNode) request.get("person")).put("responsibleAuthority", "873");
        whole = advised(SentRequest.bytes(request));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static String advised(byte[] request) throws Exception {
        return desk.sent("caseworker 873", "/api/v1/placements/recommendations", request);
    }

    private static HttpResponse<String> get(String who, String path) throws Exception {
        return desk.get(who, path);
    }

    private static HttpResponse<String> post(String who, String path, String... fields) throws Exception {
        return desk.post(who, path, fields);
    }

    /** A page a panel may read, held against what every page must be. */
    private static String page(String path) throws Exception {
        var answer = get("panel 873", path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        var page = answer.body();
        NothingInline.in(page);
        assertThat(Pattern.compile("<h1").matcher(page).results().count())
                .as(path)
                .isEqualTo(1);
        var text = page.replaceAll("<[^>]*>", " ");
        assertThat(INCOMPLETE.matcher(text).find()).as(path).isFalse();
        return page;
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void requests_are_listed_with_the_latest_advice_on_each() throws Exception {
        assertThat(text(page("/requests")))
                .contains("PL-2026-9002", "Eelswick Willowherb School", "Not decided", "Amended final plan", "Soon");
        assertThat(get("panel 925", "/requests").body()).doesNotContain("PL-2026-9002");
        assertThat(get("caseworker 873", "/requests").body()).contains("href=\"/drafts\"", "href=\"/transfers\"");
        assertThat(page("/requests")).doesNotContain("href=\"/drafts\"");
        for (String who : List.of("board 873", "commissioner 873")) {
            assertThat(get(who, "/requests").statusCode()).as(who).isEqualTo(403);
        }
    }

    @Test
    void requests_are_narrowed_and_put_in_order() throws Exception {
        assertThat(page("/requests?state=decided&sort=reference")).contains("No request fits");
        assertThat(page("/requests?outcome=NAME_OTHER_S39_5&sort=deadline&page=900"))
                .contains("PL-2026-9002")
                .doesNotContain("page 2");
        assertThat(page("/requests?sort=%27%20OR%201&page=-4&state=none")).contains("PL-2026-9002");
    }

    @Test
    void words_are_looked_for_and_stand_in_no_address() throws Exception {
        var found = post("panel 873", "/requests", "text", "lapwing");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("PL-2026-9002").doesNotContain("text=lapwing");
        assertThat(post("panel 873", "/requests", "text", "nobody-of-that-name").body())
                .contains("No request fits");
        var long500 = post("panel 873", "/requests", "text", "x".repeat(501));
        assertThat(long500.statusCode()).isEqualTo(400);
        assertThat(long500.body()).contains("There is a problem", "<title>Error: ", "href=\"#text\"");
    }

    @Test
    void what_is_to_be_done_is_listed_and_comes_as_a_sheet() throws Exception {
        assertThat(text(page("/chase"))).contains("A named officer makes the decision.", "27 November 2026");
        var sheet = get("panel 873", "/chase.csv");
        assertThat(sheet.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(sheet.body()).startsWith("due,overdue,who,reference").contains("PL-2026-9002");
        assertThat(get("panel 925", "/chase.csv").body()).doesNotContain("PL-2026-9002");
    }

    @Test
    void a_recommendation_says_what_and_why() throws Exception {
        var page = page("/decisions/" + dearer);
        assertThat(text(page))
                .contains(
                        "Advice only",
                        "No person has decided on this advice yet",
                        "Must the council name the setting that was asked for?",
                        "Decides the advice",
                        "On to the next test",
                        "LAW-38-REQUEST",
                        "CFA 2014 s.38(3)",
                        "Cannot tell",
                        "£38,800",
                        "2.2 km",
                        "State special school in the area",
                        "other settings within reach that nobody has asked",
                        "The council must find out",
                        "A named officer makes the decision.",
                        "Amended final plan",
                        "15 December 2026",
                        "Rulebook cambridgeshire-and-peterborough");
        for (String leads : List.of("choice", "receipt", "letter", "easy-read", "pack", "compare", "options/900045")) {
            if (!leads.equals("choice")) {
                assertThat(page).contains("/decisions/" + dearer + "/" + leads + "\"");
            }
        }
        assertThat(page).doesNotContain("/decisions/" + dearer + "/choice\"");
        assertThat(get("decision-maker 873", "/decisions/" + dearer).body())
                .contains("/decisions/" + dearer + "/choice\"");
    }

    @Test
    void home_is_shown_only_to_a_kilometre() throws Exception {
        var page = page("/decisions/" + dearer);
        assertThat(page).contains("data-west=\"", "data-side=\"1000\"", "one kilometre wide");
        assertThat(page).containsPattern("data-west=\"\\d+000\" data-south=\"\\d+000\"");
        assertThat(page).doesNotContain("ZZ3 1AB");
        assertThat(get("panel 873", "/map/boundary").body()).contains("FeatureCollection");
    }

    @Test
    void a_first_look_shows_no_names() throws Exception {
        var page = page("/decisions/" + dearer + "?look=blind");
        assertThat(text(page)).contains("Setting A", "Setting B", "Show the names");
        for (var option : desk.served
                .area
                .recommendations
                .find(dearer)
                .orElseThrow()
                .evaluated()
                .options()) {
            assertThat(page).doesNotContain(option.name());
        }
        assertThat(page).doesNotContain("data-easting", "/options/");
    }

    @Test
    void an_option_is_explained_with_what_would_change_it() throws Exception {
        var page = page("/decisions/" + dearer + "/options/900027");
        assertThat(text(page)).contains("Reedmace Special School", "What would change this", "Needed:", "SUIT-01");
        assertThat(page).contains("data-part");
        assertThat(page("/decisions/" + dearer + "/options/900027?reader=officer"))
                .contains("Written for an officer");
        for (String none : List.of("900062", "none", "900027x")) {
            assertThat(get("panel 873", "/decisions/" + dearer + "/options/" + none)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void options_stand_side_by_side() throws Exception {
        var page = page("/decisions/" + dearer + "/compare?urn=900028&urn=900045");
        assertThat(text(page))
                .contains("£38,800", "£130,400", "LAW-39-RESOURCES", "Does not apply")
                .doesNotContain("LAW-39-CONSULTED");
        assertThat(page("/decisions/" + dearer + "/compare")).contains("Which settings?");
        var five = get(
                "panel 873",
                "/decisions/" + dearer + "/compare?urn=900028&urn=900045&urn=900027&urn=900011&urn=900019");
        assertThat(five.statusCode()).isEqualTo(400);
        assertThat(five.body()).contains("Tick at most four settings");
        assertThat(get("panel 873", "/decisions/" + dearer + "/compare?urn=900062")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"letter", "easy-read", "pack"})
    void papers_can_be_printed(String paper) throws Exception {
        assertThat(page("/decisions/" + dearer + "/" + paper))
                .contains("PL-2026-9002", "data-prints", "Eelswick Willowherb School");
        assertThat(page("/decisions/" + whole + "/" + paper)).contains("data-prints");
    }

    @Test
    void a_letter_says_what_can_be_done_and_who_helps() throws Exception {
        assertThat(text(page("/decisions/" + dearer + "/letter")))
                .contains(
                        "Nobody has decided yet",
                        "Cambridgeshire",
                        "the place you asked for",
                        "must give you reasons",
                        "within two months",
                        "(Tribunal Rules 2008 rule 20)",
                        "(to be checked)",
                        "SENDIASS",
                        "15 December 2026");
    }

    @Test
    void a_pack_has_the_facts_and_room_for_the_decision() throws Exception {
        assertThat(text(page("/decisions/" + dearer + "/pack")))
                .contains(
                        "C-9002", "Year 8", "Autistic spectrum disorder", "F1:", "The decision", "Interests declared");
    }

    @Test
    void a_receipt_is_said_in_words_and_checked_again() throws Exception {
        var path = "/decisions/" + dearer + "/receipt";
        assertThat(text(page(path))).contains("Entry ", "rightplace/").doesNotContain("Nothing was changed");
        assertThat(text(page(path + "?verify=now"))).contains("Nothing was changed", "The signature is right");
        assertThat(page(path)).contains("/api/v1" + path);
        assertThat(get("board 873", path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_choice_is_recorded_and_its_receipt_shown() throws Exception {
        var id = advised(MadeUpArea.request("08-no-request-four-local"));
        var path = "/decisions/" + id + "/choice";
        assertThat(get("panel 873", path).statusCode()).isEqualTo(403);
        var form = get("decision-maker 873", path).body();
        assertThat(form).contains("value=\"Ottoline Quexby\"", "New evidence came to light");
        NothingInline.in(form);

        var empty = post("decision-maker 873", path);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .contains(
                        "<title>Error: ",
                        "href=\"#choice\"",
                        "Choose what was decided",
                        "href=\"#day\"",
                        "Enter the day of the decision");
        var departs = post(
                "decision-maker 873",
                path,
                "choice",
                "departed",
                "decidedBy",
                "Zzyzx",
                "role",
                "Head of SEN",
                "day",
                "31",
                "month",
                "2",
                "year",
                "2026");
        assertThat(departs.statusCode()).isEqualTo(400);
        assertThat(departs.body())
                .contains(
                        "Choose why the decision is other than the advice",
                        "Say why the decision is other than the advice",
                        "Enter a day that exists");
        assertThat(text(departs.body())).doesNotContain("Zzyzx");

        var fields = new String[] {
            "choice",
            "departed",
            "standing",
            "decision",
            "code",
            "new-evidence",
            "reason",
            "A newer report came",
            "option",
            "900045",
            "decidedBy",
            "Ada Quill",
            "role",
            "Head of SEN",
            "day",
            "20",
            "month",
            "11",
            "year",
            "2026",
            "chair",
            "Cyril Quoin",
            "members",
            "5",
            "quorate",
            "yes",
            "conflicts",
            "none of note",
            "key",
            "00000000-0000-4000-8000-000000000001"
        };
        var sent = post("decision-maker 873", path, fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        var receipt = sent.headers().firstValue("Location").orElseThrow();
        assertThat(text(page(receipt))).contains("The choice is recorded", "Decided otherwise than advised");
        var again = post("decision-maker 873", path, fields);
        assertThat(again.headers().firstValue("Location")).contains(receipt);

        assertThat(text(page("/decisions/" + id))).contains("Ada Quill", "A newer report came");
        assertThat(text(page("/decisions/" + id + "/letter"))).contains("What was decided", "A newer report came");
        assertThat(text(page("/requests?state=decided"))).contains("Decided otherwise than advised");
        fields[fields.length - 1] = "00000000-0000-4000-8000-000000000002";
        var second = post("decision-maker 873", path, fields);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("There is a problem", "A choice has been made on this advice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/options/900027",
                "/compare",
                "/choice",
                "/receipt",
                "/letter",
                "/easy-read",
                "/pack",
                "/explanation"
            })
    void a_record_of_another_authority_is_not_there(String what) throws Exception {
        for (String who : List.of("caseworker_decision-maker 925", "board_commissioner 925")) {
            var answer = get(who, "/decisions/" + dearer + what);
            assertThat(answer.statusCode()).as(who).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("PL-2026-9002", "Willowherb");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/options/900001", "/compare?urn=900001", "/letter", "/easy-read", "/pack"})
    void a_board_sees_nothing_personal_unless_it_says_why(String what) throws Exception {
        var path = "/decisions/" + whole + what;
        var page = get("board 873", path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("What is personal is not shown").doesNotContain(SentRequest.CANARY);
        var reason = path + (path.contains("?") ? "&" : "?") + "reason-to-know=complaint";
        assertThat(get("board 873", reason).body()).doesNotContain("What is personal is not shown");
    }

    @Test
    void what_was_erased_is_said_to_be() throws Exception {
        var request = (ObjectNode) JSON.readTree(MadeUpArea.request("02-s41-dearer-benefits-weak"));
        ((ObjectNode) request.get("person")).put("reference", "C-GONE");
        request.put("reference", "PL-GONE");
        var id = advised(JSON.writeValueAsBytes(request));
        long sequence = desk.served.area.ledger.find(id).orElseThrow().entry().sequence();
        desk.served
                .area
                .database
                .jdbi()
                .useHandle(h -> h.execute("DELETE FROM ledger_section WHERE sequence = ?", sequence));
        for (String what : List.of("", "/options/900027", "/compare", "/letter", "/easy-read", "/pack")) {
            assertThat(text(page("/decisions/" + id + what))).contains("has been erased");
        }
        assertThat(get("decision-maker 873", "/decisions/" + id + "/choice").body())
                .contains("has been erased");
        assertThat(text(page("/decisions/" + id + "/receipt?verify=now"))).contains("Nothing was changed");
        assertThat(page("/requests")).doesNotContain("PL-GONE");
        assertThat(text(page("/requests"))).contains("not in this list");
    }

    @Test
    void every_look_is_written_down() throws Exception {
        var paths = Map.of("record", "", "option", "/options/900027", "explanation", "/letter", "receipt", "/receipt");
        for (var one : paths.entrySet()) {
            get("panel 873", "/decisions/" + dearer + one.getValue());
            var looks = get("board 873", "/api/v1/looks?decision=" + dearer + "&account=panel");
            assertThat(JSON.readTree(looks.body()).toString()).contains("\"" + one.getKey() + "\"");
        }
    }
}

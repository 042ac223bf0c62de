package org.rightplace.pages.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.access.Looks;
import org.rightplace.cli.SentRequest;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.pages.Desk;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.web.NothingInline;

/** A request from its first page to the record, and what if, on a real server over the made-up area. */
class DraftPagesTest {

    private static final String WORKER = "caseworker 873";
    private static final String PANEL = "panel 873";

    @TempDir
    static Path folder;

    private static Desk desk;

    @BeforeAll
    static void open() throws Exception {
        desk = new Desk(folder);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String begun() throws Exception {
        return Desk.leadsTo(desk.post(WORKER, "/drafts"));
    }

    private static void filled(String draft, String reference) throws Exception {
        saved(
                draft + "/about",
                "reference",
                reference,
                "decisionDate-day",
                "20",
                "decisionDate-month",
                "11",
                "decisionDate-year",
                "2026",
                "trigger",
                "new-plan");
        saved(
                draft + "/child",
                "person-reference",
                "C-" + reference,
                "person-dateOfBirth-day",
                "17",
                "person-dateOfBirth-month",
                "4",
                "person-dateOfBirth-year",
                "2015");
        saved(draft + "/asked", "request-kind", "none");
    }

    private static HttpResponse<String> saved(String page, String... fields) throws Exception {
        var answer = desk.post(WORKER, page, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    private static long recorded() {
        return desk.served
                .area
                .ledger
                .find(Filter.of(EntryKind.PLACEMENT_RECOMMENDATION), 1000, null)
                .size();
    }

    @Test
    void a_request_is_filled_in_page_by_page_checked_and_sent_once() throws Exception {
        var draft = begun();
        assertThat(desk.get(WORKER, draft).body())
                .contains("The child or young person", "Not yet started", "Only if it applies");
        assertThat(saved(
                                draft + "/about",
                                "reference",
                                "PL-A",
                                "decisionDate-day",
                                "20",
                                "decisionDate-month",
                                "11",
                                "decisionDate-year",
                                "2026",
                                "trigger",
                                "new-plan")
                        .headers()
                        .firstValue("Location"))
                .contains(draft);
        filled(draft, "PL-A");
        var check = desk.get(WORKER, draft + "/check").body();
        assertThat(check).contains("20 November 2026", "A new plan", "17 April 2015", "Send for advice", "Try it out");
        NothingInline.in(check);
        var before = recorded();
        var record = Desk.leadsTo(desk.post(WORKER, draft + "/send"));
        assertThat(record).startsWith("/decisions/");
        assertThat(Desk.leadsTo(desk.post(WORKER, draft + "/send"))).isEqualTo(record);
        assertThat(recorded()).isEqualTo(before + 1);
        assertThat(desk.get(WORKER, draft).statusCode()).isEqualTo(404);
        assertThat(desk.get(WORKER, record).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_never_repeated_in_the_error() throws Exception {
        var draft = begun();
        var answer = desk.post(
                WORKER,
                draft + "/child",
                "person-reference",
                "",
                "person-dateOfBirth-day",
                "31",
                "person-dateOfBirth-month",
                "2",
                "person-dateOfBirth-year",
                "2015");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<title>Error: ",
                        "There is a problem",
                        "href=\"#person-dateOfBirth-day\"",
                        "Date of birth: enter a day that exists",
                        "value=\"31\"");
        NothingInline.in(answer.body());
        // Nothing of it was saved.
        assertThat(desk.get(WORKER, draft + "/child").body()).doesNotContain("value=\"31\"");
        answer = desk.post(WORKER, draft + "/home", "person-home-postcode", "ZZ99 9ZZ");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the register of postcodes does not have it", "value=\"ZZ99 9ZZ\"");
        var check = desk.get(WORKER, draft + "/check").body();
        assertThat(check)
                .contains("Put these right first", draft + "/about#reference", draft + "/child#person-reference")
                .doesNotContain("Send for advice");
        assertThat(desk.post(WORKER, draft + "/send").statusCode()).isEqualTo(400);
    }

    @Test
    void things_of_a_list_are_added_changed_and_removed_and_what_refers_to_them_follows() throws Exception {
        var draft = begun();
        filled(draft, "PL-L");
        assertThat(desk.get(WORKER, draft + "/provision.new").body()).contains("value=\"F1\"");
        saved(draft + "/provision.new", "id", "F1", "text", "One hour a week", "kind", "Speech and language therapy");
        saved(draft + "/provision.new", "id", "F2", "text", "A small group");
        assertThat(Desk.leadsTo(
                        saved(draft + "/consultations.new", "urn", "Quillbridge Heron Primary", "answer", "can-meet")))
                .isEqualTo(draft + "/consultations.0.place");
        saved(draft + "/consultations.0.lines", "provision-F1", "yes", "provision-F2", "no");
        saved(draft + "/consultations.0.costs", "annualPlacePence", "£26,000.50");
        assertThat(desk.get(WORKER, draft + "/consultations").body()).contains("Quillbridge Heron Primary", "(900001)");
        assertThat(desk.get(WORKER, draft + "/check").body()).contains("£26,000.50", "F2: A small group");
        saved(draft + "/provision.1", "id", "F9", "text", "A small group");
        assertThat(desk.get(WORKER, draft + "/consultations.0.lines").body()).contains("F9: A small group");
        assertThat(desk.get(WORKER, draft + "/provision.1/remove").body()).contains("Remove line of provision 2?");
        saved(draft + "/provision.1/remove");
        assertThat(desk.get(WORKER, draft + "/check").body())
                .doesNotContain("A small group")
                .contains("One hour a week");
        assertThat(desk.get(WORKER, draft + "/provision.1").statusCode()).isEqualTo(404);
        saved(draft + "/health-provision", "none", "-");
        assertThat(desk.get(WORKER, draft + "/check").body()).contains("The plan has no health care provision");
    }

    @Test
    void what_a_page_asked_that_is_no_longer_shown_is_not_said_any_more() throws Exception {
        var draft = begun();
        filled(draft, "PL-W");
        assertThat(Desk.leadsTo(desk.post(WORKER, draft + "/asked", "request-kind", "setting")))
                .endsWith("/asked-setting");
    }

    @Test
    void a_draft_is_its_owners_alone() throws Exception {
        var draft = begun();
        for (String other : new String[] {PANEL, "caseworker_panel 873", "caseworker 874"}) {
            for (String page : new String[] {"", "/about", "/check", "/delete"}) {
                assertThat(desk.get(other, draft + page).statusCode())
                        .as(other + page)
                        .isEqualTo(404);
            }
        }
        assertThat(desk.get("board 873", draft).statusCode()).isEqualTo(403);
        assertThat(desk.post(PANEL, "/drafts").statusCode()).isEqualTo(403);
        assertThat(desk.get(WORKER, draft + "/nothing").statusCode()).isEqualTo(404);
        assertThat(desk.get(WORKER, draft + "/consultations.7").statusCode()).isEqualTo(404);
        assertThat(desk.get(WORKER, "/drafts/%00").statusCode()).isBetween(400, 404);
        saved(draft + "/delete");
        assertThat(desk.get(WORKER, draft).statusCode()).isEqualTo(404);
    }

    @Test
    void a_request_on_record_is_changed_and_tried_out_and_nothing_is_recorded() throws Exception {
        var sent = SentRequest.whole();
        ((ObjectNode) sent.get("person")).put("responsibleAuthority", "873");
        var record = desk.served
                .area
                .placement
                .recommend(
                        SentRequest.bytes(sent),
                        Purpose.ADVICE,
                        new Asker("caseworker", "caseworker", "Ottoline Quexby", java.util.Set.of("873")))
                .recommendation()
                .decision()
                .id();
        assertThat(desk.post("panel 874", "/decisions/" + record + "/what-if").statusCode())
                .isEqualTo(404);
        assertThat(desk.post("board 873", "/decisions/" + record + "/what-if").statusCode())
                .isEqualTo(403);
        var before = recorded();
        var draft = Desk.leadsTo(desk.post(PANEL, "/decisions/" + record + "/what-if"));
        assertThat(desk.served.area.looks.find(Looks.Asked.at(record), 10, null))
                .isNotEmpty();
        assertThat(desk.get(PANEL, draft + "/what-if").body()).contains("Nothing moved.", "Nothing was recorded");
        var changed = desk.post(PANEL, draft + "/asked", "request-kind", "none");
        assertThat(changed.statusCode()).isEqualTo(303);
        var tried = desk.get(PANEL, draft + "/what-if");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("What moved", "On record", "As changed")
                .doesNotContain("Nothing moved.");
        NothingInline.in(tried.body());
        assertThat(desk.post(PANEL, draft + "/send").statusCode()).isEqualTo(403);
        assertThat(desk.get(PANEL, draft + "/check").body())
                .contains("Try it out")
                .doesNotContain("Ask for advice again");
        assertThat(recorded()).isEqualTo(before);
        assertThat(desk.served.area.drafts.about("nobody")).isEmpty();
    }
}

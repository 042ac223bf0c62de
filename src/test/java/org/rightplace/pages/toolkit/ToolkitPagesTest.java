package org.rightplace.pages.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.pages.Desk;
import org.rightplace.web.NothingInline;

/** A self-evaluation from its first page to the record, on a real server over the made-up area. */
class ToolkitPagesTest {

    private static final String COMMISSIONER = "commissioner 873";

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
        return Desk.leadsTo(desk.post(COMMISSIONER, "/toolkit"));
    }

    private static String saved(String page, String... fields) throws Exception {
        return Desk.leadsTo(desk.post(COMMISSIONER, page, fields));
    }

    private static void about(String draft, String reference) throws Exception {
        assertThat(saved(
                        draft + "/about",
                        "reference",
                        reference,
                        "scope",
                        "non-send-contract",
                        "evaluatedOn-day",
                        "1",
                        "evaluatedOn-month",
                        "9",
                        "evaluatedOn-year",
                        "2026"))
                .isEqualTo(draft + "/contract");
        assertThat(saved(draft + "/contract", "subject-contract", "CT-2026-014"))
                .isEqualTo(draft + "/provider");
        saved(draft + "/provider", "cqcRegistered", "no", "healthService", "no");
    }

    private static long recorded() {
        return desk.served
                .area
                .ledger
                .find(Filter.of(EntryKind.TOOLKIT_EVALUATION), 1000, null)
                .size();
    }

    @Test
    void a_self_evaluation_is_filled_in_group_by_group_and_sent_once() throws Exception {
        var draft = begun();
        assertThat(desk.get(COMMISSIONER, draft).body()).doesNotContain("Staff and their training");
        about(draft, "TK-A");
        assertThat(desk.get(COMMISSIONER, draft).body()).contains("Staff and their training", "Youth justice");
        var group = desk.get(COMMISSIONER, draft + "/workforce").body();
        assertThat(group).contains("AT-01, Autism training of all staff", "Established", "Training record by role");
        NothingInline.in(group);
        saved(
                draft + "/workforce",
                "answers-AT-01-score",
                "2",
                "answers-AT-01-evidence",
                "Training record\nRota",
                "answers-AT-02-notApplicable",
                "Not registered");
        var check = desk.get(COMMISSIONER, draft + "/check").body();
        assertThat(check).contains("Established", "Training record", "Rota", "Not registered", "CT-2026-014");
        var before = recorded();
        var record = Desk.leadsTo(desk.post(COMMISSIONER, draft + "/send"));
        assertThat(Desk.leadsTo(desk.post(COMMISSIONER, draft + "/send"))).isEqualTo(record);
        assertThat(recorded()).isEqualTo(before + 1);
        assertThat(desk.get(COMMISSIONER, draft).statusCode()).isEqualTo(404);
        assertThat(desk.get(COMMISSIONER, record).statusCode()).isEqualTo(200);
        assertThat(desk.get(COMMISSIONER, "/toolkit").body()).contains("TK-A", record);
        assertThat(desk.get("board 873", "/toolkit").body()).contains("TK-A").doesNotContain("Start a new");
        assertThat(desk.get("commissioner 874", "/toolkit").body()).doesNotContain("TK-A");
    }

    @Test
    void a_score_and_a_reason_not_to_have_one_do_not_go_together() throws Exception {
        var draft = begun();
        about(draft, "TK-B");
        var answer = desk.post(
                COMMISSIONER,
                draft + "/workforce",
                "answers-AT-01-score",
                "2",
                "answers-AT-01-notApplicable",
                "Because");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("href=\"#answers-AT-01-score\"", "There is a problem");
        NothingInline.in(answer.body());
    }

    @Test
    void a_draft_is_its_owners_alone_and_only_commissioners_begin_one() throws Exception {
        var draft = begun();
        assertThat(desk.get("commissioner_board 873", draft).statusCode()).isEqualTo(404);
        assertThat(desk.get("board 873", draft).statusCode()).isEqualTo(403);
        assertThat(desk.post("board 873", "/toolkit").statusCode()).isEqualTo(403);
        assertThat(desk.get("caseworker 873", "/toolkit").statusCode()).isEqualTo(403);
        assertThat(desk.post(COMMISSIONER, draft + "/send").statusCode()).isEqualTo(400);
        assertThat(saved(draft + "/delete")).isEqualTo("/toolkit");
    }
}

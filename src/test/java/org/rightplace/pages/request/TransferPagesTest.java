package org.rightplace.pages.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.pages.Desk;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.web.NothingInline;

/** Many requests from one file: checked first, then recorded each for itself and once. */
class TransferPagesTest {

    private static final String WORKER = "caseworker 873";
    private static final String HEADINGS =
            "reference,decisionDate,person.reference,person.dateOfBirth,person.home.postcode,plan.status,request.kind,views.child.captured\n";

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

    private static HttpResponse<String> sent(String rows) throws Exception {
        return desk.file(WORKER, "/transfers", "file", rows.getBytes(UTF_8));
    }

    private static long recorded() {
        return desk.served
                .area
                .ledger
                .find(Filter.of(EntryKind.PLACEMENT_RECOMMENDATION), 1000, null)
                .size();
    }

    private static String ended(String transfer) throws Exception {
        for (int i = 0; i < 300; i++) {
            var page = desk.get(WORKER, transfer);
            if (page.headers().firstValue("Refresh").isEmpty()) {
                return page.body();
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the run did not end");
    }

    @Test
    void the_example_is_offered_checked_and_recorded_row_by_row_once() throws Exception {
        var page = desk.get(WORKER, "/transfers").body();
        assertThat(page).contains("person.dateOfBirth", "Date of birth.", "/transfers/example");
        NothingInline.in(page);
        var example = desk.get(WORKER, "/transfers/example");
        assertThat(example.body()).isEqualTo(Files.readString(MadeUpArea.FIXTURES.resolve("transfers/year-6.csv")));
        var before = recorded();
        var transfer = Desk.leadsTo(sent(example.body()));
        assertThat(desk.get(WORKER, transfer).body())
                .contains("4 can be sent", "Nothing has been recorded.", "Ask for advice on 4 rows");
        assertThat(recorded()).isEqualTo(before);
        assertThat(Desk.leadsTo(desk.post(WORKER, transfer + "/run"))).isEqualTo(transfer);
        desk.post(WORKER, transfer + "/run");
        var done = ended(transfer);
        assertThat(done).contains("4 recorded, with advice").doesNotContain("Ask for advice on");
        NothingInline.in(done);
        assertThat(recorded()).isEqualTo(before + 4);
        var link = Pattern.compile("/decisions/[0-9a-f-]+").matcher(done);
        assertThat(link.find()).isTrue();
        assertThat(desk.get(WORKER, link.group()).statusCode()).isEqualTo(200);
        // The same file again leads to the same records.
        var again = Desk.leadsTo(sent(example.body()));
        desk.post(WORKER, again + "/run");
        assertThat(ended(again)).contains("4 recorded, with advice", link.group());
        assertThat(recorded()).isEqualTo(before + 4);
    }

    @Test
    void a_row_with_something_wrong_says_what_and_is_left_out() throws Exception {
        var before = recorded();
        var transfer = Desk.leadsTo(sent(HEADINGS
                + "PT-1,20/11/2026,C-1,14/03/2016,ZZ4 1AB,final,none,yes\n"
                + "PT-2,20/11/2026,C-2,31/02/2016,ZZ4 1AB,final,none,Quexby\n"
                + "PT-3,20/11/2026,C-3,14/03/2016,ZZ99 9ZZ,final,none,\n"
                + "PT-1,20/11/2026,C-4,14/03/2016,,Final plan,none,no\n"
                + ",20/11/2026,,14/03/2016,,final,,\n"));
        var page = desk.get(WORKER, transfer).body();
        assertThat(page)
                .contains(
                        "5 rows",
                        "1 can be sent",
                        "4 with something to put right",
                        "person.dateOfBirth: write a day that exists",
                        "views.child.captured: write yes or no",
                        "person.home.postcode: This must be a postcode in the register",
                        "reference: row 2 has the same",
                        "reference: This is required",
                        "request")
                .doesNotContain("Quexby", "ZZ99");
        desk.post(WORKER, transfer + "/run");
        assertThat(ended(transfer)).contains("1 recorded, with advice", "4 with something to put right");
        assertThat(recorded()).isEqualTo(before + 1);
    }

    @Test
    void a_file_that_is_none_is_refused_without_repeating_it() throws Exception {
        for (String file : new String[] {"", "reference\n", "Ottilie Quexby,12\nC-1,2\n", "\u0000\u0001", HEADINGS}) {
            var answer = sent(file);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("<title>Error: ", "There is a problem")
                    .doesNotContain("Ottilie");
        }
        assertThat(desk.post(WORKER, "/transfers").statusCode()).isEqualTo(400);
    }

    @Test
    void a_file_is_for_the_caseworker_who_sent_it() throws Exception {
        var transfer = Desk.leadsTo(sent(HEADINGS + "PT-9,20/11/2026,C-9,14/03/2016,,final,none,\n"));
        assertThat(desk.get("caseworker_panel 873", transfer).statusCode()).isEqualTo(404);
        assertThat(desk.post("caseworker_panel 873", transfer + "/run").statusCode())
                .isEqualTo(404);
        assertThat(desk.get("panel 873", "/transfers").statusCode()).isEqualTo(403);
        assertThat(desk.get(WORKER, "/transfers/nothing").statusCode()).isEqualTo(404);
    }
}

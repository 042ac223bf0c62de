package org.rightplace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rightplace.CommandLineRun.Ended;
import org.rightplace.access.Caller;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.Asker;
import org.rightplace.person.Erasing;
import org.rightplace.person.ErasureService;
import org.rightplace.person.Officer;
import org.rightplace.person.Refused;
import org.rightplace.placement.MadeUpArea;
import org.rightplace.placement.PlacementService.Purpose;
import org.rightplace.store.Database;

class PersonCommandTest {

    private static final String ANN = "C-ANN";
    private static final String BEN = "C-BEN";

    @TempDir
    Path folder;

    private MadeUpDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new MadeUpDesk(folder.resolve("data"));
        recommend(ANN, false);
        recommend(BEN, true);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void recommend(String reference, boolean lookedAfter) {
        var request = SentRequest.whole();
        ((ObjectNode) request.get("person")).put("reference", reference).put("lookedAfter", lookedAfter);
        request.put("reference", reference + " first");
        var file = SentRequest.file(folder, reference + ".json", request);
        assertThat(desk.run("recommend", file).code()).isZero();
    }

    private Ended run(String words, String... more) {
        return desk.run(
                Stream.concat(Stream.of(words.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    private String done(String words, String... more) {
        var ended = run(words, more);
        assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        return ended.out();
    }

    private String refused(String words, String... more) {
        var ended = run(words, more);
        assertThat(ended.code()).as(ended.out()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        return ended.err().strip();
    }

    private String id(long sequence) {
        return desk.area.ledger.at(sequence).orElseThrow().entry().decisionId();
    }

    /** Over HTTP, where who asks has signed in. */
    private void asked(String reference, String name) {
        var request = SentRequest.whole();
        ((ObjectNode) request.get("person")).put("reference", reference);
        request.put("reference", reference + " asked");
        var asker = new Asker("caseworker", "ann", name, Set.of("873"));
        assertThat(desk.area
                        .placement
                        .recommend(SentRequest.bytes(request), Purpose.ADVICE, asker)
                        .accepted())
                .isTrue();
    }

    @Test
    void who_asked_for_advice_neither_erases_it_nor_approves_that() {
        asked("C-CAL", "Ann Officer");
        var erase = "person erase C-CAL --reason court-order --role records-officer";
        for (String[] names : new String[][] {
            {"--by", "ann officer", "--approved-by", "Chief"},
            {"--by", "Clerk", "--approved-by", "Ann Officer"},
            {"--by", "Clerk", "--approved-by", "ANN"}
        }) {
            assertThat(done(erase, names)).contains("Who asked for advice on this person neither erases");
            assertThat(run(erase + " --yes", names).code()).isEqualTo(2);
        }
        assertThat(done(erase, "--by", "Clerk", "--approved-by", "Chief")).contains("Nothing stands in the way");
    }

    @Test
    void a_copy_says_who_looked_and_at_the_next_copy_that_one_was_made() throws IOException {
        done("decisions show " + id(1));
        desk.area.looks.note(
                new Caller("bo", "Bo Member", Set.of(Role.BOARD), Set.of("873"), null),
                Role.BOARD,
                Look.What.EXPLANATION,
                id(1),
                "complaint",
                Set.of("873"));
        done("person export C-ANN --to " + folder.resolve("first"));
        var looks = Files.readString(folder.resolve("first/entry-000001/looks.txt"));
        assertThat(looks.lines().skip(2))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("bo, board: explanation. A complaint is being looked into"),
                        line -> assertThat(line).contains("command-line:").endsWith("operator: explanation"));
        assertThat(Files.readString(folder.resolve("first/index.html"))).contains("entry-000001/looks.txt");
        done("person export C-ANN --to " + folder.resolve("second"));
        assertThat(Files.readString(folder.resolve("second/entry-000001/looks.txt")))
                .contains("operator: export");
    }

    private static final String CLERK = " --by Clerk --role records-officer";

    @Test
    void before_its_time_has_ended_only_some_reasons_go_and_a_second_officer_approves() {
        var before = desk.rows();
        assertThat(done("person erase C-ANN --reason retention-ended" + CLERK))
                .startsWith("Dry run: nothing has been erased.")
                .contains(
                        "Would go: 2 private sections",
                        "- entry 1, 2026-11-20, placement-recommendation " + id(1) + ": answer, request",
                        "31 years from birth (irms/send-files), until 17 April 2046: it has not ended.",
                        "To be checked: No law sets a figure.",
                        "Legal hold: none.",
                        "It cannot be erased as things stand:",
                        "this reason does not go before");
        assertThat(refused("person erase C-ANN --yes --reason retention-ended" + CLERK))
                .contains("this reason does not go before");
        var ask = "person erase C-ANN --yes --reason data-subject-request" + CLERK;
        assertThat(refused(ask)).contains("a second officer has to approve");
        assertThat(refused(ask + " --approved-by clerk")).contains("somebody else than who erases");
        assertThat(desk.rows()).isEqualTo(before);
        assertThat(done(ask + " --approved-by Chief")).contains("Erased: 2 private sections of 1 entries");
    }

    @Test
    void what_cannot_be_used_is_said_and_nothing_is_recorded() {
        var before = desk.rows();
        assertThat(refused("person erase C-NOBODY --reason court-order" + CLERK))
                .isEqualTo("Nothing is held under this reference, or all of it has been erased.");
        assertThat(refused("person erase C-ANN --reason because" + CLERK))
                .isEqualTo("--reason is one of retention-ended, data-subject-request, court-order, recorded-in-error,"
                        + " unlawful.");
        assertThat(refused("person hold C-ANN --reason because" + CLERK)).startsWith("--reason is one of appeal, ");
        assertThat(refused("person hold C-ANN --reason appeal --by Clerk --role Clerk"))
                .startsWith("--role is a code");
        assertThat(refused("person hold C-ANN --reason appeal --role x --by", " "))
                .startsWith("--by is a name");
        assertThat(refused("person release C-ANN --reason appeal" + CLERK))
                .isEqualTo("No hold stands for this reason.");
        assertThat(refused("person export C-ANN --to " + folder)).contains("is not empty");
        assertThat(refused("person erase C-ANN --yes --reason court-order --approved-by B --only " + id(2) + CLERK))
                .contains("A decision named with --only is not held on this person.");
        assertThat(desk.rows()).isEqualTo(before);
    }

    @Test
    void while_a_hold_stands_nothing_is_erased() {
        var erase = "person erase C-ANN --yes --reason court-order --approved-by Chief" + CLERK;
        assertThat(done("person hold C-ANN --reason appeal" + CLERK)).startsWith("Held, from entry 3 on");
        done("person hold C-ANN --reason complaint" + CLERK);
        assertThat(refused("person hold C-ANN --reason appeal" + CLERK))
                .isEqualTo("A hold for this reason stands already.");
        assertThat(done("decisions show " + id(1)))
                .contains("Legal hold since 20 November 2026, entry 3: An appeal is open.", "entry 4: A complaint");
        assertThat(done("decisions show " + id(2))).doesNotContain("Legal hold");
        assertThat(refused(erase)).contains("An appeal is open", "A complaint is open");
        done("person release C-ANN --reason appeal" + CLERK);
        assertThat(refused(erase)).doesNotContain("An appeal is open").contains("A complaint is open");
        assertThat(done("person due --on 2090-01-01")).contains("C-ANN  until 2046-04-17", "on hold");
        done("person release C-ANN --reason complaint" + CLERK);
        done("person hold C-ANN --reason appeal" + CLERK);
        assertThat(refused(erase)).contains("entry 7: An appeal is open");
        assertThat(done("ledger verify")).startsWith("Verified: 8 entries");
        assertThat(desk.area.ledger.at(3).orElseThrow().body().toString())
                .doesNotContain("Clerk")
                .contains("records-officer");
    }

    @Test
    void who_is_due_goes_by_the_class_that_keeps_longest() {
        assertThat(done("person due").strip())
                .isEqualTo("0 of 2 persons as at 2026-11-20; of 0 it cannot be told, as no date of birth is held.");
        assertThat(done("person due --on 2046-04-17")).startsWith("0 of 2");
        assertThat(done("person due --on 2046-04-18"))
                .isEqualToNormalizingNewlines("C-ANN  until 2046-04-17  records of advice on a placement\n"
                        + "1 of 2 persons as at 2046-04-18; of 0 it cannot be told, as no date of birth is held.\n");
        assertThat(done("person due --on 2090-04-18"))
                .contains("C-BEN  until 2090-04-17  records of a child who was looked after", "2 of 2");
    }

    @Test
    void once_its_time_has_ended_one_officer_erases_and_the_entry_says_so() {
        var clock = Clock.fixed(Instant.parse("2046-04-18T09:00:00Z"), ZoneOffset.UTC);
        var service = new ErasureService(
                desk.area.ledger, desk.area.unsent(), () -> MadeUpArea.rules().catalogue(), clock);
        var asked = new Erasing("retention-ended", Set.of(), new Officer("Clerk", "records-officer"), null);
        var entry = service.erase(ANN, asked);
        var body = desk.area.ledger.find(entry.decisionId()).orElseThrow().body();
        assertThat(body.at("/content/retentionEnded").asBoolean()).isTrue();
        // Kept longer, and neither which class it is nor whose it is stands in any body.
        assertThatThrownBy(() -> service.erase(BEN, asked)).isInstanceOf(Refused.class);
        assertThat(body.toString()).doesNotContain("looked-after").doesNotContain("C-ANN");
    }

    @Test
    void one_decision_that_was_recorded_in_error_goes_alone() {
        recommend(ANN, false);
        done("person erase C-ANN --yes --reason recorded-in-error --approved-by Chief --only " + id(1) + CLERK);
        open2();
        assertThat(done("decisions show " + id(1))).contains("was erased", "No person has decided on this advice yet.");
        assertThat(done("decisions show " + id(3))).doesNotContain("was erased");
        assertThat(done("person due --on 2050-01-01")).contains("C-ANN");
        assertThat(done("ledger verify")).contains("2 erased, 0 left out");
    }

    private void open2() {
        try {
            desk = new MadeUpDesk(folder.resolve("data"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void another_record_that_may_name_the_reference_is_pointed_out() {
        var request = SentRequest.whole();
        ((ObjectNode) request.get("person")).put("reference", "C-SISTER");
        ((ObjectNode) request.get("request")).put("reasons", "Her brother is C-ANN");
        assertThat(desk.run("recommend", SentRequest.file(folder, "sister.json", request))
                        .code())
                .isZero();
        assertThat(done("person erase C-ANN --reason court-order --approved-by Chief" + CLERK))
                .contains("May name the reference too", "- entry 3, 2026-11-20, placement-recommendation");
    }

    @Test
    void a_copy_for_the_person_holds_everything_on_them_and_says_what_to_look_at_before_it_is_sent()
            throws IOException {
        done(
                "decide " + id(1)
                        + " --choice departed --code other --setting 900044 --role head-of-sen --on 2026-11-20 --by Officer --reason",
                "The aunt, Hilda Proudfoot, said so");
        done("person hold C-ANN --reason request-for-records" + CLERK);
        var to = folder.resolve("copy");
        assertThat(done("person export C-ANN --to " + to)).startsWith("Wrote 3 entries");
        var index = Files.readString(to.resolve("index.html"));
        assertThat(index)
                .contains(
                        "What is held on you",
                        "It is kept until 17 April 2046",
                        "Legal hold since",
                        "Advice on a placement, recorded on 20 November 2026, number 1",
                        "<a href=\"entry-000001/why.html\">",
                        "Hilda Proudfoot");
        assertThat(Files.readString(to.resolve("entry-000001/why.txt"))).contains("Rulebook ", "Hilda Proudfoot");
        assertThat(Files.readString(to.resolve("entry-000001/request.json"))).contains(SentRequest.CANARY);
        assertThat(to.resolve("entry-000001/answer.json")).exists();
        assertThat(Files.readString(to.resolve("entry-000003/choice.json"))).contains("Hilda Proudfoot");
        assertThat(Files.readString(to.resolve("entry-000004/officer.json"))).contains("Clerk");
        assertThat(to.resolve("entry-000002")).doesNotExist();
        var key = done("ledger key").strip();
        for (int entry : new int[] {1, 3, 4}) {
            assertThat(done("ledger verify-receipt " + to + "/entry-00000" + entry + "/receipt.json --key " + key))
                    .startsWith("Proved: entry " + entry);
        }
        var checks = Files.readString(to.resolve("check-before-sending.txt"));
        assertThat(checks)
                .startsWith("For the officer who sends this. Do not send this file.")
                .contains("Look for other people", "- entry-000003/choice.json /reason", "choice.json /decidedBy")
                .contains("- entry-000001/request.json /request/reasons")
                .doesNotContain("/person/dateOfBirth")
                .doesNotContain("Hilda")
                .doesNotContain(SentRequest.CANARY);
    }

    @Test
    void while_somebody_else_has_the_file_open_the_erasure_says_that_it_is_not_finished() {
        var erase = "person erase C-ANN --yes --reason court-order --approved-by Chief" + CLERK;
        try (var other = Database.in(folder.resolve("data"))) {
            var ended = run(erase);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).contains("Erased: 2 private sections", "Copies made before still hold it");
            assertThat(ended.err()).contains("Not finished", "./rightplace database compact");
            long size = other.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT size FROM ledger_head")
                            .mapTo(Long.class)
                            .one());
            assertThat(size).isEqualTo(4);
        }
        open2();
        assertThat(done("database compact")).contains("What was erased is no longer in it.");
    }

    private void begun(String reference) throws Exception {
        desk.area.drafts.begin(
                new Caller("ann", "Ann", Set.of(Role.CASEWORKER), Set.of("873"), null),
                "placement-request",
                Set.of("873"),
                reference,
                null,
                "{\"person\":{\"reference\":\"" + reference + "\"},\"strengths\":\"Says what Zebedee likes\"}");
    }

    @Test
    void what_was_begun_and_not_sent_is_given_out_and_goes_with_the_rest() throws Exception {
        begun(ANN);
        begun(BEN);
        done("person export C-ANN --to " + folder.resolve("copy"));
        assertThat(Files.readString(folder.resolve("copy/draft-1/request.json")))
                .contains("Says what Zebedee likes");
        assertThat(Files.readString(folder.resolve("copy/index.html")))
                .contains("begun and not sent", "draft-1/request.json");
        assertThat(Files.readString(folder.resolve("copy/check-before-sending.txt")))
                .contains("draft-1/request.json /strengths");
        var erase = "person erase C-ANN --reason court-order --approved-by Chief" + CLERK;
        assertThat(done(erase)).contains("- drafts, begun and not sent: 1");
        assertThat(desk.area.drafts.about(ANN)).hasSize(1);
        assertThat(done(erase + " --yes")).contains("that were deleted: 1.");
        open2();
        assertThat(desk.area.drafts.about(ANN)).isEmpty();
        assertThat(desk.area.drafts.about(BEN)).hasSize(1);
    }

    @Test
    void of_somebody_of_whom_nothing_is_on_record_drafts_are_given_out_and_erased_all_the_same() throws Exception {
        begun("C-NEW");
        done("person export C-NEW --to " + folder.resolve("copy"));
        assertThat(folder.resolve("copy/draft-1/request.json")).exists();
        var erase = "person erase C-NEW --reason data-subject-request" + CLERK;
        assertThat(done(erase)).contains("Dry run", "begun and not sent: 1.");
        assertThat(done(erase + " --yes")).contains("that were deleted: 1.");
        open2();
        assertThat(desk.area.drafts.about("C-NEW")).isEmpty();
        assertThat(refused(erase)).startsWith("Nothing is held under this reference");
    }
}

package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rightplace.ServedDemonstration;

/** What each of the three kinds of user comes to do, from end to end: with scripts and without, on a desk and on a phone. */
@ExtendWith(Chromium.class)
class JourneysTest {

    private static final String HOW = "scripts {0}, {1} pixels wide";

    private static ServedDemonstration served;

    @BeforeAll
    static void start() throws Exception {
        served = Demonstration.served();
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    private static void follow(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    private static void answer(Page page, String label, String value) {
        page.getByLabel(label).first().fill(value);
    }

    /** The choice of words under a question: a set of radio buttons. */
    private static void choose(Page page, String question, String words) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .getByLabel(words)
                .first()
                .check();
    }

    private static void day(Page page, String question, int day, int month, int year) {
        var boxes = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question));
        boxes.getByLabel("Day", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
                .fill("" + day);
        boxes.getByLabel("Month").fill("" + month);
        boxes.getByLabel("Year").fill("" + year);
    }

    private static void says(Page page, String... words) {
        for (String one : words) {
            assertThat(page.locator("main").innerText()).contains(one);
        }
    }

    private static String heading(Page page) {
        return page.locator("h1").innerText();
    }

    @ParameterizedTest(name = HOW)
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void a_request_is_advised_on_decided_and_its_receipt_verified(boolean scripts, int width) {
        String advice;
        try (var visit = new Visit(served.address(), width, scripts)) {
            var page = visit.signedInAs("demo-caseworker").open("/drafts").page();
            press(page, "Start a new request");
            assertThat(heading(page)).isEqualTo("New request");
            var tasks = page.url();

            follow(page, "About this request");
            press(page, "Save and continue");
            answer(page, "Reference of this request", "PL-2026-9" + width + (scripts ? "1" : "2"));
            day(page, "Day the decision is taken", 20, 13, 2026);
            press(page, "Save and continue");
            assertThat(page.title()).startsWith("Error: ");
            says(page, "There is a problem");
            visit.fits();
            day(page, "Day the decision is taken", 20, 11, 2026);
            choose(page, "What gave rise to the request", "new plan");
            press(page, "Save and continue");

            page.navigate(tasks);
            follow(page, "The child or young person");
            answer(page, "Reference of the child", "C-90" + width);
            day(page, "Date of birth", 12, 4, 2015);
            press(page, "Save and continue");
            page.navigate(tasks);
            follow(page, "What is asked for");
            choose(page, "What does the family or the young person ask for?", "setting");
            press(page, "Save and continue");
            answer(page, "Setting asked for", "900001");
            press(page, "Save and continue");

            page.navigate(tasks);
            press(page, "Check your answers");
            visit.fits();
            press(page, "Send for advice");
            assertThat(page.url()).matches(".*/decisions/[0-9a-f-]{36}");
            says(page, "The tests, in the order the law sets");
            visit.fits();
            advice = page.url().substring(served.address().length());
        }
        try (var visit = new Visit(served.address(), width, scripts)) {
            var page = visit.signedInAs("demo-panel").open("/requests").page();
            page.locator("a[href='" + advice + "']").first().click();
            press(page, "Record a decision");
            press(page, "Record this decision");
            assertThat(page.title()).startsWith("Error: ");
            choose(page, "What was decided?", "put off");
            answer(page, "The reason, in your own words", "More is to be found out.");
            answer(page, "Name of the person who decided", "Made Up");
            answer(page, "Their role", "head of SEN");
            day(page, "Day of the decision", 20, 11, 2026);
            press(page, "Record this decision");
            assertThat(page.url()).contains("/receipt");
            visit.fits();
            press(page, "Verify now");
            says(page, "Nothing was changed");
        }
    }

    @ParameterizedTest(name = HOW)
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void a_contract_is_reviewed_and_a_measure_copied(boolean scripts, int width) {
        try (var visit = new Visit(served.address(), width, scripts)) {
            var page = visit.signedInAs("demo-commissioner")
                    .open("/contracts/import")
                    .page();
            page.setInputFiles("#file", Path.of("fixtures/contracts/04-leisure-too-few-measures.json"));
            press(page, "Check and record");
            says(page, "CT-");
            visit.fits();
            assertThat(page.url()).matches(".*/decisions/[0-9a-f-]{36}");
            says(page, "Wording you can use");
            visit.fits();
            var words = page.locator(".rp-wording").first().innerText();
            assertThat(words).isNotBlank();
            if (scripts) {
                page.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
                page.locator("[data-copies]").first().click();
                page.getByText("Copied").first().waitFor();
                assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                        .isEqualTo(words);
            }
        }
    }

    @ParameterizedTest(name = HOW)
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void a_service_evaluates_itself(boolean scripts, int width) {
        try (var visit = new Visit(served.address(), width, scripts)) {
            var page = visit.signedInAs("demo-commissioner").open("/toolkit").page();
            press(page, "Start a new self-evaluation");
            var tasks = page.url();
            follow(page, "What is evaluated");
            answer(page, "Reference of this self-evaluation", "TK-2026-9" + width + (scripts ? "1" : "2"));
            choose(page, "What is evaluated?", "SEND");
            day(page, "Day of the evaluation", 19, 11, 2026);
            press(page, "Save and continue");
            answer(page, "Reference of the contract", "CT-2026-014");
            press(page, "Save and continue");
            page.navigate(tasks);
            press(page, "Check your answers");
            visit.fits();
            page.locator("form[action$='/send'] button").click();
            assertThat(page.url()).matches(".*/decisions/[0-9a-f-]{36}");
            visit.fits();
        }
    }

    @ParameterizedTest(name = HOW)
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void a_board_filters_the_log_reads_a_record_and_verifies_it(boolean scripts, int width) {
        try (var visit = new Visit(served.address(), width, scripts)) {
            var page = visit.signedInAs("demo-board").open("/log").page();
            if (!page.locator("#kind").isVisible()) {
                page.locator("summary").first().click();
            }
            page.locator("#kind").selectOption("placement-recommendation");
            press(page, "Show entries");
            visit.fits();
            page.locator("tbody a[href^='/decisions/']").first().click();
            says(page, "What is personal is not shown");
            var record = page.url();
            page.locator("input[name='reason-to-know']").first().check();
            press(page, "Show the whole record");
            says(page, "The tests, in the order the law sets");
            page.navigate(record.replaceFirst("\\?.*", "") + "/proof");
            press(page, "Verify now");
            says(page, "The entry is in the log, unchanged.");
            visit.fits();
        }
    }
}

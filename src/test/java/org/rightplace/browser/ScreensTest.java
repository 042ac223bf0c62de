package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rightplace.ServedDemonstration;

/**
 * From the first page of the demonstration each of the three kinds of user reaches a finished example in three clicks. What they see on the way is what the
 * README shows: with {@code -Dgolden.update=true} the pictures are taken anew, and only then, since no build should hang on whether a machine can draw.
 */
@ExtendWith(Chromium.class)
class ScreensTest {

    private static final Path SHOWN = Path.of("src/docs/screens");

    @Test
    void each_user_is_at_a_finished_example_in_three_clicks() throws Exception {
        var served = Demonstration.served();
        try (var visit = new Visit(served.address(), Visit.DESK, true)) {
            take(visit.open("/").page(), "first-page");
        }
        var finished = List.of(
                example(served, "Placement panel", "/requests", "requests", "recommendation"),
                example(served, "Commissioner", "/contracts", "contracts", "review"),
                example(served, "Governance board", "/log", "log", "record"));
        assertThat(finished).allMatch(url -> url.matches(".*/decisions/[0-9a-f-]{36}"));
    }

    private static String example(ServedDemonstration served, String who, String list, String listed, String shown)
            throws IOException {
        try (var visit = new Visit(served.address(), Visit.DESK, true)) {
            var page = visit.open("/").page();
            page.getByText("Go in as " + who).click();
            assertThat(page.url()).endsWith(list);
            take(page, listed);
            page.locator("main tbody a[href^='/decisions/']").first().click();
            take(page, shown);
            return page.url();
        }
    }

    private static void take(Page page, String name) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(SHOWN);
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOWN.resolve(name + ".png")));
        }
        assertThat(SHOWN.resolve(name + ".png"))
                .as("run with -Dgolden.update=true, and look at the pictures")
                .exists();
    }
}

package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What would be a script, were it not escaped, typed into every text field of every form and sent. */
final class HostileText {

    private static final String HOSTILE = "\"'><img src=x id=planted onerror=alert(1)><script>alert(2)</script>{{7*7}}";

    /** Forms that were tried, by the route of their page and their place on it: one form is tried by one of those who may send it. */
    private static final Set<String> TRIED = new HashSet<>();

    private HostileText() {}

    /**
     * Sends each form of the page that is open, and was not tried yet.
     *
     * @return where that leads
     */
    static List<String> send(Visit visit, String path, String route) {
        var page = visit.page();
        var led = new ArrayList<String>();
        int forms = page.locator("main form").count();
        boolean here = true;
        for (int i = 0; i < forms; i++) {
            if (!TRIED.add(route + " " + i)) {
                continue;
            }
            if (!here) {
                page.navigate(path);
            }
            here = !isSent(page.locator("main form").nth(i));
            if (!here) {
                isEscaped(page, path + ", form " + i);
                led.add(visit.path());
            }
        }
        return led;
    }

    /** Whether there was a form with something to type in, and it was sent. */
    private static boolean isSent(Locator form) {
        var texts = form.locator(
                "input[type=text]:visible, input[type=search]:visible, input:not([type]):visible, textarea:visible");
        int count = texts.count();
        for (int i = 0; i < count; i++) {
            texts.nth(i).fill(HOSTILE);
        }
        if (count > 0) {
            form.locator("button").first().click();
        }
        return count > 0;
    }

    static void isEscaped(Page page, String where) {
        assertThat(page.locator("#planted").count()).as(where).isZero();
        assertThat(page.content()).as(where).doesNotContain("<script>alert(2)");
    }
}

package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.ServedDemonstration;

/** Types what would be a script, were it not escaped, into every text field of every form, sends it, and looks at what comes back and at what was kept. */
@ExtendWith(Chromium.class)
class HostileTextTest {

    private static final String HOSTILE = "\"'><img src=x id=planted onerror=alert(1)><script>alert(2)</script>{{7*7}}";
    private static final int ALIKE = 2;

    /** Forms that were tried, by the route of their page and their place on it: one form is tried by one of those who may send it. */
    private static final Set<String> TRIED = new HashSet<>();

    private static ServedDemonstration served;

    @BeforeAll
    static void start() throws Exception {
        served = Demonstration.served();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-caseworker", "demo-panel", "demo-commissioner", "demo-board", "demo-owner"})
    void nothing_that_is_typed_runs(String user) {
        try (var visit = new Visit(served.address(), Visit.DESK, true)) {
            var page = visit.signedInAs(user).withDraft().page();
            var asked = new HashSet<String>();
            var alike = new HashMap<String, Integer>();
            var next = new ArrayDeque<>(List.of("/"));
            while (!next.isEmpty()) {
                var path = next.remove();
                var shape = Visit.shape(path, served.routes());
                if (!asked.add(path) || alike.merge(shape, 1, Integer::sum) > ALIKE) {
                    continue;
                }
                if (!visit.isPage(path)) {
                    continue;
                }
                isEscaped(page, path);
                visit.links().forEach(next::add);
                int forms = page.locator("main form").count();
                boolean here = true;
                for (int i = 0; i < forms; i++) {
                    if (!TRIED.add(shape + " " + i)) {
                        continue;
                    }
                    if (!here) {
                        page.navigate(path);
                    }
                    if (sends(page.locator("main form").nth(i))) {
                        here = false;
                        isEscaped(page, path + ", form " + i);
                        next.add(page.url().substring(served.address().length()));
                    }
                }
            }
        }
    }

    /** Whether there was a form with something to type in, and it was sent. */
    private static boolean sends(Locator form) {
        var texts = form.locator(
                "input[type=text]:visible, input[type=search]:visible, input:not([type]):visible, textarea:visible");
        int count = texts.count();
        if (count == 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            texts.nth(i).fill(HOSTILE);
        }
        form.locator("button").first().click();
        return true;
    }

    private static void isEscaped(Page page, String where) {
        assertThat(page.locator("#planted").count()).as(where).isZero();
        assertThat(page.content()).as(where).doesNotContain("<script>alert(2)");
    }
}

package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.ServedDemonstration;

/**
 * Follows every link from the first page, as each of the made-up users, and holds each page against WCAG 2.2 AA as far as a program can
 * (axe-core), against a phone's width, and against the browser's own complaints: a policy broken, a script failed. On the way every form with
 * something to type in is sent with text that would be a script, were it not escaped; the pages after it show what was kept of that.
 */
@ExtendWith(Chromium.class)
class EveryPageTest {

    /** Of pages made by one route there may be hundreds that look alike; so many of them are opened in one walk, for where they lead. */
    private static final int ALIKE = 2;

    /** The one route whose pages look as the kind of record has it, and so differ by who may read which. */
    private static final String RECORD = "/decisions/{id}";

    /** Pages that were held against everything: what axe finds takes a while, so one of a kind is. */
    private static final Set<String> HELD = new HashSet<>();

    private static ServedDemonstration served;

    @BeforeAll
    static void start() throws Exception {
        served = Demonstration.served();
    }

    @Test
    void whoever_has_not_signed_in() {
        try (var visit = new Visit(served.address(), Visit.DESK, true)) {
            assertThat(walk(visit, "nobody"))
                    .contains("/", "/sign-in", "/what-we-record", "/glossary", "/accessibility", "/cookies");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-caseworker", "demo-panel", "demo-commissioner", "demo-board", "demo-owner"})
    void everybody_who_has(String user) {
        try (var visit = new Visit(served.address(), Visit.DESK, true)) {
            assertThat(walk(visit.signedInAs(user).withDraft(), user)).contains("/", "/account");
        }
    }

    /** Every page one gets to, by the pattern of its route. */
    private static Set<String> walk(Visit visit, String user) {
        var asked = new HashSet<String>();
        var alike = new HashMap<String, Integer>();
        var next = new ArrayDeque<>(List.of("/"));
        while (!next.isEmpty()) {
            var path = next.remove();
            var route = Visit.shape(path, served.routes());
            if (!asked.add(path) || alike.merge(route, 1, Integer::sum) > (route.equals(RECORD) ? 2 * ALIKE : ALIKE)) {
                continue;
            }
            if (!visit.isPage(path)) {
                continue;
            }
            HostileText.isEscaped(visit.page(), path);
            if (HELD.add(route.equals(RECORD) ? route + user + alike.get(route) : route)) {
                holds(visit, path);
            }
            visit.links().forEach(next::add);
            HostileText.send(visit, path, route).forEach(next::add);
        }
        return alike.keySet();
    }

    private static void holds(Visit visit, String path) {
        var page = visit.page();
        assertThat(page.title()).as(path).endsWith(" – Rightplace");
        assertThat(page.locator("h1").count()).as("first headings of " + path).isEqualTo(1);
        var found = new AxeBuilder(page)
                .setLegacyMode(true)
                .options(wrongsOnly())
                .analyze()
                .getViolations();
        assertThat(found.stream().map(EveryPageTest::inWords).toList()).as(path).isEmpty();
        page.setViewportSize(Visit.PHONE, 900);
        visit.fits();
        page.setViewportSize(Visit.DESK, 900);
    }

    /** What is right need not be told: to gather it takes most of the time. */
    private static AxeRunOptions wrongsOnly() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}

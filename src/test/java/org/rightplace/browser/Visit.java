package org.rightplace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rightplace.access.DemoUsers;
import org.rightplace.web.Route;

/** Somebody at a browser. Whatever goes wrong on a page that nobody sees is kept, and fails the test when they leave. */
final class Visit implements AutoCloseable {

    static final int PHONE = 320;
    static final int DESK = 1280;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrongs = new ArrayList<>();

    /**
     * @param width of the window, in pixels
     * @param scripts whether the browser runs them
     */
    Visit(String address, int width, boolean scripts) {
        this.address = address;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setViewportSize(width, 900)
                        .setJavaScriptEnabled(scripts)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusal(message.text())) {
                wrongs.add("console: " + message.text());
            }
        });
        page.onPageError(error -> wrongs.add("script: " + error));
        page.onResponse(answer -> {
            if (answer.status() >= 500) {
                wrongs.add(answer.status() + " at " + answer.url());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address)) {
                wrongs.add("asked elsewhere: " + request.url());
            }
        });
        page.onDialog(dialog -> {
            wrongs.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** A page that says it refuses something is logged by the browser, and is no fault. */
    private static boolean isRefusal(String text) {
        return text.matches("Failed to load resource: the server responded with a status of 4\\d\\d.*");
    }

    Page page() {
        return page;
    }

    /** Of the page that is open, with its query. */
    String path() {
        return page.url().substring(address.length());
    }

    /** Whether a page of ours is at an address: a file is taken away instead. */
    boolean isPage(String path) {
        try {
            var answer = page.navigate(path);
            assertThat(answer.status()).as(path).isLessThan(400);
            return answer.headers().getOrDefault("content-type", "").startsWith("text/html");
        } catch (PlaywrightException e) {
            if (e.getMessage().contains("Download is starting")) {
                return false;
            }
            throw e;
        }
    }

    Visit open(String path) {
        page.navigate(path);
        return this;
    }

    /** By the form, as anybody does. */
    Visit signedInAs(String user) {
        open("/sign-in");
        page.getByLabel("Name you sign in with").fill(user);
        page.getByLabel("Password").fill(DemoUsers.PASSWORD);
        page.locator("main button").click();
        assertThat(page.url()).isEqualTo(address + "/");
        return this;
    }

    /** Leaves something begun behind, whoever may begin something, so that its pages are there. */
    Visit withDraft() {
        for (String list : List.of("/drafts", "/toolkit")) {
            if (page.navigate(list).ok()
                    && page.locator("form[action='" + list + "'] button").count() > 0) {
                page.locator("form[action='" + list + "'] button").first().click();
            }
        }
        return this;
    }

    /** Nothing on the page is wider than the window. */
    void fits() {
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(wide).as("width of " + page.url()).isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** Of the page that is open, to other pages of ours that are for reading. */
    @SuppressWarnings("unchecked")
    List<String> links() {
        var all = (List<String>) page.evaluate(
                "Array.from(document.querySelectorAll('a[href]:not([download])')).map(a => a.getAttribute('href'))");
        return all.stream()
                .filter(href -> href.startsWith("/") && !href.startsWith("/api/"))
                .map(href -> href.replaceFirst("#.*", ""))
                .toList();
    }

    /**
     * Pages made by one route look alike: the route's path, the one with the fewest names in it where several could be. Of drafts each page has its own
     * questions.
     */
    static String shape(String path, List<Route> routes) {
        var plain = URI.create(path).getPath();
        if (plain.matches("/(drafts|toolkit)/.*")) {
            return plain.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{draft}");
        }
        return routes.stream()
                .filter(route -> route.method() == HandlerType.GET)
                .map(Route::path)
                .filter(route -> plain.matches(route.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparing(
                        route -> route.length() - route.replace("{", "").length()))
                .orElse(plain);
    }

    @Override
    public void close() {
        context.close();
        assertThat(wrongs).isEmpty();
    }
}

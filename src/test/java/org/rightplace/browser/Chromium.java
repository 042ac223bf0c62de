package org.rightplace.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's own Chromium, one for all tests that need it. Where there is none they are skipped, and say so; with
 * {@code RIGHTPLACE_BROWSER=required} they fail instead.
 */
final class Chromium implements ExecutionCondition {

    /** It looks for nothing outside of this machine. */
    private static final List<String> ALONE = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-gpu",
            "--disable-dev-shm-usage");

    private static Browser browser;

    /** For JUnit. */
    Chromium() {}

    private static Optional<Path> program() {
        return Stream.of(System.getenv("RIGHTPLACE_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(name -> name != null && Files.isExecutable(Path.of(name)))
                .map(Path::of)
                .findFirst();
    }

    static synchronized Browser browser() {
        if (browser == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program().orElseThrow())
                            .setArgs(ALONE));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close the browser"));
        }
        return browser;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (program().isPresent() || "required".equals(System.getenv("RIGHTPLACE_BROWSER"))) {
            return ConditionEvaluationResult.enabled("there is a browser, or there must be");
        }
        return ConditionEvaluationResult.disabled(
                "No Chromium is installed (apt-get install chromium), so the pages were not tried in a browser");
    }
}

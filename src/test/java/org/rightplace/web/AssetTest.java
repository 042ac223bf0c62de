package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rightplace.access.TestAccess;
import org.rightplace.explanation.Html;

/** The stylesheet that served pages link and written pages hold. */
class AssetTest {

    private final Server server = new Server(0, List.of(), Map::of, Limits.USUAL, TestAccess::everybody);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void a_page_links_it_and_a_browser_may_keep_it() throws Exception {
        var page = get("/nowhere").body();
        assertThat(page).contains("<link rel=\"stylesheet\" href=\"" + Asset.STYLE.address() + "\">");
        NothingInline.in(page);
        var style = get(Asset.STYLE.address());
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.body()).isEqualTo(Files.readString(Path.of("src/main/resources/assets/rightplace.css")));
        assertThat(style.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(style.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        var tag = style.headers().firstValue("ETag").orElseThrow();
        var again = get(Asset.STYLE.address(), "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/rightplace.css",
                "/assets/rightplace-0000000000000000.css",
                "/assets/..%2Flogback.xml",
                "/assets/../logback.xml"
            })
    void nothing_else_comes_from_there(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void a_page_that_is_written_holds_it_and_leads_to_no_server() {
        var page = Html.page("bundle.jte", Map.of("title", "One", "items", List.of(), "paragraphs", List.of("Two")));
        assertThat(page).contains("<style>\n" + Html.STYLE + "</style>").doesNotContain("<link", "href=\"/", "src=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>p {}</style>",
                "<p style=\"color: red\">",
                "<script>go()</script>",
                "<script src=\"https://elsewhere.example/a.js\"></script>",
                "<button type=\"button\" onclick=\"go()\">",
                "<a href=\"javascript:go()\">"
            })
    void what_is_inline_is_found(String page) {
        assertThatThrownBy(() -> NothingInline.in(page)).isInstanceOf(AssertionError.class);
    }

    @Test
    void what_only_looks_like_it_is_let_be() {
        assertThatCode(() -> NothingInline.in("<p>&lt;style&gt; onclick=1</p><script src=\"/assets/a.js\"></script>"))
                .doesNotThrowAnyException();
    }
}

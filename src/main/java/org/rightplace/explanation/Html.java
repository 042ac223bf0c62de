package org.rightplace.explanation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Pages that are not served but written to a file. Every text is escaped by the template engine. */
public final class Html {

    /** How they look. Each holds it itself: it leads to no server. */
    public static final String STYLE = style();

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Html() {}

    private static String style() {
        try (var in = Html.class.getResourceAsStream("/assets/document.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An explanation.
     *
     * @param provenance where it is recorded and by which rulebook it was made, a line each
     */
    public static String of(Explanation explanation, List<String> provenance) {
        return page("explained.jte", Map.of("explanation", explanation, "provenance", provenance));
    }

    /** A template filled in. */
    public static String page(String template, Map<String, Object> values) {
        var page = new StringOutput();
        TEMPLATES.render(template, values, page);
        return page.toString();
    }
}

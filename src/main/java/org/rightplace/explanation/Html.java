package org.rightplace.explanation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;

/** An explanation as a page of its own. Every text is escaped by the template engine. */
public final class Html {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Html() {}

    /**
     * A whole page.
     *
     * @param provenance where it is recorded and by which rulebook it was made, a line each
     */
    public static String of(Explanation explanation, List<String> provenance) {
        return of(explanation, provenance, true);
    }

    /** As {@link #of(Explanation, List)}; one that is not served says nothing of the API. */
    public static String of(Explanation explanation, List<String> provenance, boolean served) {
        return page("explanation.jte", Map.of("explanation", explanation, "provenance", provenance, "served", served));
    }

    /** A template filled in, for a page that is not served but written to a file. */
    public static String page(String template, Map<String, Object> values) {
        var page = new StringOutput();
        TEMPLATES.render(template, values, page);
        return page.toString();
    }
}

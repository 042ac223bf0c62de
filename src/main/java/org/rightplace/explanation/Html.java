package org.rightplace.explanation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** An explanation as a page of its own. Every text is escaped by the template engine. */
public final class Html {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Html() {}

    public static String of(Explanation explanation) {
        var page = new StringOutput();
        TEMPLATES.render("explanation.jte", explanation, page);
        return page.toString();
    }
}

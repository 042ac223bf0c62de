package org.rightplace.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;

/** Renders templates and sends pages. */
public final class Pages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Of a request: what every page says, that all is made up say. */
    static final String NOTICE = "rightplace.notice";

    /** Where {@code page.jte} leaves room for it. */
    private static final String EVERYWHERE = "<p class=\"notice\" id=\"everywhere\"></p>";

    private Pages() {}

    /** A template filled in; every text is escaped by the template engine. */
    public static String render(String template, Map<String, Object> values) {
        var page = new StringOutput();
        TEMPLATES.render(template, values, page);
        return page.toString();
    }

    public static void send(Context context, String page) {
        String notice = context.attribute(NOTICE);
        var said = notice == null || notice.isEmpty() ? "" : EVERYWHERE.replace("><", ">" + escaped(notice) + "<");
        context.contentType("text/html; charset=utf-8").result(page.replace(EVERYWHERE, said));
    }

    private static String escaped(String text) {
        var out = new StringOutput();
        new OwaspHtmlTemplateOutput(out).writeUserContent(text);
        return out.toString();
    }

    /** Sends a page that says one thing. */
    public static void say(Context context, int status, String title, String text) {
        context.status(status);
        send(context, render("plain.jte", Map.of("title", title, "text", text)));
    }
}

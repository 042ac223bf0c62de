package org.rightplace.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;

/** Sends pages: a template of a feature, in the frame that stands around all of them. */
public final class Pages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Pages() {}

    /**
     * Sends a page. Every text is escaped by the template engine.
     *
     * @param title what the page is, for the browser's own title; its first heading says the same
     * @param template below {@code templates/}; besides what it is given it may ask for {@code frame}, the {@link Frame} it stands in
     */
    public static void show(Context context, String title, String template, Map<String, Object> values) {
        var frame = Frame.of(context, title);
        var all = new HashMap<>(values);
        all.put("frame", frame);
        Content content = output -> TEMPLATES.render(template, all, output);
        var page = new StringOutput();
        TEMPLATES.render("page.jte", Map.of("frame", frame, "content", content), page);
        context.contentType("text/html; charset=utf-8").result(page.toString());
    }

    /** Which page of a long list an address asks for, from 1; what is no number asks for the first. */
    public static int number(Context context) {
        var asked = context.queryParam("page");
        return asked != null && asked.matches("[1-9]\\d{0,4}") ? Integer.parseInt(asked) : 1;
    }

    /** Sends a page that says one thing. */
    public static void say(Context context, int status, String title, String text) {
        context.status(status);
        show(context, title, "plain.jte", Map.of("title", title, "text", text));
    }

    /** Sends the browser on to another page after a form was taken, so that loading it again sends nothing twice. */
    public static void goOn(Context context, String address) {
        context.redirect(address, HttpStatus.SEE_OTHER);
    }
}

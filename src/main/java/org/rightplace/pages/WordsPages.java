package org.rightplace.pages;

import java.util.List;
import java.util.Map;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** Pages that say the same to everybody, signed in or not. */
public final class WordsPages {

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                page("/what-we-record", "What we record about you", "words/what-we-record.jte"),
                page("/glossary", "Words we use", "words/glossary.jte"),
                page("/accessibility", "Accessibility", "words/accessibility.jte"),
                page("/cookies", "Cookies", "words/cookies.jte"));
    }

    private static Route page(String path, String title, String template) {
        return Route.get(path, context -> Pages.show(context, title, template, Map.of()))
                .open();
    }
}

package org.rightplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What the content security policy would keep a browser from: a page must not need it. */
public final class NothingInline {

    private static final Pattern INLINE = Pattern.compile(
            "<style|<script(?![^>]*\\ssrc=\"/assets/)|<[^>]*\\s(?:style|on[a-z]+)\\s*=|(?:href|src|action)\\s*=\\s*\"?\\s*(?:javascript|data):",
            Pattern.CASE_INSENSITIVE);

    private NothingInline() {}

    /** Fails for a style, a script or an event handler that stands in the page itself, whatever its text says. */
    public static void in(String page) {
        assertThat(INLINE.matcher(page).results().map(found -> found.group()).toList())
                .as("inline styles, scripts and event handlers")
                .isEmpty();
    }
}

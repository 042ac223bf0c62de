package org.rightplace.rulebook;

import java.util.Map;

/**
 * A statute, code, case list or policy that principles cite: one file in {@code rules/sources}.
 *
 * @param source key, {@code cfa-2014}
 * @param title as it is called
 * @param brief as it is cited; null where the title is short enough
 * @param kind statute, regulations, code, guidance, case, policy
 * @param link where to read it; null if there is no sure one
 * @param version what was relied on, in words
 * @param provisions by key, {@code s39-3}
 */
public record Source(
        String source,
        String title,
        String brief,
        String kind,
        String link,
        String version,
        Map<String, Provision> provisions) {

    /**
     * One part of a source.
     *
     * @param title what it says, shortly
     * @param checked text (read in the text), secondary (known from other sources), unsure
     * @param note what to know of it; null if nothing
     */
    public record Provision(String title, String checked, String note) {}
}

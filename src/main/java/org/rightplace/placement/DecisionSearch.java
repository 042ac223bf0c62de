package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rightplace.facts.Outcome;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.Schemas;

/**
 * Which entries of the ledger are looked for, and which page of them.
 *
 * @param after number of the last entry of the page before; null for the first page
 */
public record DecisionSearch(Filter filter, Long after, int limit) {

    /** Entries a page, unless it is said. */
    public static final int PAGE = 20;

    /** Most entries a page. */
    public static final int LARGEST_PAGE = 100;

    /** Largest number an entry can have that JSON carries exactly. */
    static final long LAST = (1L << 53) - 1;

    /** Codes as decisions have them. Not a list: rulebooks that were in service once had other codes. */
    static final String OUTCOME = "[A-Z][A-Z0-9_]{0,99}";

    static final String PRINCIPLE = "[A-Z]+-[A-Z0-9-]{1,99}(:("
            + Arrays.stream(Outcome.values()).map(Outcome::name).collect(Collectors.joining("|")) + "))?";

    private static final InputSchema SCHEMA = new Schemas(table -> List.of()).of("decision-search");

    /** What a search is checked against; it takes no codes from a rulebook. */
    public static InputSchema schema() {
        return SCHEMA;
    }

    /** @param search as {@link #schema} wants it */
    public static DecisionSearch of(JsonNode search) {
        return new DecisionSearch(
                new Filter(
                        search.path("kind").isTextual()
                                ? EntryKind.named(search.get("kind").textValue())
                                : null,
                        day(search.path("from")),
                        day(search.path("to")),
                        search.path("outcome").textValue(),
                        search.path("principle").textValue(),
                        search.path("setting").isInt() ? search.get("setting").intValue() : null,
                        search.path("departed").isBoolean()
                                ? search.get("departed").booleanValue()
                                : null,
                        search.path("text").textValue()),
                search.path("after").isIntegralNumber() ? search.get("after").longValue() : null,
                search.path("limit").isInt() ? search.get("limit").intValue() : PAGE);
    }

    private static LocalDate day(JsonNode day) {
        return day.isTextual() ? LocalDate.parse(day.textValue()) : null;
    }
}

package org.rightplace.placement;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.web.Query;

/** What entries of the ledger can be asked for in an address: of programs and of people alike. */
public final class DecisionFiltersApi {

    public static final Query<String> KIND = Query.code(
            "kind",
            "Only entries of one kind.",
            () -> Arrays.stream(EntryKind.values()).map(EntryKind::wireName).toList());
    public static final Query<LocalDate> FROM =
            Query.day("from", "Only entries recorded on this day or later, as days go in England.");
    public static final Query<LocalDate> TO =
            Query.day("to", "Only entries recorded on this day or earlier, as days go in England.");
    public static final Query<String> OUTCOME = Query.text(
            "outcome",
            "Only advice with this outcome, NAME_REQUESTED say.",
            DecisionSearch.OUTCOME,
            "an outcome's code, in capitals, such as NAME_REQUESTED");
    public static final Query<String> PRINCIPLE = Query.text(
            "principle",
            "Only advice in which this principle applied to the request or to a setting, LAW-39-RESOURCES say; with a colon and an"
                    + " outcome, STAT-10:NOT_MET say, only that in which this was found of it. What was found of a journey is"
                    + " private and is not searched.",
            DecisionSearch.PRINCIPLE,
            "a principle's id such as STAT-10, or one with an outcome such as STAT-10:NOT_MET");
    public static final Query<Long> SETTING = Query.number(
            "setting", "Only advice on this setting: its urn is among what the request names.", 100_000, 999_999);
    public static final Query<Boolean> DEPARTED = Query.flag(
            "departed", "true: only what a person's choice departed from. false: only the rest, decided on or not.");

    static final Query<?>[] ALL = {KIND, FROM, TO, OUTCOME, PRINCIPLE, SETTING, DEPARTED};

    public static final Query<Long> AFTER = Query.number(
            "after", "Only entries before this number: the last one of the page before.", 0, DecisionSearch.LAST);

    private DecisionFiltersApi() {}

    /** What an address asks for; what it says wrongly is not asked. */
    public static Filter of(Context context) {
        return new Filter(
                KIND.of(context).map(EntryKind::named).orElse(null),
                FROM.of(context).orElse(null),
                TO.of(context).orElse(null),
                OUTCOME.of(context).orElse(null),
                PRINCIPLE.of(context).orElse(null),
                SETTING.of(context).map(Long::intValue).orElse(null),
                DEPARTED.of(context).orElse(null),
                null);
    }

    /** The filters as an address has them, {@code name=value} each, to ask the same again. */
    public static Stream<String> again(Context context) {
        return Arrays.stream(ALL).flatMap(query -> query.again(context).stream());
    }
}

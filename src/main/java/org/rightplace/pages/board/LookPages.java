package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.access.Role;
import org.rightplace.governance.LooksApi;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.pages.Days;
import org.rightplace.pages.board.FilterForm.Field;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Pages;
import org.rightplace.web.Query;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /looks}: who looked at which record, when and why, for boards. */
public final class LookPages {

    private static final int PAGE = 50;
    private static final Query<LocalDate> DAY = Query.day("day", "Only looks on this day, as days go in England.");

    private static final List<Field> FIELDS = List.of(
            new Field(DAY, "Day"), new Field(LooksApi.DECISION, "Id of a record"), new Field(LooksApi.ACCOUNT, "Who"));

    private final Looks looks;
    private final Ledger ledger;
    private final Supplier<Catalogue> rules;

    public LookPages(Looks looks, Ledger ledger, Supplier<Catalogue> rules) {
        this.looks = looks;
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * One look.
     *
     * @param record id; empty for what is in no one record
     * @param entry what the record is, in words
     * @param reason in words; empty where none was asked for
     */
    public record Line(String when, String who, String role, String what, String record, String entry, String reason) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/looks", this::list).may(Role.BOARD));
    }

    private void list(Context context) {
        var form = FilterForm.of(context, FIELDS, LooksApi.BEFORE);
        var errors = form.errors();
        var values = new LinkedHashMap<String, Object>();
        var found = errors.isEmpty() ? found(context) : List.<Look>of();
        context.status(errors.isEmpty() ? 200 : 400);
        values.put("errors", errors);
        values.put("asked", form.asked());
        values.put("lines", found.stream().limit(PAGE).map(this::line).toList());
        values.put(
                "next",
                found.size() > PAGE
                        ? form.again("/looks", "before=" + found.get(PAGE - 1).id())
                        : null);
        Pages.show(
                context,
                errors.isEmpty() ? "Who looked at records" : "Error: Who looked at records",
                "board/looks.jte",
                values);
    }

    private List<Look> found(Context context) {
        var day = DAY.of(context);
        return looks.find(
                new Looks.Asked(
                        LooksApi.DECISION.of(context).orElse(null),
                        LooksApi.ACCOUNT.of(context).orElse(null),
                        SignedIn.caller(context).authorities(),
                        day.map(LookPages::start).orElse(null),
                        day.map(one -> start(one.plusDays(1))).orElse(null)),
                PAGE + 1,
                LooksApi.BEFORE.of(context).orElse(null));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Filter.ENGLAND).toInstant();
    }

    private Line line(Look look) {
        var entry = look.decisionId() == null
                ? null
                : ledger.find(look.decisionId()).orElse(null);
        return new Line(
                Days.at(look.at()),
                look.account(),
                look.role().replace('-', ' '),
                what(look.what()),
                look.decisionId() == null ? "" : look.decisionId(),
                entry == null
                        ? ""
                        : EntryWords.kind(entry.entry().kind()) + ", entry "
                                + entry.entry().sequence(),
                look.reason() == null ? "" : reason(look.reason()));
    }

    private String reason(String code) {
        return rules.get().name("reasons-to-know", code);
    }

    private static String what(Look.What what) {
        return switch (what) {
            case RECORD -> "The record";
            case EXPLANATION -> "The explanation";
            case OPTION -> "Why one setting stands where it stands";
            case OUTCOME -> "What was decided";
            case RECEIPT -> "The proof, with nothing personal";
            case LIST -> "A list of records";
            case SEARCH -> "A search by words";
            case WHAT_IF -> "A trial that was not recorded";
            case EXPORT -> "A copy of all that is held on a person";
            case BUNDLE -> "The bundle for a tribunal";
        };
    }
}

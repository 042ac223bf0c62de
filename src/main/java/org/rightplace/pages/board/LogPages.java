package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.pages.Records;
import org.rightplace.pages.board.FilterForm.Field;
import org.rightplace.placement.DecisionFiltersApi;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Form;
import org.rightplace.web.FormError;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /log}: everything recorded that is the reader's to see, filtered by codes and days; words only in a form that is posted. */
public final class LogPages {

    private static final int PAGE = 50;
    private static final String TEXT = "text";
    private static final String AFTER = "after";

    private static final List<Field> FIELDS = List.of(
            new Field(DecisionFiltersApi.KIND, "Kind of entry"),
            new Field(DecisionFiltersApi.FROM, "Recorded from"),
            new Field(DecisionFiltersApi.TO, "Recorded until"),
            new Field(DecisionFiltersApi.OUTCOME, "Outcome"),
            new Field(DecisionFiltersApi.PRINCIPLE, "Principle"),
            new Field(DecisionFiltersApi.SETTING, "Setting"),
            new Field(DecisionFiltersApi.DEPARTED, "Departures"));

    private final Ledger ledger;
    private final RecordsApi access;
    private final Supplier<Catalogue> rules;
    private final EntryWords words;

    public LogPages(Ledger ledger, RecordsApi access, Records records, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.access = access;
        this.rules = rules;
        this.words = new EntryWords(ledger, records, rules);
    }

    /**
     * One entry.
     *
     * @param kind in words, as the outcome is
     * @param choice where the decision on it stands; empty for what is no advice
     */
    public record Line(String id, long sequence, String kind, String outcome, String when, String choice) {}

    /**
     * A code one may choose.
     *
     * @param group under which it is listed; empty for none
     */
    public record Code(String group, String code, String name) {}

    /**
     * What is on the page.
     *
     * @param asked as it stands in the fields
     * @param text that was looked for; empty where none was
     * @param next for the link to the next page: an address, or after words were looked for the number to send; null on the last page
     */
    public record Found(List<Line> lines, Map<String, String> asked, String text, String next) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/log", this::listed).may(Role.READERS),
                Route.post("/log", this::searched).may(Role.READERS));
    }

    private void listed(Context context) {
        var form = form(context);
        if (!form.errors().isEmpty()) {
            context.status(400);
            show(context, new Found(List.of(), form.asked(), "", null), form.errors());
            return;
        }
        access.look(context, Look.What.LIST);
        var found = found(
                context,
                DecisionFiltersApi.of(context),
                DecisionFiltersApi.AFTER.of(context).orElse(null));
        var next = found.size() > PAGE ? form.again("/log", AFTER + "=" + last(found)) : null;
        show(context, new Found(lines(found), form.asked(), "", next), List.of());
    }

    private static FilterForm form(Context context) {
        return FilterForm.of(context, FIELDS, DecisionFiltersApi.AFTER);
    }

    private static long last(List<StoredEntry> found) {
        return found.get(PAGE - 1).entry().sequence();
    }

    private void searched(Context context) {
        var text = Form.field(context, TEXT).strip();
        var after = Form.field(context, AFTER);
        var errors = new ArrayList<FormError>();
        if (!maySearch(context)) {
            context.status(403);
            errors.add(new FormError(null, RecordsApi.WITHHELD.replace(", with reason-to-know", "")));
        } else if (text.isEmpty()) {
            errors.add(new FormError(TEXT, "Enter the words to look for"));
        } else if (text.codePointCount(0, text.length()) > Filter.LONGEST_TEXT) {
            errors.add(new FormError(
                    TEXT, "The words to look for must be " + Filter.LONGEST_TEXT + " characters or fewer"));
        } else if (!after.matches("\\d{0,15}")) {
            errors.add(new FormError(TEXT, "Look for the words again"));
        }
        if (!errors.isEmpty()) {
            if (context.statusCode() != 403) {
                context.status(400);
            }
            show(context, new Found(List.of(), form(context).asked(), "", null), errors);
            return;
        }
        access.look(context, Look.What.SEARCH);
        var filter = new Filter(null, null, null, null, null, null, null, text);
        var found = found(context, filter, after.isEmpty() ? null : Long.valueOf(after));
        show(
                context,
                new Found(
                        lines(found),
                        form(context).asked(),
                        text,
                        found.size() > PAGE ? Long.toString(last(found)) : null),
                errors);
    }

    /** Whether a name is found says as much as the record. */
    private boolean maySearch(Context context) {
        return !SignedIn.caller(context).seesPersons() || access.seesPersonal(context);
    }

    private List<StoredEntry> found(Context context, Filter filter, Long after) {
        return ledger.find(filter.seenBy(RecordsApi.sight(context)), PAGE + 1, after);
    }

    private List<Line> lines(List<StoredEntry> found) {
        return found.stream()
                .limit(PAGE)
                .map(stored -> new Line(
                        stored.entry().decisionId(),
                        stored.entry().sequence(),
                        EntryWords.kind(stored.entry().kind()),
                        words.outcome(stored),
                        Days.at(stored.entry().recordedAt()),
                        words.choice(stored)))
                .toList();
    }

    private void show(Context context, Found found, List<FormError> errors) {
        var values = new LinkedHashMap<String, Object>();
        values.put("found", found);
        values.put("errors", errors);
        values.put("kinds", kinds());
        values.put("outcomes", outcomes());
        values.put("maySearch", maySearch(context));
        values.put("board", SignedIn.caller(context).roles().contains(Role.BOARD));
        Pages.show(context, errors.isEmpty() ? "Decision log" : "Error: Decision log", "board/log.jte", values);
    }

    private static List<Code> kinds() {
        return Arrays.stream(EntryKind.values())
                .map(kind -> new Code("", kind.wireName(), EntryWords.kind(kind)))
                .toList();
    }

    private List<Code> outcomes() {
        var codes = new ArrayList<Code>();
        Map.of("outcomes", "Placement", "contract-outcomes", "Contract", "toolkit-outcomes", "Self-evaluation")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .filter(one -> rules.get().tables().containsKey(one.getKey()))
                .forEach(one -> rules.get().table(one.getKey()).rows().stream()
                        .filter(row ->
                                codes.stream().noneMatch(code -> code.code().equals(row.text("code"))))
                        .forEach(row -> codes.add(new Code(one.getValue(), row.text("code"), row.text("name")))));
        return codes;
    }
}

package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rightplace.access.Look;
import org.rightplace.access.Role;
import org.rightplace.choice.Choices;
import org.rightplace.choice.Chosen;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Records;
import org.rightplace.placement.DecisionFiltersApi;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Pages;
import org.rightplace.web.Route;

/** {@code /log/departures}: advice a person departed from, with the choice beside it. Reasons in words are for those who see persons whole. */
public final class DeparturePages {

    private static final int PAGE = 50;

    private final Ledger ledger;
    private final RecordsApi access;
    private final EntryWords words;

    public DeparturePages(Ledger ledger, RecordsApi access, Records records, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.access = access;
        this.words = new EntryWords(ledger, records, rules);
    }

    /**
     * Advice and the choice that departed from it.
     *
     * @param advised in words, with the setting by its number where the record may name it
     * @param code why, in words
     * @param reason in the person's own words; empty where the reader may not see it, or it was erased
     */
    public record Line(
            String advice,
            long adviceSequence,
            String kind,
            String advised,
            String choice,
            long choiceSequence,
            String chosen,
            String code,
            String reason,
            String when) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/log/departures", this::list).may(Role.READERS));
    }

    private void list(Context context) {
        access.look(context, Look.What.LIST);
        var filter = new Filter(null, null, null, null, null, null, true, null);
        var found = ledger.find(
                filter.seenBy(RecordsApi.sight(context)),
                PAGE + 1,
                DecisionFiltersApi.AFTER.of(context).orElse(null));
        var lines = found.stream()
                .limit(PAGE)
                .flatMap(advice -> line(context, advice).stream())
                .toList();
        var values = new LinkedHashMap<String, Object>();
        values.put("lines", lines);
        values.put("whole", access.seesPersonal(context));
        values.put(
                "next",
                found.size() > PAGE
                        ? "/log/departures?after=" + found.get(PAGE - 1).entry().sequence()
                        : null);
        Pages.show(context, "Departures from advice", "board/departures.jte", values);
    }

    private Optional<Line> line(Context context, StoredEntry advice) {
        return Choices.on(advice.entry().decisionId(), ledger)
                .standing()
                .flatMap(chosen -> ledger.find(chosen.id()))
                .map(choice -> line(context, advice, choice));
    }

    private Line line(Context context, StoredEntry advice, StoredEntry choice) {
        var content = choice.body().path("content");
        var whole = access.isWhole(context, choice) && !choice.sections().isEmpty();
        var said = whole ? Chosen.read(choice).choice() : null;
        return new Line(
                advice.entry().decisionId(),
                advice.entry().sequence(),
                EntryWords.kind(advice.entry().kind()),
                words.outcome(advice)
                        + setting(advice.body().at("/content/result/settingUrn").asText("")),
                choice.entry().decisionId(),
                choice.entry().sequence(),
                words.outcome(choice) + setting(content.path("settingUrn").asText("")),
                words.name("departure-codes", content.path("code").asText()),
                said == null || said.reason() == null ? "" : said.reason(),
                When.day(content.path("decidedOn").asText()));
    }

    private static String setting(String urn) {
        return urn.matches("\\d+") ? ", setting " + urn : "";
    }
}

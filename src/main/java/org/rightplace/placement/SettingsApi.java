package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.rightplace.register.Postcodes;
import org.rightplace.register.Register;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.SettingIndex.Near;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;

/**
 * {@code /api/v1/settings}: the register. A place to search around is a urn or an outward code; a full postcode may be somebody's home and
 * goes in the body of the POST, never in an address.
 */
public final class SettingsApi {

    private static final int MOST = 200;

    private final Supplier<Rulebook> rulebook;
    private final Register register;
    private final SettingSearch search;
    private final Clock clock;

    private final Query<String> near = Query.text(
            "near",
            "Where to search around: a setting's urn, or an outward code such as CB1.",
            "\\d{6}|[A-Za-z]{1,2}\\d[A-Za-z0-9]?",
            "a urn of six digits or an outward code such as CB1; a full postcode may be a home, so it goes in the body of"
                    + " POST /api/v1/settings/search");
    private final Query<Long> withinKm =
            Query.number("within-km", "Kilometres in a straight line around it.", 1, SettingSearch.FARTHEST_KM);
    private final Query<String> phase = Query.code(
            "phase", "Only settings of a phase, and those whose phase is not known.", () -> RegisterEntry.PHASES);
    private final Query<String> need =
            Query.code("need", "Only settings the register states this need for.", () -> codes("needs"));
    private final Query<String> kind =
            Query.code("kind", "Only settings of a kind.", () -> codes("establishment-types/sector"));

    public SettingsApi(Supplier<Rulebook> rulebook, Register register, Postcodes postcodes, Clock clock) {
        this.rulebook = rulebook;
        this.register = register;
        this.search = new SettingSearch(register, postcodes);
        this.clock = clock;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/settings", context -> found(context, taken(context), asked(context)))
                        .mayAll()
                        .does("Settings of the register, nearest first where a place to search around is given")
                        .with(near, withinKm, phase, need, kind)
                        .answers(200, "Settings, at most 200, and how many there are.", "settings"),
                Route.get("/api/v1/settings/{urn}", this::one)
                        .mayAll()
                        .does("One setting: what the register says of it, and what that is in law")
                        .answers(200, "The setting.", "setting"),
                Route.post("/api/v1/settings/search", this::search)
                        .mayAll()
                        .does("The same search around a full postcode, which never stands in an address")
                        .takes("settings-search")
                        .example("searches/settings.json")
                        .answers(200, "Settings, at most 200, and how many there are.", "settings"));
    }

    private SettingSearch.Asked asked(Context context) {
        return new SettingSearch.Asked(
                null,
                null,
                near.of(context).orElse(null),
                null,
                withinKm.of(context).orElse(null),
                phase.of(context).orElse(null),
                need.of(context).orElse(null),
                kind.of(context).orElse(null));
    }

    /** Taken once for each answer, which names it: another may be put in service before the answer is whole. */
    private Rulebook taken(Context context) {
        var book = rulebook.get();
        book.catalogue().headers().forEach(context::header);
        return book;
    }

    private void search(Context context) {
        var book = taken(context);
        found(context, book, sent(context, book));
    }

    private static SettingSearch.Asked sent(Context context, Rulebook book) {
        var body = Json.read(context, book.schemas().of("settings-search"));
        return new SettingSearch.Asked(
                null,
                null,
                body.path("near").textValue(),
                body.path("postcode").textValue(),
                body.path("withinKm").isNumber() ? body.get("withinKm").longValue() : null,
                body.path("phase").textValue(),
                body.path("need").textValue(),
                body.path("kind").textValue());
    }

    private void found(Context context, Rulebook book, SettingSearch.Asked asked) {
        var kinds = kinds(book);
        List<Near> all;
        try {
            all = search.find(asked, LocalDate.now(clock), kinds);
        } catch (NoSuchPlace e) {
            throw new Problem(400, e.getMessage());
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.put("count", all.size());
        var array = body.putArray("settings");
        all.stream().limit(MOST).forEach(one -> {
            var node = setting(one.entry(), kinds);
            node.set("distanceKm", kilometres(one.metres()));
            array.add(node);
        });
        Json.send(context, body);
    }

    private void one(Context context) {
        var urn = context.pathParam("urn");
        var snapshot = register.snapshot(LocalDate.now(clock));
        var entry = urn.matches("\\d{6}") ? snapshot.entries().get(Integer.valueOf(urn)) : null;
        if (entry == null) {
            throw new Problem(404, "There is no setting with that urn");
        }
        Json.send(context, setting(entry, kinds(taken(context))));
    }

    private List<String> codes(String table) {
        return rulebook.get().catalogue().codes(table);
    }

    private SettingKinds kinds(Rulebook book) {
        return SettingKinds.of(book.catalogue(), book.parametersOn(LocalDate.now(clock)));
    }

    /** What the register says, and what that is in law; null is unknown. */
    private static ObjectNode setting(RegisterEntry entry, SettingKinds kinds) {
        var kind = kinds.kind(entry);
        var node = JsonNodeFactory.instance.objectNode();
        node.put("urn", entry.urn());
        node.put("name", entry.name());
        node.put("authority", entry.authority());
        node.put("local", kinds.local(entry));
        node.put("type", entry.typeCode());
        node.put("typeName", entry.typeName());
        node.put("kind", kind.sector());
        node.put("listing", kind.listing());
        node.put(
                "mainstream",
                kind.mainstream().equals("unsure") ? null : kind.mainstream().equals("yes"));
        node.put("section41", entry.section41());
        node.put("status", entry.status());
        node.put("phase", entry.phase());
        node.put("lowAge", entry.lowAge());
        node.put("highAge", entry.highAge());
        node.put("sex", entry.sex());
        var needs = node.putArray("needs");
        entry.needs().forEach(needs::add);
        node.put("resourcedProvision", entry.resourcedProvision());
        node.put("capacity", entry.capacity());
        node.put("town", entry.town());
        return node;
    }

    private static JsonNode kilometres(long metres) {
        return metres < 0
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.numberNode(
                        BigDecimal.valueOf(metres, 3).setScale(1, RoundingMode.HALF_UP));
    }
}

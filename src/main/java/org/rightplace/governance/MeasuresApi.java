package org.rightplace.governance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rightplace.access.Role;
import org.rightplace.ledger.Sight;
import org.rightplace.web.Json;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;
import org.rightplace.web.SignedIn;

/** {@code /api/v1/measures}: what was advised and decided, counted, with small numbers hidden. */
public final class MeasuresApi {

    /** Who plans and governs by numbers. */
    public static final Role[] READERS = {Role.PANEL, Role.DECISION_MAKER, Role.COMMISSIONER, Role.BOARD};

    public static final Query<LocalDate> FROM = Query.day(
            "from", "A day in the first month that counts; whole months are counted. Twelve months when left out.");
    public static final Query<LocalDate> TO =
            Query.day("to", "A day in the last month that counts; this month when left out.");
    public static final Query<String> BY = Query.code(
            "by",
            "What each measure is split by; by nothing when left out. Not by need, which the log keeps of nobody for good.",
            By::codes);

    /** What is said of a question that has an end before its beginning. */
    public static final String BACKWARDS = "The last month must not be before the first";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MeasuresService measures;

    public MeasuresApi(MeasuresService measures) {
        this.measures = measures;
    }

    /** What is served. */
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/measures", this::measured)
                .may(READERS)
                .does("What was advised and decided on records the caller may see, counted; small numbers are hidden")
                .with(FROM, TO, BY)
                .answers(200, "The measures.", "measures"));
    }

    /** What an address asks; what it says wrongly is not asked. */
    public static MeasuresService.Asked asked(Context context) {
        return new MeasuresService.Asked(
                FROM.of(context).orElse(null),
                TO.of(context).orElse(null),
                BY.of(context).flatMap(By::of).orElse(null));
    }

    private void measured(Context context) {
        var asked = asked(context);
        if (measures.isBackwards(asked)) {
            var errors = JSON.arrayNode();
            errors.addObject()
                    .put("parameter", TO.name())
                    .put("code", "wrong-parameter")
                    .put("detail", BACKWARDS + ".");
            throw new Problem(400, "The address or a header holds what cannot be used", errors, Map.of());
        }
        Json.send(context, json(measures.measure(asked, Sight.of(SignedIn.caller(context)))));
    }

    private static ObjectNode json(MeasuresService.Measured measured) {
        var json = JSON.objectNode();
        json.put("from", measured.from().toString());
        json.put("to", measured.to().toString());
        json.put("by", measured.by() == null ? null : measured.by().code());
        json.put("smallNumberLimit", measured.limit());
        var array = json.putArray("measures");
        measured.measures().forEach(measure -> array.add(json(measure)));
        return json;
    }

    private static ObjectNode json(Measure measure) {
        var json = JSON.objectNode()
                .put("id", measure.id())
                .put("title", measure.title())
                .put("counts", measure.counts())
                .put("says", measure.says());
        var groups = json.putArray("groups");
        measure.groups()
                .forEach(one -> groups.addObject().put("code", one.code()).put("name", one.name()));
        var rows = json.putArray("rows");
        measure.rows().forEach(row -> {
            var node = rows.addObject().put("code", row.code()).put("name", row.name());
            numbers(node, row);
        });
        numbers(json.putObject("total"), measure.total());
        return json;
    }

    private static void numbers(ObjectNode node, Measure.Row row) {
        ArrayNode byGroup = node.putArray("byGroup");
        row.byGroup().forEach(byGroup::add);
        node.put("total", row.total());
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.rightplace.schema.Checks;
import org.rightplace.schema.InputSchema;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/**
 * What one part of a placement request says of another, or of the registers: urns, the postcode, ids, paths, and fields that go
 * together. What is not well formed is passed over, since the schema has said so.
 */
final class ReferenceChecks {

    private static final Set<String> URNS = Set.of("urn", "comparatorUrn", "nearerUrn", "attendingUrn");

    private final JsonNode request;
    private final InputSchema schema;
    private final Wrongs wrongs;

    private ReferenceChecks(JsonNode request, InputSchema schema, Wrongs wrongs) {
        this.request = request;
        this.schema = schema;
        this.wrongs = wrongs;
    }

    static void check(
            JsonNode request,
            InputSchema schema,
            Wrongs wrongs,
            IntPredicate knownUrn,
            Predicate<String> knownPostcode) {
        var checks = new ReferenceChecks(request, schema, wrongs);
        checks.urns(request, Place.ROOT, knownUrn);
        checks.postcode(knownPostcode);
        checks.asked();
        checks.plan();
        checks.lines();
        checks.replies();
        checks.otherSetting("exceptions", "comparatorUrn");
        checks.otherSetting("transport", "nearerUrn");
        checks.disputed();
        Checks.unique(
                request.path("proceedWithout"),
                Place.ROOT.then("proceedWithout"),
                "principle",
                "duplicate-principle",
                wrongs);
    }

    /** Looked for by the name of the field, so that one added to the schema is not forgotten here. */
    private void urns(JsonNode node, Place place, IntPredicate known) {
        boolean bare = place.equals(Place.ROOT.then("consider"));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (bare) {
                urn(node.get(i), place.then(i), known);
            }
            urns(node.get(i), place.then(i), known);
        }
        node.properties().forEach(field -> {
            if (URNS.contains(field.getKey())) {
                urn(field.getValue(), place.then(field.getKey()), known);
            }
            urns(field.getValue(), place.then(field.getKey()), known);
        });
    }

    private void urn(JsonNode urn, Place place, IntPredicate known) {
        if (isUrn(urn) && !known.test(urn.intValue())) {
            wrongs.add(place, "unknown-urn", "This must be the urn of a setting in the register.");
        }
    }

    private void postcode(Predicate<String> known) {
        JsonNode postcode = request.path("person").path("home").path("postcode");
        Place place = Place.ROOT.then("person").then("home").then("postcode");
        if (postcode.isTextual() && !wrongs.isRefused(place) && !known.test(postcode.textValue())) {
            wrongs.add(place, "unknown-postcode", "This must be a postcode in the register of postcodes.");
        }
    }

    private void asked() {
        JsonNode asked = request.path("request");
        if (asked.path("kind").isTextual()) {
            goesWith("setting", asked, "urn");
            goesWith("type", asked, "type");
        }
    }

    private void goesWith(String kind, JsonNode asked, String field) {
        boolean wanted = asked.get("kind").textValue().equals(kind);
        Place place = Place.ROOT.then("request").then(field);
        if (wanted && !asked.hasNonNull(field)) {
            wrongs.add(place, "missing", "This is required where the request is of the kind " + kind + ".");
        } else if (!wanted && asked.hasNonNull(field)) {
            wrongs.add(place, "not-with-this-kind", "This goes only with a request of the kind " + kind + ".");
        }
    }

    private void plan() {
        JsonNode outcomes = request.path("plan").path("outcomes");
        JsonNode lines = request.path("plan").path("provision");
        Place place = Place.ROOT.then("plan");
        Checks.unique(outcomes, place.then("outcomes"), "id", "duplicate-outcome", wrongs);
        Checks.unique(lines, place.then("provision"), "id", "duplicate-line", wrongs);
        Checks.unique(
                request.path("plan").path("healthProvision"),
                place.then("healthProvision"),
                "id",
                "duplicate-line",
                wrongs);
        var ids = ids("outcomes");
        for (int i = 0; ids.isPresent() && i < lines.size(); i++) {
            JsonNode serves = lines.path(i).path("for");
            for (int j = 0; j < serves.size(); j++) {
                if (serves.path(j).isTextual()
                        && !ids.get().contains(serves.path(j).textValue())) {
                    wrongs.add(
                            place.then("provision").then(i).then("for").then(j),
                            "unknown-outcome",
                            "This must be the id of one of the outcomes of the plan.");
                }
            }
        }
    }

    private void lines() {
        JsonNode consultations = request.path("consultations");
        for (int i = 0; i < consultations.size(); i++) {
            byLine(
                    consultations.path(i).path("provision"),
                    Place.ROOT.then("consultations").then(i).then("provision"));
        }
        byLine(
                request.path("otherwise").path("lines"),
                Place.ROOT.then("otherwise").then("lines"));
    }

    private void byLine(JsonNode answers, Place place) {
        var ids = ids("provision");
        answers.properties().forEach(answer -> {
            if (ids.isPresent() && !ids.get().contains(answer.getKey())) {
                wrongs.add(
                        place.then(answer.getKey()),
                        "unknown-line",
                        "The key must be the id of a line of plan.provision.");
            }
        });
    }

    /** Two replies that disagree are for the rules to refer; the same reply twice is a slip. */
    private void replies() {
        JsonNode consultations = request.path("consultations");
        var seen = new HashSet<JsonNode>();
        for (int i = 0; i < consultations.size(); i++) {
            JsonNode reply = consultations.path(i);
            if (isUrn(reply.path("urn")) && !seen.add(withoutNulls(reply))) {
                wrongs.add(
                        Place.ROOT.then("consultations").then(i),
                        "duplicate-reply",
                        "This says the same of the same setting as an earlier item; leave one of them out.");
            }
        }
    }

    private void otherSetting(String list, String other) {
        JsonNode items = request.path(list);
        for (int i = 0; i < items.size(); i++) {
            JsonNode urn = items.path(i).path("urn");
            if (isUrn(urn) && urn.equals(items.path(i).path(other))) {
                wrongs.add(
                        Place.ROOT.then(list).then(i).then(other),
                        "same-setting",
                        "This must be another setting than the one it is compared with.");
            }
        }
    }

    private void disputed() {
        JsonNode disputed = request.path("disputed");
        for (int i = 0; i < disputed.size(); i++) {
            JsonNode text = disputed.path(i).path("path");
            Place place = Place.ROOT.then("disputed").then(i).then("path");
            if (!text.isTextual() || wrongs.isRefused(place)) {
                continue;
            }
            var path = RequestPath.parse(text.textValue());
            if (path.isEmpty() || path.get().find(request).isEmpty()) {
                wrongs.add(
                        place,
                        "not-in-request",
                        "This must lead to a fact this request gives, items by their urn or id.");
            } else if (schema.requires(path.get().fields())) {
                wrongs.add(place, "required-field", "A field that must be given cannot be treated as unknown.");
            }
        }
    }

    /** Ids in a list of the plan; empty where the plan does not list them all, so that no id can be known not to be one of them. */
    private Optional<Set<String>> ids(String list) {
        JsonNode items = request.path("plan").path(list);
        var ids = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            Place place = Place.ROOT.then("plan").then(list).then(i).then("id");
            if (!items.path(i).path("id").isTextual() || wrongs.isRefused(place)) {
                return Optional.empty();
            }
            ids.add(items.path(i).path("id").textValue());
        }
        return items.isArray() ? Optional.of(ids) : Optional.empty();
    }

    /** Left out and null say the same. */
    private static JsonNode withoutNulls(JsonNode item) {
        JsonNode copy = item.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        }
        node.forEach(ReferenceChecks::dropNulls);
    }

    private static boolean isUrn(JsonNode node) {
        return node.isInt() && node.intValue() >= 100_000 && node.intValue() <= 999_999;
    }
}

package org.rightplace.toolkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;
import org.rightplace.schema.Checks;
import org.rightplace.schema.Place;
import org.rightplace.schema.Wrongs;

/**
 * What one part of a self-evaluation says of another and of the toolkit: a subject that goes with its scope, checks that stand once and are for
 * it, scores within the toolkit's range. What is not well formed is passed over, since the schema has said so.
 */
final class AnswerChecks {

    private final JsonNode evaluation;
    private final Catalogue catalogue;
    private final Wrongs wrongs;

    private AnswerChecks(JsonNode evaluation, Catalogue catalogue, Wrongs wrongs) {
        this.evaluation = evaluation;
        this.catalogue = catalogue;
        this.wrongs = wrongs;
    }

    static void check(JsonNode evaluation, Catalogue catalogue, IntPredicate knownUrn, Wrongs wrongs) {
        var checks = new AnswerChecks(evaluation, catalogue, wrongs);
        var scope =
                catalogue.table("toolkit-scopes").row(evaluation.path("scope").asText());
        checks.subject(scope, knownUrn);
        var most = checks.most();
        Checks.unique(evaluation.path("answers"), Place.ROOT.then("answers"), "check", "duplicate-check", wrongs);
        for (int i = 0; i < evaluation.path("answers").size(); i++) {
            var place = Place.ROOT.then("answers").then(i);
            var answer = evaluation.get("answers").get(i);
            checks.scored(answer, place, most);
            scope.ifPresent(one -> checks.inScope(answer, place, one));
        }
    }

    private void subject(Optional<Table.Row> scope, IntPredicate knownUrn) {
        var subject = evaluation.path("subject");
        scope.ifPresent(row -> {
            for (String field : new String[] {"urn", "contract"}) {
                var place = Place.ROOT.then("subject").then(field);
                boolean wanted = field.equals(row.text("subject"));
                if (wanted && subject.isObject() && !subject.hasNonNull(field)) {
                    wrongs.add(place, "missing", "This is required for this scope.");
                } else if (!wanted && subject.hasNonNull(field)) {
                    wrongs.add(place, "not-in-scope", "This must be left out for this scope.");
                }
            }
        });
        if (subject.path("urn").isInt() && !knownUrn.test(subject.get("urn").intValue())) {
            wrongs.add(
                    Place.ROOT.then("subject").then("urn"),
                    "unknown-urn",
                    "This must be the number of a setting in the register.");
        }
    }

    /** The highest score on the day; nothing where the day is not known to the rulebook, which is said. */
    private Optional<Long> most() {
        var day = Checks.date(evaluation.path("evaluatedOn"));
        if (day == null) {
            return Optional.empty();
        }
        if (day.isBefore(catalogue.begins())) {
            wrongs.add(
                    Place.ROOT.then("evaluatedOn"),
                    "before-the-rulebook",
                    "The rulebook knows the toolkit from " + catalogue.begins() + "; it cannot evaluate before.");
            return Optional.empty();
        }
        return Optional.of(
                catalogue.parametersOn(day).number("toolkit-score-most").value());
    }

    private void scored(JsonNode answer, Place place, Optional<Long> most) {
        var score = answer.path("score");
        if (score.isNumber() && answer.hasNonNull("notApplicable")) {
            wrongs.add(
                    place.then("score"),
                    "score-and-not-applicable",
                    "This must be left out where notApplicable says that the check does not apply.");
        }
        most.filter(highest -> score.isIntegralNumber() && score.longValue() > highest)
                .ifPresent(highest ->
                        wrongs.add(place.then("score"), "too-large-number", "This must be at most " + highest + "."));
    }

    private void inScope(JsonNode answer, Place place, Table.Row scope) {
        catalogue
                .table("toolkit-checks")
                .row(answer.path("check").asText())
                .filter(row -> !row.list("scopes").contains(scope.text("code")))
                .ifPresent(row -> wrongs.add(
                        place.then("check"), "not-in-scope", "This check is not one of those for this scope."));
    }
}

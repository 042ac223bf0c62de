package org.rightplace.pages.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rightplace.pages.Days;
import org.rightplace.placement.EvaluatedOption;
import org.rightplace.placement.Recommendation;
import org.rightplace.rulebook.Catalogue;

/**
 * What a request says of the child and what was asked for, in words, for a panel. What was not sent in is left out.
 *
 * @param rows facts by name
 * @param provision lines of Section F
 * @param outcomes of Section E
 */
public record RequestFacts(List<OptionCard.Fact> rows, List<String> provision, List<String> outcomes) {

    /** @param request as it was sent in */
    static RequestFacts of(JsonNode request, Recommendation found) {
        var catalogue = found.catalogue();
        var rows = new ArrayList<OptionCard.Fact>();
        add(rows, "Request", request.path("reference").asText());
        add(rows, "Day the law is read at", day(request.path("decisionDate")));
        add(rows, "What it is for", coded(catalogue, "triggers", request.path("trigger")));
        var person = request.path("person");
        add(rows, "Child or young person", person.path("reference").asText());
        add(rows, "Born", day(person.path("dateOfBirth")));
        add(rows, "Year group", year(person.path("yearGroup")));
        add(rows, "Main need", coded(catalogue, "needs", person.at("/needs/primary")));
        add(
                rows,
                "Other needs",
                stream(person.at("/needs/others")).stream()
                        .map(code -> coded(catalogue, "needs", code))
                        .collect(Collectors.joining("; ")));
        add(rows, "Responsible authority", coded(catalogue, "authorities", person.path("responsibleAuthority")));
        add(rows, "Plan", coded(catalogue, "plan-statuses", request.at("/plan/status")));
        add(rows, "Place wanted from", day(request.at("/plan/placementFrom")));
        var asked = request.path("request");
        add(rows, "Asked for", coded(catalogue, "request-kinds", asked.path("kind")));
        add(rows, "Setting asked for", setting(found, asked.path("urn")));
        add(rows, "Asked by", coded(catalogue, "requesters", asked.path("madeBy")));
        add(rows, "Asked on", day(asked.path("on")));
        add(rows, "Reasons given", asked.path("reasons").asText());
        return new RequestFacts(
                List.copyOf(rows),
                stream(request.at("/plan/provision")).stream()
                        .map(RequestFacts::line)
                        .toList(),
                stream(request.at("/plan/outcomes")).stream()
                        .map(RequestFacts::line)
                        .toList());
    }

    private static void add(List<OptionCard.Fact> rows, String name, String value) {
        if (!value.isBlank()) {
            rows.add(new OptionCard.Fact(name, value));
        }
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String line(JsonNode one) {
        return one.path("id").asText() + ": " + one.path("text").asText();
    }

    private static String coded(Catalogue catalogue, String table, JsonNode code) {
        return code.isTextual() ? InWords.name(catalogue, table, code.asText()) : "";
    }

    private static String day(JsonNode day) {
        try {
            return day.isTextual() ? Days.of(LocalDate.parse(day.asText())) : "";
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private static String year(JsonNode group) {
        return !group.isInt() ? "" : group.asInt() == 0 ? "Reception" : "Year " + group.asInt();
    }

    private static String setting(Recommendation found, JsonNode urn) {
        return urn.isInt()
                ? found.evaluated().options().stream()
                        .filter(option -> option.urn() == urn.asInt())
                        .map(EvaluatedOption::name)
                        .findFirst()
                        .orElse("Setting " + urn.asInt())
                : "";
    }
}

package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * Measures of the rulebook's library for the gaps of a contract, filled with what the contract says. As few as close every gap the library can
 * close: the one that closes most of what is left comes first.
 */
public final class Suggestions {

    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final List<String> COPIED = List.of(
            "cohort",
            "action",
            "beneficiaries",
            "unit",
            "numerator",
            "denominator",
            "direction",
            "dataSource",
            "linkedGoal",
            "frequency",
            "reviewOwner");

    /** In {@code tables/kpi-cohorts}: those the library's measures are for. */
    private static final String COHORT = "SEND";

    private final JsonNode contract;
    private final Catalogue catalogue;

    /**
     * One measure.
     *
     * @param code in {@code tables/kpi-library}
     * @param name shortly
     * @param closes principles whose gap it closes
     * @param letters of SMART it meets as soon as the figures in square brackets are filled in
     * @param kpi ready to stand in a contract but for its id and figures, in the shape of {@code schema/contract.json}
     * @param family what it means for a family
     * @param cites keys in {@code rules/sources}
     */
    public record Suggestion(
            String code,
            String name,
            List<String> closes,
            List<String> letters,
            ObjectNode kpi,
            String family,
            List<String> cites) {}

    private Suggestions(JsonNode contract, Catalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
    }

    /** Measures for whatever was found not to be met, of the contract or of one of its measures. */
    static List<Suggestion> of(JsonNode contract, List<Finding> findings, Catalogue catalogue) {
        Set<String> gaps = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.NOT_MET)
                .map(Finding::principle)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return of(contract, gaps, catalogue);
    }

    /**
     * @param contract as JSON in the shape of {@code schema/contract.json}
     * @param gaps ids of the principles not met
     */
    public static List<Suggestion> of(JsonNode contract, Set<String> gaps, Catalogue catalogue) {
        return new Suggestions(contract, catalogue).fitting(gaps);
    }

    private List<Suggestion> fitting(Set<String> gaps) {
        Set<String> open = new LinkedHashSet<>(gaps);
        var rows = catalogue.table("kpi-library").rows().stream()
                .filter(this::isFor)
                .toList();
        var suggestions = new ArrayList<Suggestion>();
        while (true) {
            // Of equals the first: max keeps the last, so the order is turned round.
            var best = rows.stream()
                    .max(Comparator.comparing(
                                    (Table.Row row) -> closes(row, open).size())
                            .thenComparing(row -> -rows.indexOf(row)));
            if (best.isEmpty() || closes(best.get(), open).isEmpty()) {
                return List.copyOf(suggestions);
            }
            var closes = closes(best.get(), open);
            suggestions.add(suggestion(best.get(), closes));
            open.removeAll(closes);
        }
    }

    /** One measure of the library, whether or not the contract has a gap for it. */
    static Suggestion of(JsonNode contract, Table.Row row, Catalogue catalogue) {
        return new Suggestions(contract, catalogue).suggestion(row, row.list("answers"));
    }

    private Suggestion suggestion(Table.Row row, List<String> closes) {
        return new Suggestion(
                row.text("code"),
                row.text("name"),
                closes,
                row.list("letters"),
                kpi(row),
                row.text("family"),
                row.list("cites"));
    }

    /** A measure for one kind of contract is left out where it is not known of which kind this is. */
    private boolean isFor(Table.Row row) {
        JsonNode send = contract.path("service").path("send");
        return switch (row.text("for")) {
            case "any" -> true;
            case "send" -> send.isBoolean() && send.booleanValue();
            case "non-send" -> send.isBoolean() && !send.booleanValue();
            default -> false;
        };
    }

    private static List<String> closes(Table.Row row, Set<String> open) {
        return row.list("answers").stream().filter(open::contains).toList();
    }

    private ObjectNode kpi(Table.Row row) {
        var kpi = JsonNodeFactory.instance.objectNode();
        kpi.put("text", words(row.text("words")));
        put(kpi, "actor", text(contract.path("supplier").path("name")));
        put(kpi, "place", place());
        COPIED.forEach(field -> put(kpi, field, row.text(field)));
        put(kpi, "beneficiaries", population());
        put(kpi, "start", text(contract.path("period").path("start")));
        put(kpi, "due", text(contract.path("period").path("end")));
        row.list("pledgeOutcomes").forEach(kpi.withArrayProperty("pledgeOutcomes")::add);
        return kpi;
    }

    private static void put(ObjectNode into, String field, String text) {
        if (text != null) {
            into.put(field, text);
        }
    }

    private String words(String template) {
        var known = new HashMap<String, String>();
        known.put("service", text(contract.path("title")));
        known.put("supplier", text(contract.path("supplier").path("name")));
        known.put("population", population());
        known.put("place", place());
        known.put("start", day("start"));
        known.put("end", day("end"));
        String words = template;
        for (Table.Row placeholder : catalogue.table("kpi-placeholders").rows()) {
            String code = placeholder.text("code");
            String said = known.get(code);
            words = words.replace("{" + code + "}", said == null ? placeholder.text("unknown") : said);
        }
        return words;
    }

    private String day(String field) {
        String day = text(contract.path("period").path(field));
        return day == null ? null : LocalDate.parse(day).format(LONG_DAY);
    }

    private String place() {
        var areas = contract.path("service").path("deliveryAreas");
        return areas.isEmpty()
                ? null
                : StreamSupport.stream(areas.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "));
    }

    /** Whom the contract's own measures of children with SEND are for, where they agree: the others may be about everybody. */
    private String population() {
        boolean send = contract.path("service").path("send").asBoolean(false);
        Map<String, Long> said = StreamSupport.stream(contract.path("kpis").spliterator(), false)
                .filter(kpi -> send || COHORT.equals(text(kpi.path("cohort"))))
                .map(kpi -> text(kpi.path("beneficiaries")))
                .filter(text -> text != null)
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        return said.size() == 1 ? said.keySet().iterator().next() : null;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}

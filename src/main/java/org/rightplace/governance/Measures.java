package org.rightplace.governance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.explanation.Asks;
import org.rightplace.facts.Outcome;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * What is counted over the entries of a ledger, from their bodies alone: nothing private is read. Each piece of advice counts once, however often
 * advice was asked for the same child or contract.
 */
final class Measures {

    /** The parameter with the smallest number but zero that is shown. */
    static final String LIMIT = "small-number-limit";

    private static final String ADVICE = "pieces of advice";
    private static final String REVIEWS = "reviews";
    private static final String UNDECIDED = "undecided";

    private final Catalogue catalogue;
    private final By by;
    private final long limit;
    private final List<StoredEntry> placements = new ArrayList<>();
    private final List<StoredEntry> contracts = new ArrayList<>();
    private final List<StoredEntry> toolkits = new ArrayList<>();

    /** The latest choice that decides, by the advice it follows. */
    private final Map<String, StoredEntry> decided = new HashMap<>();

    private Measures(Catalogue catalogue, By by, long limit) {
        this.catalogue = catalogue;
        this.by = by;
        this.limit = limit;
    }

    /**
     * Counts advice recorded from one day to another.
     *
     * @param entries of a ledger in the order of their numbers, of any kind and day; private parts are not looked at
     * @param catalogue whose tables name the codes
     * @param by null for no split
     * @param limit the smallest number but zero that is shown
     * @param sight of whoever asks: what they may see no record of they get no measure of
     */
    static List<Measure> of(
            Collection<StoredEntry> entries,
            LocalDate from,
            LocalDate to,
            By by,
            Catalogue catalogue,
            long limit,
            Sight sight) {
        var measures = new Measures(catalogue, by, limit);
        entries.stream().filter(sight::covers).forEach(entry -> measures.sort(entry, from, to));
        return Stream.concat(
                        sight.ofPersons() ? measures.ofPlacements().stream() : Stream.empty(),
                        sight.ofServices() ? measures.ofServices().stream() : Stream.empty())
                .toList();
    }

    private void sort(StoredEntry stored, LocalDate from, LocalDate to) {
        var day = By.day(stored);
        boolean within = !day.isBefore(from) && !day.isAfter(to);
        switch (stored.entry().kind()) {
            case PLACEMENT_RECOMMENDATION -> add(placements, stored, within);
            case CONTRACT_REVIEW -> add(contracts, stored, within);
            case TOOLKIT_EVALUATION -> add(toolkits, stored, within);
            case HUMAN_CHOICE -> {
                if (content(stored).path("choice").isTextual()) {
                    decided.put(stored.body().path("follows").asText(), stored);
                }
            }
            default -> {
                // Nothing of it is counted.
            }
        }
    }

    private static void add(List<StoredEntry> list, StoredEntry stored, boolean within) {
        if (within) {
            list.add(stored);
        }
    }

    private static JsonNode content(StoredEntry stored) {
        return stored.body().path("content");
    }

    private List<Measure> ofPlacements() {
        return List.of(
                byCode(
                        "placement-outcomes",
                        "What placement advice came to",
                        ADVICE,
                        placements,
                        "/result/outcome",
                        "outcomes"),
                area(),
                choices(),
                departures(),
                unknown(),
                deadlines());
    }

    private List<Measure> ofServices() {
        return List.of(
                byCode("contract-colours", "Contracts by colour", REVIEWS, contracts, "/result/rag", "rag-colours"),
                byCode(
                        "contract-outcomes",
                        "What contract reviews came to",
                        REVIEWS,
                        contracts,
                        "/result/outcome",
                        "contract-outcomes"),
                byCode(
                        "toolkit-bands",
                        "Autism self-evaluations by band",
                        "self-evaluations",
                        toolkits,
                        "/result/band",
                        "toolkit-bands"));
    }

    private Category group(StoredEntry stored) {
        return by == null ? null : by.group(stored, catalogue);
    }

    private Category named(String table, String code) {
        return new Category(code, catalogue.name(table, code));
    }

    private List<Table.Row> rows(String table) {
        return Optional.ofNullable(catalogue.tables().get(table))
                .map(Table::rows)
                .orElse(List.of());
    }

    private List<String> order(String table) {
        return rows(table).stream().map(row -> row.text("code")).toList();
    }

    private Measure byCode(
            String id, String title, String unit, List<StoredEntry> entries, String pointer, String table) {
        var count = new Measure.Count();
        for (StoredEntry stored : entries) {
            var code = content(stored).at(pointer);
            if (code.isTextual()) {
                count.add(named(table, code.asText()), group(stored));
            }
        }
        return count.measure(id, title, unit, order(table), null, limit);
    }

    /** Of the setting that was advised, where the record names it for good: one that is only near home it does not. */
    private Measure area() {
        var count = new Measure.Count();
        var answers = rows("area-answers");
        for (StoredEntry stored : placements) {
            var urn = content(stored).at("/result/settingUrn").asText("");
            for (JsonNode finding : content(stored).path("options").path(urn).path("findings")) {
                answers.stream()
                        .filter(row -> finding.path(0).asText().equals(row.text("principle"))
                                && row.list("reasons").contains(finding.path(2).asText()))
                        .findFirst()
                        .ifPresent(row -> count.add(new Category(row.text("code"), row.text("name")), group(stored)));
            }
        }
        return count.measure(
                "area",
                "Where the settings advised are, and why those outside the area",
                "settings advised",
                order("area-answers"),
                answers.stream()
                        .filter(row -> row.is("inArea"))
                        .map(row -> row.text("code"))
                        .findFirst()
                        .orElse(null),
                limit);
    }

    private Measure choices() {
        var count = new Measure.Count();
        for (StoredEntry stored : placements) {
            var choice = Optional.ofNullable(decided.get(stored.entry().decisionId()))
                    .map(one -> named("choices", content(one).path("choice").asText()))
                    .orElse(new Category(UNDECIDED, "Not decided yet"));
            count.add(choice, group(stored));
        }
        return count.measure(
                "choices", "What people decided on placement advice", ADVICE, order("choices"), null, limit);
    }

    private Measure departures() {
        var count = new Measure.Count();
        for (StoredEntry stored : placements) {
            var choice = decided.get(stored.entry().decisionId());
            var code = choice == null ? null : content(choice).path("code").textValue();
            if (code != null) {
                count.add(named("departure-codes", code), group(stored));
            }
        }
        return count.measure(
                "departures",
                "Why decisions departed from placement advice",
                "departures",
                order("departure-codes"),
                null,
                limit);
    }

    /** Each fact once for each piece of advice that asks for it. */
    private Measure unknown() {
        var count = new Measure.Count();
        var asks = Asks.of(catalogue);
        for (StoredEntry stored : placements) {
            var asked = new LinkedHashMap<String, Category>();
            for (JsonNode finding : content(stored).path("findings")) {
                if (finding.path(1).asText().equals(Outcome.CANNOT_TELL.name())) {
                    finding.path(3)
                            .path("asks")
                            .forEach(path -> asks.row(path.asText())
                                    .ifPresent(row -> asked.put(
                                            row.text("path"),
                                            new Category(row.text("path"), capital(row.text("words"))))));
                }
            }
            asked.values().forEach(fact -> count.add(fact, group(stored)));
        }
        return count.measure(
                "unknown", "What was missing when advice was asked for", "missing facts", List.of(), null, limit);
    }

    /** Where it is split by nothing else, by the time limit. */
    private Measure deadlines() {
        var count = new Measure.Count();
        var clocks = rows("clocks").stream()
                .collect(Collectors.toMap(
                        row -> row.text("principle"),
                        row -> new Category(row.text("code"), row.text("name")),
                        (first, second) -> first));
        for (StoredEntry stored : placements) {
            Set<String> seen = new HashSet<>();
            for (JsonNode finding : content(stored).path("findings")) {
                var clock = clocks.get(finding.path(0).asText());
                var state = state(finding.path(1).asText());
                if (clock != null && state.isPresent() && seen.add(clock.code())) {
                    count.add(state.get(), by == null ? clock : group(stored));
                }
            }
        }
        return count.measure(
                "deadlines",
                "Time limits met",
                "time limits",
                List.of(Outcome.MET.name(), Outcome.NOT_MET.name(), Outcome.CANNOT_TELL.name()),
                Outcome.MET.name(),
                limit);
    }

    private static Optional<Category> state(String outcome) {
        return switch (outcome) {
            case "MET" -> Optional.of(new Category(outcome, "In time"));
            case "NOT_MET" -> Optional.of(new Category(outcome, "Late"));
            case "CANNOT_TELL" -> Optional.of(new Category(outcome, "Cannot tell"));
            default -> Optional.empty();
        };
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}

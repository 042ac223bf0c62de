package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rightplace.decision.FindingCodec;
import org.rightplace.explanation.Asks;
import org.rightplace.explanation.Change;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.Table;

/**
 * Looks for the smallest changes of facts that would change an answer: one, else two at once. What is tried comes from what findings
 * ask for or found unmet, as far as {@code tables/changes} says that it can lawfully change, and each change is kept only when the
 * rulebook, run again with it, comes to something else.
 */
final class WhatWouldChange {

    private static final String TABLE = "changes";
    private static final String DECISION_DATE = "decision-date";

    /** How often the rulebook is run again for an answer: each run costs nearly as much as the answer. */
    static final int AT_DECISION = 3;

    /** How often for one option, which somebody asked about. */
    static final int ON_DEMAND = 40;

    private final Rulebook rulebook;
    private final Evaluated now;
    private final JsonNode request;
    private final Asks changeable;
    private final Function<JsonNode, Optional<Evaluated>> again;
    private int runsLeft;

    private WhatWouldChange(
            Rulebook rulebook,
            Evaluated now,
            JsonNode request,
            Function<JsonNode, Optional<Evaluated>> again,
            int runs) {
        this.rulebook = rulebook;
        this.now = now;
        this.request = request;
        this.changeable = Asks.of(rulebook.catalogue(), TABLE);
        this.again = again;
        this.runsLeft = runs;
    }

    /**
     * What would change the outcome, or the setting advised.
     *
     * @param request as it was sent in
     * @param again evaluates a changed request; empty where it would be refused
     */
    static List<Change> outcome(
            Rulebook rulebook, Evaluated now, JsonNode request, Function<JsonNode, Optional<Evaluated>> again) {
        var search = new WhatWouldChange(rulebook, now, request, again, AT_DECISION);
        var restsOn = rulebook.restsOn("placement", now.outcome().step());
        return search.smallest(
                search.candidates(restsOn::contains, EvaluatedOption::contacted),
                then -> (!code(then).equals(code(now)) || !Objects.equals(advised(then), advised(now)))
                        && (search.open(now) || !search.open(then)));
    }

    private static String code(Evaluated evaluated) {
        return evaluated.outcome().conclusion().code();
    }

    /** Whether an answer only says what must come first; one that does not is never said to be able to become one that does. */
    private boolean open(Evaluated evaluated) {
        return rulebook.catalogue().table("outcomes").row(code(evaluated)).stream()
                .anyMatch(row -> row.is("open"));
    }

    /** What would have one option advised; nothing where it is already. */
    static List<Change> option(
            Rulebook rulebook,
            Evaluated now,
            int urn,
            JsonNode request,
            Function<JsonNode, Optional<Evaluated>> again) {
        if (Objects.equals(advised(now), urn)) {
            return List.of();
        }
        var search = new WhatWouldChange(rulebook, now, request, again, ON_DEMAND);
        return search.smallest(
                search.candidates(principle -> true, option -> option.urn() == urn),
                then -> Objects.equals(advised(then), urn));
    }

    /** The setting an answer advises; null if none. */
    static Integer advised(Evaluated evaluated) {
        return evaluated.of("advised").stream()
                .map(Conclusion::urn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** One thing that could happen: facts that change together, and who can bring it about. */
    private record Candidate(List<Change.Fact> set, String whose) {}

    private List<Change> smallest(List<Candidate> candidates, Predicate<Evaluated> wanted) {
        var found = new ArrayList<Change>();
        for (Candidate one : candidates) {
            run(one.set(), one.whose(), wanted).ifPresent(found::add);
        }
        for (int i = 0; found.isEmpty() && i < candidates.size(); i++) {
            for (int j = i + 1; found.isEmpty() && j < candidates.size(); j++) {
                var both = Stream.concat(candidates.get(i).set().stream(), candidates.get(j).set().stream())
                        .toList();
                var whose = candidates.get(i).whose().equals(candidates.get(j).whose())
                        ? candidates.get(i).whose()
                        : "council";
                run(both, whose, wanted).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Change> run(List<Change.Fact> set, String whose, Predicate<Evaluated> wanted) {
        if (runsLeft == 0) {
            return Optional.empty();
        }
        runsLeft--;
        JsonNode changed = request;
        for (Change.Fact fact : set) {
            changed = RequestPath.with(changed, fact.path(), FindingCodec.value(fact.to()));
        }
        return again.apply(changed).filter(wanted).map(then -> new Change(set, code(then), advised(then), whose));
    }

    /** What the findings lead to, in their order: of the request first, then of each option in its place. */
    private List<Candidate> candidates(Predicate<String> principle, Predicate<EvaluatedOption> option) {
        var findings = Stream.concat(
                now.findings().stream(), now.options().stream().filter(option).flatMap(one -> one.findings().stream()));
        Map<String, List<String>> together = new LinkedHashMap<>();
        findings.filter(f -> principle.test(f.principle()))
                .flatMap(f -> Stream.concat(
                        f.asks().stream().filter(path -> tried(path, true)),
                        unmet(f).stream().filter(path -> tried(path, false))))
                .distinct()
                .forEach(
                        path -> together.computeIfAbsent(name(row(path).orElseThrow(), path), name -> new ArrayList<>())
                                .add(path));
        var candidates = new ArrayList<Candidate>();
        together.forEach((name, changed) -> candidate(changed).ifPresent(candidates::add));
        return candidates;
    }

    /** What an unmet finding read; of several items, each. */
    private static Set<String> unmet(Finding finding) {
        var paths = new LinkedHashSet<String>();
        if (finding.outcome() == Outcome.NOT_MET) {
            for (Finding.Saw saw : finding.facts()) {
                paths.add(saw.path());
                if (saw.value() instanceof Collection<?> items) {
                    items.forEach(item -> paths.add(saw.path() + "." + item));
                }
            }
        }
        return paths;
    }

    private Optional<Candidate> candidate(List<String> paths) {
        var first = row(paths.get(0)).orElseThrow();
        var all = new LinkedHashSet<>(paths);
        var bundle = first.text("as");
        if (bundle != null) {
            table().rows().stream()
                    .filter(row -> bundle.equals(row.text("as")) && row.is("always"))
                    .flatMap(row -> each(row.text("path").replace("[]", key(paths.get(0)))))
                    .filter(path -> tried(path, RequestPath.at(request, path).isMissingNode()))
                    .forEach(all::add);
        }
        var set = all.stream()
                .filter(path -> row(path).orElseThrow().text("to") != null)
                .map(path -> new Change.Fact(path, to(row(path).orElseThrow())))
                .sorted(Comparator.comparing(Change.Fact::path))
                .toList();
        return set.isEmpty() ? Optional.empty() : Optional.of(new Candidate(set, first.text("whose")));
    }

    private static String key(String path) {
        int open = path.indexOf('[');
        return open < 0 ? "[]" : path.substring(open, path.indexOf(']') + 1);
    }

    private static String name(Table.Row row, String path) {
        return row.text("as") == null
                ? path
                : row.text("as") + (row.text("path").contains("[]") ? key(path) : "");
    }

    /** A path that ends in a star, for each name the request has there. */
    private Stream<String> each(String path) {
        if (!path.endsWith(".*")) {
            return Stream.of(path);
        }
        var holder = path.substring(0, path.length() - 2);
        var names = new ArrayList<String>();
        RequestPath.at(request, holder).fieldNames().forEachRemaining(names::add);
        return names.stream().map(name -> holder + "." + name);
    }

    private boolean tried(String path, boolean asked) {
        return RequestPath.parse(path)
                .flatMap(formed -> row(path))
                .filter(row -> asked || row.text("when").equals("any"))
                .filter(row ->
                        row.text("to") == null || !RequestPath.at(request, path).equals(FindingCodec.value(to(row))))
                .isPresent();
    }

    private Object to(Table.Row row) {
        var cell = row.cells().get("to");
        return cell.isBoolean()
                ? cell.asBoolean()
                : cell.asText().equals(DECISION_DATE) ? now.lawAsAt().toString() : cell.asText();
    }

    private Optional<Table.Row> row(String path) {
        return changeable.row(path);
    }

    private Table table() {
        return rulebook.catalogue().table(TABLE);
    }
}

package org.rightplace.placement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rightplace.decision.Actions;
import org.rightplace.facts.Attending;
import org.rightplace.facts.Cost;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Journey;
import org.rightplace.facts.Option;
import org.rightplace.facts.Request;
import org.rightplace.register.Journeys;
import org.rightplace.register.RegisterEntry;
import org.rightplace.register.SettingIndex;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Rulebook;

/** One placement request put to one rulebook over one register: a pure function of the three. */
final class Evaluation {

    private static final String THEME = "placement";

    private final Rulebook rulebook;
    private final PlacementRequest request;
    private final Map<Integer, RegisterEntry> register;
    private final SettingIndex index;
    private final LocalDate lawAsAt;
    private final Parameters parameters;
    private final RequestFacts requestFacts;
    private final SettingKinds kinds;
    private final OptionFacts optionFacts;
    private final Home home;

    private Evaluation(
            Rulebook rulebook,
            PlacementRequest request,
            Home home,
            Map<Integer, RegisterEntry> register,
            SettingIndex index) {
        this.rulebook = rulebook;
        this.request = request;
        this.home = home;
        this.register = register;
        this.index = index;
        this.lawAsAt = request.decisionDate();
        this.parameters = rulebook.parametersOn(lawAsAt);
        this.requestFacts = new RequestFacts(request, parameters);
        this.kinds = SettingKinds.of(rulebook.catalogue(), parameters);
        this.optionFacts = new OptionFacts(request, rulebook.catalogue(), parameters, kinds, requestFacts.phase());
    }

    /**
     * Evaluates.
     *
     * @param request with disputed facts taken out
     * @param tree the same as JSON
     * @param home where home lies
     * @param register every setting by urn, as at {@code factsAsAt}
     * @param index the same by place
     */
    static Evaluated evaluate(
            Rulebook rulebook,
            PlacementRequest request,
            JsonNode tree,
            Home home,
            Map<Integer, RegisterEntry> register,
            SettingIndex index,
            LocalDate factsAsAt) {
        return new Evaluation(rulebook, request, home, register, index).run(tree, factsAsAt);
    }

    /**
     * Everything the rules are given, and what it was made from.
     *
     * @param facts for the second stage
     * @param entries the options' register entries
     * @param byUrn the facts of each option
     * @param named settings the request itself names
     * @param ruledOut by the first stage
     */
    record Gathered(
            List<Fact> facts,
            List<RegisterEntry> entries,
            Map<Integer, List<Fact>> byUrn,
            Set<Integer> named,
            SortedMap<String, Integer> ruledOut) {}

    /** Gathers the facts of a request; the first stage, which sorts what is within reach, runs here. */
    static Gathered gather(
            Rulebook rulebook,
            PlacementRequest request,
            JsonNode tree,
            Home home,
            Map<Integer, RegisterEntry> register,
            SettingIndex index) {
        return new Evaluation(rulebook, request, home, register, index).gathered(tree);
    }

    private Gathered gathered(JsonNode tree) {
        var facts = new ArrayList<Fact>(requestFacts.of(tree, home, rulebook.catalogue()));
        facts.addAll(ClockFacts.of(request, tree, requestFacts.phase(), rulebook.catalogue(), parameters));
        facts.addAll(SupportFacts.of(request, tree, rulebook.catalogue()));
        facts.addAll(AdulthoodFacts.of(request, tree, rulebook.catalogue(), parameters));
        attending().ifPresent(facts::add);
        var named = Reach.named(request);
        var reach = reach((Request) facts.get(0), named);
        var entries = new ArrayList<RegisterEntry>();
        new TreeSet<>(named).forEach(urn -> entries.add(register.get(urn)));
        entries.addAll(reach.shortlist());
        var byUrn = new HashMap<Integer, List<Fact>>();
        for (RegisterEntry entry : entries) {
            var about = optionFacts.of(entry, journey(entry));
            byUrn.put(entry.urn(), about);
            facts.addAll(about);
        }
        return new Gathered(facts, entries, byUrn, named, reach.ruledOut());
    }

    private Optional<Attending> attending() {
        return Optional.ofNullable(request.history().attendingUrn())
                .map(register::get)
                .map(entry -> new Attending(entry.urn(), kinds.kind(entry).sector(), kinds.local(entry)));
    }

    private Evaluated run(JsonNode tree, LocalDate factsAsAt) {
        var gathered = gathered(tree);
        var findings = rulebook.find(THEME, lawAsAt, gathered.facts());
        var concluded =
                Actions.whole(rulebook.conclude(THEME, lawAsAt, findings), lawAsAt, parameters, rulebook.catalogue());
        return new Evaluated(
                lawAsAt,
                factsAsAt,
                findings.stream().filter(f -> !f.subject().equals("option")).toList(),
                options(gathered, findings, concluded, rulebook.ranked(lawAsAt, concluded)),
                request.disputed().stream().map(PlacementRequest.Disputed::path).toList(),
                gathered.ruledOut(),
                concluded,
                rulebook.catalogue().notInForce(THEME, lawAsAt),
                List.of());
    }

    private Reach reach(Request fact, Set<Integer> named) {
        if (home.easting() == null || home.northing() == null) {
            return Reach.NOTHING;
        }
        var near =
                index.within(home.easting(), home.northing(), Reach.metres(parameters, requestFacts.phase())).stream()
                        .map(SettingIndex.Near::entry)
                        .filter(entry -> !named.contains(entry.urn()))
                        .toList();
        return Reach.of(rulebook, lawAsAt, fact, near, kinds, optionFacts);
    }

    private Journey journey(RegisterEntry entry) {
        if (home.easting() == null || home.northing() == null || entry.easting() == null || entry.northing() == null) {
            return new Journey(entry.urn(), null, null, null);
        }
        long metres = Math.round(Math.hypot(home.easting() - entry.easting(), home.northing() - entry.northing()));
        long minutes = Journeys.minutes(
                metres,
                parameters.number("journey-detour-per-mille").value(),
                parameters.number("journey-speed-kmh", requestFacts.phase()).value());
        return new Journey(entry.urn(), minutes, metres, Journeys.BASIS);
    }

    /** Advised first, then what was asked for, then the authority's own order, then the rest by urn. */
    private static List<EvaluatedOption> options(
            Gathered gathered, List<Finding> findings, List<Concluded> concluded, List<Integer> ranked) {
        var about = findings.stream()
                .filter(f -> f.subject().equals("option"))
                .collect(Collectors.groupingBy(f -> Integer.valueOf(f.key())));
        var advised = new HashSet<Integer>();
        var ranks = new HashMap<Integer, Integer>();
        for (Concluded one : concluded) {
            if (one.conclusion().kind().equals("advised")) {
                advised.add(one.conclusion().urn());
            }
        }
        ranked.forEach(urn -> ranks.put(urn, ranks.size()));
        return gathered.entries().stream()
                .map(entry -> option(
                        entry,
                        gathered.byUrn().get(entry.urn()),
                        about.getOrDefault(entry.urn(), List.of()),
                        gathered.named()))
                .sorted(Comparator.comparing((EvaluatedOption o) -> !advised.contains(o.urn()))
                        .thenComparing(o -> !o.requested())
                        .thenComparing(o -> ranks.getOrDefault(o.urn(), Integer.MAX_VALUE))
                        .thenComparing(EvaluatedOption::urn))
                .toList();
    }

    private static EvaluatedOption option(
            RegisterEntry entry, List<Fact> facts, List<Finding> findings, Set<Integer> named) {
        var option = (Option) facts.get(0);
        Journey journey = null;
        Cost cost = null;
        for (Fact fact : facts) {
            journey = fact instanceof Journey found ? found : journey;
            cost = fact instanceof Cost found ? found : cost;
        }
        return new EvaluatedOption(
                entry.urn(),
                entry.name(),
                option.ring(),
                option.ringName(),
                option.local(),
                option.requested(),
                named.contains(entry.urn()),
                option.mainstream().equals("unsure")
                        ? null
                        : option.mainstream().equals("yes"),
                journey == null ? null : journey.metres(),
                journey == null ? null : journey.minutes(),
                cost == null ? null : cost.publicPence(),
                findings);
    }
}

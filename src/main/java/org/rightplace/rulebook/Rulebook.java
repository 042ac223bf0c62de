package org.rightplace.rulebook;

import java.lang.ref.WeakReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Option;
import org.rightplace.facts.Subject;
import org.rightplace.schema.Schemas;

/**
 * Law and policy, compiled and ready to be asked. Immutable and safe for many threads.
 *
 * <p>A question is put in three stages, each over what is complete: settings within reach, principles over facts, then the steps of
 * the order of tests over the findings.
 */
public final class Rulebook {

    /** The rules engine, as records name it. */
    public static final String ENGINE = "drools-mvel " + org.drools.base.util.Drools.getFullVersion();

    /** The kind of subject that belongs to the first stage, before any option is made. */
    private static final String REACH = "setting";

    private static final Comparator<Finding> FINDINGS =
            Comparator.comparing(Finding::principle).thenComparing(Finding::key);

    private static final Comparator<Conclusion> CONCLUSIONS = Comparator.comparing(Conclusion::kind)
            .thenComparing(Conclusion::code)
            .thenComparing(Conclusion::urn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Conclusion::value, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Conclusion::reason, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Conclusion::due, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(one -> one.because().toString())
            .thenComparing(Conclusion::measure, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Those somebody still uses, by digest: whoever asks for the same folder meanwhile need not wait until it is compiled anew. */
    private static final Map<String, WeakReference<Rulebook>> IN_USE = new ConcurrentHashMap<>();

    private final RulebookFolder folder;
    private final Catalogue catalogue;
    private final Map<String, Scenario.File> scenarios;
    private final Map<String, Engine> engines;
    private final Map<Step, StepReads> stepReads;
    private final Schemas schemas;

    /** Of the day asked for last: nearly every request is decided today. */
    private volatile InForce inForce;

    private Rulebook(RulebookFolder folder, Reader.Contents contents, Map<String, Engine> engines) {
        this.folder = folder;
        this.catalogue = contents.catalogue();
        this.scenarios = contents.scenarios();
        this.engines = engines;
        this.stepReads = new IdentityHashMap<>();
        this.schemas = new Schemas(catalogue::codes);
        catalogue.steps().forEach(step -> stepReads.put(step, StepReads.of(step)));
    }

    /**
     * Reads, lints, compiles and tries out a folder.
     *
     * @throws RulebookRefused with everything that is wrong, file and line
     */
    public static Rulebook load(RulebookFolder folder) throws RulebookRefused {
        var digest = folder.digest();
        var used = IN_USE.getOrDefault(digest, new WeakReference<>(null)).get();
        if (used != null) {
            return used;
        }
        var contents = checked(folder);
        var rulebook = new Rulebook(folder, contents, compile(folder, contents.catalogue()));
        new Scenarios(rulebook).smoke();
        IN_USE.values().removeIf(one -> one.get() == null);
        IN_USE.put(digest, new WeakReference<>(rulebook));
        return rulebook;
    }

    /** Reads and lints a folder, and compiles nothing. */
    static Reader.Contents checked(RulebookFolder folder) throws RulebookRefused {
        var problems = new ArrayList<Problem>();
        var contents = Reader.read(folder, problems);
        if (contents.catalogue().manifest() != null) {
            Lint.check(contents, problems);
        }
        if (!problems.isEmpty()) {
            throw new RulebookRefused(problems.stream().sorted().toList());
        }
        return contents;
    }

    /**
     * Loads a folder that is to be put in service: besides, no review may be overdue, every scenario must come out as it says, and every
     * rule must fire in one.
     *
     * @throws RulebookRefused with everything that is wrong, file and line
     */
    public static Rulebook loadForService(RulebookFolder folder, LocalDate today) throws RulebookRefused {
        Rulebook rulebook;
        try {
            rulebook = load(folder);
        } catch (RuntimeException | StackOverflowError e) {
            // What the readers did not foresee must not pass for a failure of the program: the folder came from
            // outside.
            throw new RulebookRefused(List.of(
                    new Problem("rules", 0, "cannot be read (" + e.getClass().getSimpleName() + "); ask: rules lint")));
        }
        var problems = new ArrayList<Problem>(Lint.overdueReviews(rulebook.catalogue(), today));
        var report = rulebook.test();
        problems.addAll(report.failed());
        problems.addAll(report.neverFired());
        if (!problems.isEmpty()) {
            throw new RulebookRefused(problems.stream().sorted().toList());
        }
        return rulebook;
    }

    /** Only reads a folder: enough to describe it, or to explain what it once found. Problems are left to {@link #load}. */
    public static Catalogue describe(RulebookFolder folder) {
        return Reader.read(folder, new ArrayList<>()).catalogue();
    }

    /** Everything wrong with a folder, overdue reviews included; empty when it may be put in service. */
    public static List<Problem> lint(RulebookFolder folder, LocalDate today) {
        var problems = new ArrayList<Problem>();
        try {
            problems.addAll(Lint.overdueReviews(load(folder).catalogue(), today));
        } catch (RulebookRefused e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private static Map<String, Engine> compile(RulebookFolder folder, Catalogue catalogue) throws RulebookRefused {
        var files = new TreeMap<String, Map<String, String>>();
        for (Principle p : catalogue.principles()) {
            files.computeIfAbsent(stage(p), key -> new TreeMap<>())
                    .put(p.file(), folder.files().get(p.file()));
        }
        for (Step step : catalogue.steps()) {
            files.put(stage(step), Map.of(step.file(), folder.files().get(step.file())));
        }
        var engines = new LinkedHashMap<String, Engine>();
        var problems = new ArrayList<Problem>();
        for (Map.Entry<String, Map<String, String>> one : files.entrySet()) {
            try {
                engines.put(one.getKey(), Engine.compile(one.getValue()));
            } catch (RulebookRefused e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RulebookRefused(problems);
        }
        return engines;
    }

    static String stage(Principle p) {
        return p.theme()
                + switch (p.subject()) {
                    case REACH -> ":reach";
                    case FactTypes.CONSIDERED -> ":considered";
                    default -> ":principles";
                };
    }

    static String stage(Step step) {
        return step.theme() + "/" + step.name();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The files it was made from. */
    public RulebookFolder folder() {
        return folder;
    }

    /** The schemas of what comes in and goes out, with the codes of its tables. */
    public Schemas schemas() {
        return schemas;
    }

    /** What the scenarios of a principle show, in plain words. */
    public List<String> scenarioNames(Principle principle) {
        var file = scenarios.get(principle.file().replaceAll("\\.drl$", ".scenarios.yaml"));
        return file == null
                ? List.of()
                : file.scenarios().stream().map(Scenario::name).toList();
    }

    /** How many scenarios of a principle expect each outcome, by the outcome's code, in the order of the rules. */
    public Map<String, Long> scenariosByOutcome(Principle principle) {
        var counts = new LinkedHashMap<String, Long>();
        principle.siblings().forEach(rule -> counts.put(rule.outcome(), 0L));
        var file = scenarios.get(principle.file().replaceAll("\\.drl$", ".scenarios.yaml"));
        if (file != null) {
            file.scenarios()
                    .forEach(one -> counts.merge(one.expect().path("outcome").asText(), 1L, Long::sum));
        }
        return counts;
    }

    Map<String, Scenario.File> scenarios() {
        return scenarios;
    }

    /** Stage 0: what the principles about settings within reach find. */
    public List<Finding> reach(String theme, LocalDate lawAsAt, Collection<? extends Fact> facts) {
        return find(theme, ":reach", lawAsAt, facts);
    }

    /**
     * Stage 1: what the principles find, sorted by principle and subject; exactly one finding for each in force and subject. Those
     * about options that were considered are not given the others, which are many and of which they have nothing to say.
     */
    public List<Finding> find(String theme, LocalDate lawAsAt, Collection<? extends Fact> facts) {
        var considered = facts.stream()
                .filter(fact -> !(fact instanceof Option option) || option.considered())
                .toList();
        return Stream.concat(
                        find(theme, ":principles", lawAsAt, facts).stream(),
                        find(theme, ":considered", lawAsAt, considered).stream())
                .sorted(FINDINGS)
                .toList();
    }

    private List<Finding> find(String theme, String stage, LocalDate lawAsAt, Collection<? extends Fact> facts) {
        var engine = engines.get(theme + stage);
        if (engine == null) {
            return List.of();
        }
        var inForce = inForceOn(lawAsAt);
        var all = new ArrayList<Fact>(inForce.parameters().inForce());
        all.addAll(facts);
        var rules = inForce.rules().getOrDefault(theme + stage, Set.of());
        var findings = engine.run(all, rules::contains).inserted().stream()
                .map(Finding.class::cast)
                .map(f -> f.withEffect(inForce.effects().get(f.principle())))
                .sorted(FINDINGS)
                .toList();
        complete(inForce.principles().getOrDefault(theme + stage, List.of()), facts, findings);
        return findings;
    }

    /** Every parameter as it stands on a date. */
    public Parameters parametersOn(LocalDate day) {
        return inForceOn(day).parameters();
    }

    private InForce inForceOn(LocalDate day) {
        var kept = inForce;
        if (kept == null || !kept.parameters().asAt().equals(day)) {
            kept = InForce.on(day, catalogue);
            inForce = kept;
        }
        return kept;
    }

    /** Silence is a defect, and so are two answers. */
    private static void complete(List<Principle> principles, Collection<? extends Fact> facts, List<Finding> findings) {
        var subjects = new HashMap<String, List<String>>();
        for (Principle p : principles) {
            subjects.computeIfAbsent(p.subject(), kind -> keys(kind, facts));
        }
        var answered = new HashMap<String, List<String>>();
        findings.forEach(f ->
                answered.computeIfAbsent(f.principle(), id -> new ArrayList<>()).add(f.key()));
        for (Principle p : principles) {
            var expected = subjects.get(p.subject());
            var given = answered.getOrDefault(p.id(), List.of());
            if (!given.equals(expected)) {
                var wrong = expected.stream()
                        .filter(key -> Collections.frequency(given, key) != 1)
                        .findFirst();
                long times = wrong.map(key -> Collections.frequency(given, key)).orElse(0);
                throw new RulebookDefect(wrong.map(key -> p.id() + " says "
                                        + (times == 0 ? "nothing" : times + " things") + " of " + p.subject()
                                        + (key.isEmpty() ? "" : " " + key))
                                .orElse(p.id() + " speaks of what it was not asked about")
                        + "; every principle must say exactly one");
            }
        }
    }

    private static List<String> keys(String kind, Collection<? extends Fact> facts) {
        var keys = new TreeSet<String>();
        for (Fact fact : facts) {
            if (fact instanceof Subject subject && FactTypes.is(kind, subject)) {
                keys.add(subject.key());
            }
        }
        return List.copyOf(keys);
    }

    /** Stage 2: the steps of the order of tests, each over the findings and all that earlier steps concluded. */
    public List<Concluded> conclude(String theme, LocalDate lawAsAt, List<Finding> findings) {
        var concluded = new ArrayList<Concluded>();
        var parameters = inForceOn(lawAsAt).parameters();
        var index = StepReads.Index.of(findings);
        for (Step step : catalogue.steps()) {
            if (step.theme().equals(theme)) {
                run(
                                step,
                                parameters,
                                index,
                                concluded.stream().map(Concluded::conclusion).toList())
                        .inserted()
                        .stream()
                        .map(Conclusion.class::cast)
                        .sorted(CONCLUSIONS)
                        .forEach(one -> concluded.add(new Concluded(step.name(), step.number(), one)));
            }
        }
        return concluded;
    }

    /** The settings the steps gave order keys, in the order those keys make. */
    public List<Integer> ranked(LocalDate lawAsAt, List<Concluded> concluded) {
        var orders = concluded.stream()
                .map(Concluded::conclusion)
                .filter(c -> c.kind().equals("order"))
                .toList();
        return Ranking.of(orders, parametersOn(lawAsAt)).stream()
                .map(Conclusion::urn)
                .toList();
    }

    /** Ids of the principles a step rests on: those whose findings it reads, or an earlier step it reads from. */
    public Set<String> restsOn(String theme, String name) {
        var last = catalogue.step(theme, name).orElseThrow();
        var kinds = new HashSet<String>();
        var ids = new HashSet<String>();
        for (int number = last.number(); number > 0; number--) {
            int at = number;
            catalogue.steps().stream()
                    .filter(step -> step.theme().equals(theme) && step.number() == at)
                    .filter(step -> step == last
                            || step.rules().stream().map(Lint::kind).anyMatch(kinds::contains))
                    .map(stepReads::get)
                    .forEach(reads -> {
                        kinds.addAll(reads.kinds());
                        ids.addAll(reads.principles(catalogue));
                    });
        }
        return ids;
    }

    /** One step, with what follows from the steps before it: the ranks from their order keys, and the outcome the first of them reached. */
    Engine.Run run(Step step, Parameters parameters, StepReads.Index findings, List<Conclusion> before) {
        var facts = stepReads.get(step).facts(parameters, findings, before);
        return engines.get(stage(step))
                .run(facts, inForceOn(parameters.asAt()).rules().get(stage(step))::contains);
    }

    /** One principle alone, for its scenarios. */
    Engine.Run run(Principle principle, LocalDate lawAsAt, List<Fact> facts) {
        var all = new ArrayList<Fact>(parametersOn(lawAsAt).inForce());
        all.addAll(facts);
        var own = principle.siblings().stream().map(ParsedRule::name).collect(Collectors.toSet());
        return engines.get(stage(principle)).run(all, own::contains);
    }

    /** Runs the scenarios of one principle, in the order of its file. */
    public List<Scenario.Ran> tryScenarios(Principle principle) {
        return new Scenarios(this).ran(principle.file().replaceAll("\\.drl$", ".scenarios.yaml"));
    }

    /** Runs every scenario. */
    public ScenarioReport test() {
        return new Scenarios(this).run();
    }
}

package org.rightplace.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.facts.Subject;

/** Runs the scenarios beside the rules, and tries a fresh rulebook out on facts of every kind. */
final class Scenarios {

    /** What in a finding that is given tells its subject, and of which kind that is; nothing of them is in one about the whole. */
    private static final Map<String, String> SUBJECT_KEYS =
            Map.of("urn", "option", "waives", "waiver", "kpi", "kpi", "check", "check");

    /** What a finding about the whole is about, by theme. */
    private static final Map<String, String> WHOLE =
            Map.of("placement", "request", "contract", "contract", "toolkit", "evaluation");

    private final Rulebook rulebook;
    private final Catalogue catalogue;
    private final List<Problem> failed = new ArrayList<>();
    private final Set<String> fired = new HashSet<>();
    private int passed;

    Scenarios(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.catalogue = rulebook.catalogue();
    }

    /**
     * Fires every rule set once on facts with every field filled and once with every field unknown: a comparison of things that
     * cannot be compared compiles, and fails only here.
     */
    void smoke() throws RulebookRefused {
        var date = LocalDate.of(2026, 1, 1);
        for (boolean filled : new boolean[] {true, false}) {
            var facts = new ArrayList<Fact>();
            FactTypes.all().forEach(type -> facts.add(sample(type, filled, date)));
            for (Principle p : catalogue.principles()) {
                attempt(p.file(), () -> rulebook.run(p, p.from(), facts));
            }
            for (Step step : catalogue.steps()) {
                attempt(
                        step.file(),
                        () -> rulebook.run(
                                step, rulebook.parametersOn(date), StepReads.Index.of(List.of()), List.of()));
            }
        }
    }

    private static void attempt(String file, Runnable run) throws RulebookRefused {
        try {
            run.run();
        } catch (RuntimeException e) {
            throw new RulebookRefused(List.of(new Problem(
                    file,
                    0,
                    "fails when it runs: " + e.getMessage() + "; compare each field with something of its own kind")));
        }
    }

    private static Fact sample(Class<? extends Fact> type, boolean filled, LocalDate date) {
        try {
            var components = type.getRecordComponents();
            var values = new Object[components.length];
            var types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = sample(components[i], filled, date);
            }
            return (Fact) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object sample(RecordComponent component, boolean filled, LocalDate date) {
        var type = component.getType();
        boolean identifies =
                Set.of("urn", "key", "principle", "subject", "kind", "id", "of").contains(component.getName());
        if (!filled && !identifies) {
            return null;
        }
        if (type == String.class) {
            return component.getName().equals("key") ? "1" : component.getName().equals("subject") ? "request" : "x";
        }
        return type == Integer.class
                ? (Object) 1
                : type == Long.class
                        ? (Object) 1L
                        : type == Boolean.class
                                ? (Object) true
                                : type == LocalDate.class ? date : type == Outcome.class ? Outcome.MET : null;
    }

    ScenarioReport run() {
        for (Map.Entry<String, Scenario.File> entry : rulebook.scenarios().entrySet()) {
            var file = entry.getKey();
            for (Scenario scenario : entry.getValue().scenarios()) {
                var wrong = wrong(file, entry.getValue(), scenario);
                if (wrong.isEmpty()) {
                    passed++;
                }
                wrong.forEach(message -> failed.add(new Problem(
                        file,
                        Yaml.line(rulebook.folder().files().get(file), "name: " + scenario.name()),
                        "«" + scenario.name() + "» " + message)));
            }
        }
        var never = new ArrayList<Problem>();
        catalogue.principles().forEach(p -> p.siblings().forEach(rule -> never(p.theme(), p.file(), rule, never)));
        catalogue.steps().forEach(step -> step.rules().forEach(rule -> never(step.theme(), step.file(), rule, never)));
        return new ScenarioReport(passed, failed, fired.size(), never);
    }

    /** What comes of each scenario of a file; empty where there is none of that name. */
    List<Scenario.Ran> ran(String file) {
        var whole = rulebook.scenarios().get(file);
        return whole == null
                ? List.of()
                : whole.scenarios().stream()
                        .map(one -> new Scenario.Ran(one, List.copyOf(wrong(file, whole, one))))
                        .toList();
    }

    private List<String> wrong(String file, Scenario.File whole, Scenario scenario) {
        var wrong = new ArrayList<String>();
        try {
            run(file, whole, scenario, wrong);
        } catch (RuntimeException e) {
            wrong.add(e.getMessage());
        }
        return wrong;
    }

    private void never(String theme, String file, ParsedRule rule, List<Problem> never) {
        if (!fired.contains(theme + rule.name())) {
            never.add(new Problem(file, rule.line(), "no scenario fires \"" + rule.name() + "\""));
        }
    }

    private void run(String file, Scenario.File whole, Scenario scenario, List<String> wrong) {
        var facts = facts(catalogue, scenario.given(), scenario.lawAsAt());
        var stem = file.replaceAll("\\.scenarios\\.yaml$", ".drl");
        for (Principle p : catalogue.principles()) {
            if (p.file().equals(stem)) {
                if (!p.inForce(scenario.lawAsAt())) {
                    wrong.add("is dated " + scenario.lawAsAt() + ", when " + stem + " is not in force");
                    return;
                }
                var run = rulebook.run(p, scenario.lawAsAt(), facts);
                run.fired().forEach(rule -> fired.add(p.theme() + rule));
                compare(p, facts, run.inserted(), scenario.expect(), wrong);
            }
        }
        for (Step step : catalogue.steps()) {
            if (step.file().equals(stem)) {
                var run = rulebook.run(
                        step,
                        rulebook.parametersOn(scenario.lawAsAt()),
                        StepReads.Index.of(only(facts, Finding.class)),
                        only(facts, Conclusion.class));
                run.fired().forEach(rule -> fired.add(step.theme() + rule));
                compare(only(run.inserted(), Conclusion.class), scenario.expect(), wrong);
            }
        }
    }

    static <T> List<T> only(List<Fact> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The facts a scenario gives, each finding with the effect its principle has on a day. */
    static List<Fact> facts(Catalogue catalogue, JsonNode given, LocalDate lawAsAt) {
        var facts = new ArrayList<Fact>();
        given.fields().forEachRemaining(entry -> {
            var type = FactTypes.inScenario(entry.getKey());
            if (type == null) {
                throw new IllegalArgumentException("gives «" + entry.getKey() + "», which is no fact");
            }
            var each = entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue());
            each.forEach(one -> facts.add(
                    type == Finding.class ? finding(catalogue, one, lawAsAt) : Yaml.FACTS.convertValue(one, type)));
        });
        return facts;
    }

    /** A finding as a step's scenario gives it: principle, outcome and, where it matters, urn, kpi, about, reason, order. */
    private static Finding finding(Catalogue catalogue, JsonNode node, LocalDate lawAsAt) {
        var id = node.path("principle").asText();
        var principle = catalogue
                .principle(id, lawAsAt)
                .orElseThrow(() -> new IllegalArgumentException(
                        "gives a finding of " + id + ", which is no principle in force on " + lawAsAt));
        var subject =
                SUBJECT_KEYS.keySet().stream().filter(node::has).findFirst().orElse("");
        return new Finding(
                id,
                Outcome.valueOf(node.path("outcome").asText()),
                SUBJECT_KEYS.getOrDefault(subject, WHOLE.get(principle.theme())),
                subject.isEmpty() ? "" : node.get(subject).asText(),
                node.path("reason").asText("-"),
                null,
                null,
                null,
                new Finding.Details(
                        node.has("about") ? node.get("about").asInt() : null,
                        node.has("order") ? node.get("order").asLong() : null,
                        node.has("due") ? LocalDate.parse(node.get("due").asText()) : null),
                principle.effect());
    }

    /** The principle found one thing of each subject, and of the one the scenario is about what is expected. */
    static void compare(Principle p, List<Fact> facts, List<Fact> inserted, JsonNode expect, List<String> wrong) {
        var subjects = facts.stream()
                .filter(Subject.class::isInstance)
                .map(Subject.class::cast)
                .filter(s -> FactTypes.is(p.subject(), s))
                .toList();
        if (subjects.isEmpty()) {
            wrong.add("gives no " + p.subject() + " for the principle to be about");
            return;
        }
        for (Subject subject : subjects) {
            long times = only(inserted, Finding.class).stream()
                    .filter(f -> f.key().equals(subject.key()))
                    .count();
            if (times != 1) {
                wrong.add("gives " + times + " findings of " + p.subject() + " " + subject.key() + ", not one: "
                        + only(inserted, Finding.class).stream()
                                .map(f -> f.outcome() + " " + f.reason())
                                .toList());
                return;
            }
        }
        var key = expect.path("of").asText(subjects.get(0).key());
        var finding = only(inserted, Finding.class).stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElse(null);
        if (finding == null) {
            wrong.add("expects a finding of " + key + ", which is not among the subjects");
            return;
        }
        equal("outcome", expect.path("outcome").asText(), finding.outcome().name(), wrong);
        equal("reason", expect.path("reason").asText(), finding.reason(), wrong);
        if (expect.has("asks")) {
            var asks = new ArrayList<String>();
            expect.get("asks").forEach(ask -> asks.add(ask.asText()));
            equal("asks", asks.toString(), finding.asks().toString(), wrong);
        }
        if (expect.has("order")) {
            equal("order", expect.get("order").asText(), String.valueOf(finding.order()), wrong);
        }
        if (expect.has("due")) {
            equal("due", expect.get("due").asText(), String.valueOf(finding.due()), wrong);
        }
        if (expect.has("about")) {
            equal("about", expect.get("about").asText(), String.valueOf(finding.urn()), wrong);
        }
        expect.path("saw").fields().forEachRemaining(entry -> {
            var values = finding.facts().stream()
                    .filter(saw -> saw.path().equals(entry.getKey()))
                    .map(saw -> String.valueOf(saw.value()))
                    .toList();
            equal("saw " + entry.getKey(), List.of(entry.getValue().asText()).toString(), values.toString(), wrong);
        });
    }

    private static void equal(String what, String expected, String came, List<String> wrong) {
        if (!Objects.equals(expected, came)) {
            wrong.add("expects " + what + " " + expected + " and got " + came);
        }
    }

    /** The step concluded what is expected, and nothing else. */
    static void compare(List<Conclusion> came, JsonNode expect, List<String> wrong) {
        var left = new ArrayList<>(came);
        for (JsonNode one : expect) {
            var match = left.stream().filter(c -> matches(c, one)).findFirst();
            if (match.isPresent()) {
                left.remove(match.get());
            } else {
                wrong.add("expects the conclusion " + one + " and got " + describe(came));
            }
        }
        if (!left.isEmpty()) {
            wrong.add("also concludes " + describe(left));
        }
    }

    private static boolean matches(Conclusion c, JsonNode one) {
        return one.path("kind").asText().equals(c.kind())
                && one.path("code").asText().equals(c.code())
                && (!one.has("urn") || one.get("urn").asText().equals(String.valueOf(c.urn())))
                && (!one.has("value") || one.get("value").asText().equals(String.valueOf(c.value())))
                && (!one.has("measure") || one.get("measure").asText().equals(String.valueOf(c.measure())))
                && (!one.has("due") || one.get("due").asText().equals(String.valueOf(c.due())))
                && (!one.has("reason") || one.get("reason").asText().equals(String.valueOf(c.reason())));
    }

    private static List<String> describe(List<Conclusion> conclusions) {
        return conclusions.stream()
                .map(c -> c.kind() + " " + c.code() + (c.urn() == null ? "" : " at " + c.urn())
                        + (c.measure() == null ? "" : " of " + c.measure())
                        + (c.value() == null ? "" : " value " + c.value())
                        + (c.due() == null ? "" : " due " + c.due())
                        + (c.reason() == null ? "" : " because " + c.reason()))
                .toList();
    }
}

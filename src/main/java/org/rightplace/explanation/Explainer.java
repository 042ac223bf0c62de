package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rightplace.explanation.Account.Considered;
import org.rightplace.explanation.Explanation.Section;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Step;
import org.rightplace.rulebook.Table;

/** Builds the tree of an explanation from an {@link Account}. */
public final class Explainer {

    private final Account account;
    private final Audience audience;
    private final Sentences sentences;

    private Explainer(Account account, Audience audience) {
        this.account = account;
        this.audience = audience;
        this.sentences = new Sentences(account.catalogue(), account.names());
    }

    /** The explanation of an account to one reader. */
    public static Explanation explain(Account account, Audience audience) {
        return new Explainer(account, audience).explanation();
    }

    /** Why one option stands where it stands; empty when it is none of the options. */
    public static Optional<Node> option(Account account, int urn, Audience audience) {
        var explainer = new Explainer(account, audience);
        return account.options().stream()
                .filter(option -> option.urn() == urn)
                .findFirst()
                .map(option -> explainer.option(option, finding -> true));
    }

    private Explanation explanation() {
        var outcome = account.of("outcome").get(0);
        var sections = new ArrayList<Section>();
        add(sections, "advice", "The advice", List.of(advice(outcome)));
        add(sections, "tests", "The tests, in the order the law sets", tests(outcome));
        add(sections, "why", "Why this setting", chosen());
        add(sections, "why-not", "The other settings, and why not", others());
        add(sections, "missing", "What was missing, and who can supply it", missing());
        add(sections, "weigh", "What a person must weigh", weigh());
        add(sections, "deadlines", "Deadlines", deadlines());
        add(sections, "next", "What to do next", next());
        add(sections, "notes", "Notes", notes());
        return new Explanation(
                audience.code(),
                sentences.headline(outcome),
                audience == Audience.FAMILY
                        ? "This is advice. A named person at the council decides, and must give you reasons."
                        : "Advice only. A named person decides, and may depart from it with a recorded reason.",
                sections);
    }

    private static void add(List<Section> sections, String id, String heading, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            sections.add(new Section(id, heading, List.copyOf(nodes)));
        }
    }

    private Node advice(Concluded outcome) {
        return Node.of(sentences.of(outcome, audience), because(outcome, account.findings()));
    }

    /** The findings a conclusion rests on; those of one option where it names a setting. */
    private List<Node> because(Concluded concluded, List<Finding> about) {
        var nodes = new ArrayList<Node>();
        for (String principle : concluded.conclusion().because()) {
            about.stream().filter(f -> f.principle().equals(principle)).map(this::node).forEach(nodes::add);
            account.options().stream()
                    .filter(o -> concluded.conclusion().urn() != null && o.urn() == concluded.conclusion().urn())
                    .flatMap(o -> o.findings().stream())
                    .filter(f -> f.principle().equals(principle))
                    .map(this::node)
                    .forEach(nodes::add);
        }
        return nodes;
    }

    private Node node(Finding finding) {
        return new Node(
                sentences.of(finding, audience),
                finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.principle(),
                sentences.cites(finding),
                List.of());
    }

    /** Each step that asks a question, up to the one that decides, with what it answered. */
    private List<Node> tests(Concluded outcome) {
        var nodes = new ArrayList<Node>();
        for (Step step : account.catalogue().steps()) {
            if (step.words().question() == null || step.number() > outcome.number()) {
                continue;
            }
            var said = account.concluded().stream()
                    .filter(one -> one.step().equals(step.name()) && one.conclusion().reason() != null)
                    .toList();
            var children = new ArrayList<Node>();
            for (Concluded one : said) {
                children.add(Node.of(sentences.of(one, audience), because(one, account.findings())));
            }
            if (step.name().equals("evidence-first")) {
                blocking().forEach(children::add);
            }
            if (step.name().equals("s39-3-name-requested") || step.name().equals("route")) {
                limbs().forEach(children::add);
            }
            if (said.isEmpty() && step.number() < outcome.number() && children.isEmpty()) {
                children.add(Node.of(audience == Audience.FAMILY ? "Nothing here." : "Nothing here stops or decides it."));
            }
            nodes.add(Node.of(step.words().title() + ": " + step.words().question(), children));
        }
        return nodes;
    }

    private List<Node> blocking() {
        var held = new LinkedHashSet<String>();
        account.of("blocking").forEach(one -> held.add(one.conclusion().code()));
        return account.findings().stream()
                .filter(f -> held.contains(f.principle()))
                .map(this::node)
                .toList();
    }

    private List<Node> limbs() {
        return account.findings().stream()
                .filter(f -> f.effect() != null && f.effect().equals("gates"))
                .filter(f -> f.outcome() != Outcome.NOT_APPLICABLE)
                .map(this::node)
                .toList();
    }

    private List<Node> chosen() {
        return account.options().stream()
                .filter(option -> option.standing().equals("advised"))
                .map(option -> option(option, finding -> finding.outcome() != Outcome.NOT_APPLICABLE))
                .toList();
    }

    private List<Node> others() {
        var nodes = new ArrayList<Node>();
        var near = new TreeMap<String, List<Considered>>();
        for (Considered option : account.options()) {
            if (option.standing().equals("advised")) {
                continue;
            }
            if (option.contacted()) {
                nodes.add(option(option, f -> f.outcome() == Outcome.NOT_MET || f.outcome() == Outcome.CANNOT_TELL));
            } else {
                near.computeIfAbsent(option.standing(), standing -> new ArrayList<>()).add(option);
            }
        }
        near.forEach((standing, options) -> nodes.add(Node.of(
                standing(standing) + ": " + options.size() + " near home that nobody has asked",
                options.stream().map(o -> Node.of(sentences.name(o.urn()) + ". " + nearest(o))).toList())));
        if (!account.ruledOut().isEmpty()) {
            var reasons = new ArrayList<Node>();
            account.ruledOut().forEach((reason, count) -> reasons.add(Node.of(count + ": " + reach(reason))));
            nodes.add(Node.of(
                    account.ruledOut().values().stream().mapToInt(Integer::intValue).sum()
                            + " other settings within reach are not shown",
                    reasons));
        }
        return nodes;
    }

    private String nearest(Considered option) {
        return option.findings().stream()
                .filter(f -> f.principle().equals("LPF-03") || f.principle().equals("REACH-JOURNEY"))
                .map(f -> sentences.of(f, audience))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    /** The sentence for a reason by which settings were passed over before any option was made of them. */
    private String reach(String reason) {
        if (reason.equals("beyond-shortlist")) {
            return "further away than the nearest of the same kind that are shown.";
        }
        return account.catalogue().principles().stream()
                .filter(p -> p.subject().equals("setting") && p.words().reasons().containsKey(reason))
                .findFirst()
                .map(p -> audience.pick(p.words().reasons().get(reason)).replace("{setting}", "the setting"))
                .orElse(reason);
    }

    private Node option(Considered option, Predicate<Finding> shown) {
        var children = option.findings().stream().filter(shown).map(this::node).toList();
        return Node.of(
                sentences.name(option.urn()) + ": " + standing(option.standing()).toLowerCase(Locale.UK)
                        + (option.requested() ? ", asked for" : ""),
                children);
    }

    private String standing(String code) {
        return row("standings", code).map(row -> row.text("name")).orElse(code);
    }

    private Optional<Table.Row> row(String table, String code) {
        return Optional.ofNullable(account.catalogue().tables().get(table)).flatMap(t -> t.row(code));
    }

    /** Asked-for facts by who can supply them: those of the request, and of the settings somebody has contacted. */
    private List<Node> missing() {
        var byWho = new LinkedHashMap<String, Set<String>>();
        account.findings().forEach(finding -> asks(finding, byWho));
        account.options().stream()
                .filter(Considered::contacted)
                .flatMap(option -> option.findings().stream())
                .forEach(finding -> asks(finding, byWho));
        var nodes = new ArrayList<Node>();
        byWho.forEach((who, what) -> nodes.add(
                Node.of(supplier(who), what.stream().map(Node::of).toList())));
        return nodes;
    }

    private void asks(Finding finding, Map<String, Set<String>> byWho) {
        for (String path : finding.asks()) {
            var row = Asks.row(account.catalogue(), path);
            var who = row.map(r -> r.text("who")).orElse("council");
            var words = row.map(r -> r.text(audience == Audience.FAMILY ? "family" : "words")).orElse(path);
            var urn = Asks.urn(path).filter(account.names()::containsKey);
            byWho.computeIfAbsent(who, w -> new LinkedHashSet<>())
                    .add(words + urn.map(u -> " (" + sentences.name(u) + ")").orElse("") + line(path));
        }
    }

    /** For a plan line the id is what tells one ask from another. */
    private static String line(String path) {
        return path.contains(".provision.") || path.contains(".lines.")
                ? " – plan line " + path.substring(path.lastIndexOf('.') + 1)
                : "";
    }

    private String supplier(String who) {
        return switch (who) {
            case "family" -> audience == Audience.FAMILY ? "You can tell us" : "The family can say";
            case "setting" -> "The setting can say";
            case "health" -> "Health can say";
            case "nobody" -> "Nobody can change";
            default -> "The council must find out";
        };
    }

    private List<Node> weigh() {
        var principles = new LinkedHashSet<String>();
        account.of("judgement").forEach(one -> principles.add(one.conclusion().code()));
        var nodes = new ArrayList<Node>();
        for (String id : principles) {
            account.catalogue().principles().stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .ifPresent(p -> nodes.add(new Node(
                            p.judgement() == null || audience == Audience.FAMILY ? p.question() : p.judgement(),
                            null, p.id(), p.cites().stream().map(sentences::cite).toList(), List.of())));
        }
        return nodes;
    }

    private List<Node> deadlines() {
        var nodes = new ArrayList<Node>();
        for (Concluded one : account.of("deadline")) {
            var principle = one.conclusion().because().get(0);
            java.util.stream.Stream.concat(
                            account.findings().stream(), account.options().stream().flatMap(o -> o.findings().stream()))
                    .filter(f -> f.principle().equals(principle)
                            && java.util.Objects.equals(f.urn(), one.conclusion().urn()))
                    .map(this::node)
                    .forEach(nodes::add);
        }
        return nodes;
    }

    private List<Node> next() {
        var nodes = new LinkedHashSet<Node>();
        for (Concluded one : account.of("action")) {
            var kind = row("action-kinds", one.conclusion().code());
            var text = sentences.of(one, audience);
            nodes.add(Node.of(text + (audience == Audience.OFFICER ? kind.map(k -> " (" + k.text("who") + ")").orElse("") : "")));
        }
        return List.copyOf(nodes);
    }

    private List<Node> notes() {
        var nodes = new ArrayList<Node>();
        nodes.add(Node.of(
                audience == Audience.FAMILY
                        ? "Cost played no part in working out whether a place is suitable."
                        : "Cost played no part in whether an option is suitable, within reach or shortlisted: the rulebook is refused if it could."));
        if (audience != Audience.FAMILY) {
            account.notInForce().forEach(left -> nodes.add(
                    Node.of(left.principle() + " was not in force on the decision date.")));
            account.findings().stream()
                    .filter(f -> f.outcome() == Outcome.NOT_APPLICABLE && audience == Audience.OFFICER)
                    .map(this::node)
                    .forEach(nodes::add);
        }
        return nodes;
    }
}

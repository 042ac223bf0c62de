package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.explanation.Account.Considered;
import org.rightplace.explanation.Explanation.Section;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.NotInForce;
import org.rightplace.rulebook.Step;

/** Builds the tree of an explanation from an {@link Account}. */
public final class Explainer {

    /** What stands over that which a family can supply, where it is the family that reads. */
    public static final String TELL_US = "You can tell us";

    private final Account account;
    private final Audience audience;
    private final Sentences sentences;
    private final Asks asks;
    private final Teller teller;

    private Explainer(Account account, Audience audience) {
        this.account = account;
        this.audience = audience;
        this.sentences = new Sentences(account.catalogue(), account.names());
        this.asks = Asks.of(account.catalogue());
        this.teller = new Teller(sentences, audience);
    }

    /** The explanation of an account to one reader. */
    public static Explanation explain(Account account, Audience audience) {
        return new Explainer(account, audience).explanation();
    }

    /**
     * Why one option stands where it stands, each finding with what was read and what is needed; empty when it is none of the options.
     *
     * @param changes what would have it advised; null where that cannot be worked out any more
     */
    public static Optional<Node> option(Account account, int urn, Audience audience, List<Change> changes) {
        var explainer = new Explainer(account, audience);
        return account.options().stream()
                .filter(option -> option.urn() == urn)
                .findFirst()
                .map(option -> explainer.whole(option, changes));
    }

    /** What was found of one option, a node each below its name; empty when it is none of the options. */
    public static Optional<Node> found(Account account, int urn, Audience audience) {
        var explainer = new Explainer(account, audience);
        return account.options().stream()
                .filter(option -> option.urn() == urn)
                .findFirst()
                .map(option -> explainer.option(option, finding -> true));
    }

    /** How many settings within reach are not among the options, and why; empty where all are. */
    public static Optional<Node> notShown(Account account, Audience audience) {
        return new Explainer(account, audience).notShown();
    }

    private Node whole(Considered option, List<Change> changes) {
        var shown = option(option, finding -> true, this::reasoned);
        var children = new ArrayList<>(shown.children());
        if (!option.standing().equals("advised")) {
            children.add(
                    changes == null
                            ? Node.of(
                                    "What would change that cannot be worked out any more: the rules or the registers have changed since.")
                            : changes.isEmpty()
                                    ? Node.of(
                                            "No one or two facts that can lawfully change were found that would have it advised.")
                                    : Node.of("What would have it advised", changes(changes)));
        }
        return Node.of(shown.text(), children);
    }

    private Explanation explanation() {
        var outcome = account.of("outcome").get(0);
        var sections = new ArrayList<Section>();
        Teller.add(sections, "advice", "The advice", List.of(advice(outcome)));
        Teller.add(sections, "tests", "The tests, in the order the law sets", tests(outcome));
        Teller.add(sections, "why", "Why this setting", chosen());
        Teller.add(sections, "why-not", "The other settings, and why not", others());
        Teller.add(sections, "missing", "What was missing, and who can supply it", missing());
        Teller.add(sections, "weigh", "What a person must weigh", weigh());
        Teller.add(sections, "gaps", "What is not in place yet", gaps());
        Teller.add(sections, "deadlines", "Deadlines", deadlines());
        Teller.add(sections, "next", "What to do next", next());
        Teller.add(sections, "change", "What would change this advice", changes(account.wouldChange()));
        Teller.add(sections, "notes", "Notes", notes());
        return new Explanation(
                audience.code(),
                sentences.headline(outcome),
                audience == Audience.FAMILY
                        ? "This is advice. A named person at the council decides, and must give you reasons."
                        : "Advice only. A named person decides, and may depart from it with a recorded reason.",
                sections);
    }

    /** The outcome in a sentence, what holds it back, and what is relied on against it. */
    private Node advice(Concluded outcome) {
        var held = new LinkedHashSet<String>();
        account.of("blocking").forEach(one -> held.add(one.conclusion().code()));
        return Node.of(
                sentences.of(outcome, audience),
                account.findings().stream()
                        .filter(f -> held.contains(f.principle())
                                || "gates".equals(f.effect()) && f.outcome() != Outcome.NOT_APPLICABLE)
                        .map(teller::node)
                        .toList());
    }

    /** The findings a conclusion rests on; those of one option where it names a setting. */
    private List<Node> because(Concluded concluded) {
        var nodes = new ArrayList<Node>();
        for (String principle : concluded.conclusion().because()) {
            account.findings().stream()
                    .filter(f -> f.principle().equals(principle))
                    .map(teller::node)
                    .forEach(nodes::add);
            account.options().stream()
                    .filter(o -> concluded.conclusion().urn() != null
                            && o.urn() == concluded.conclusion().urn())
                    .flatMap(o -> o.findings().stream())
                    .filter(f -> f.principle().equals(principle))
                    .map(teller::node)
                    .forEach(nodes::add);
        }
        return nodes;
    }

    /** Each step that asks a question, up to the one that decides, with what it answered. */
    private List<Node> tests(Concluded outcome) {
        var nodes = new ArrayList<Node>();
        for (Step step : account.catalogue().steps()) {
            if (step.words().question() == null || step.number() > outcome.number()) {
                continue;
            }
            var said = account.concluded().stream()
                    .filter(one ->
                            one.step().equals(step.name()) && one.conclusion().reason() != null)
                    .toList();
            var children = new ArrayList<Node>();
            for (Concluded one : said) {
                children.add(Node.of(sentences.of(one, audience), because(one)));
            }
            if (said.isEmpty() && step.words().passed() != null) {
                children.add(Node.of(audience.pick(step.words().passed())));
            }
            if (!children.isEmpty()) {
                nodes.add(Node.of(step.words().question(), children));
            }
        }
        return nodes;
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
                near.computeIfAbsent(option.standing(), standing -> new ArrayList<>())
                        .add(option);
            }
        }
        near.forEach((standing, options) -> nodes.add(Node.of(
                "Not asked: " + options.size() + " within reach"
                        + (standing.equals("ruled-out") ? " that cannot be proposed" : ""),
                options.stream().map(this::nearby).toList())));
        notShown().ifPresent(nodes::add);
        return nodes;
    }

    private Optional<Node> notShown() {
        if (account.ruledOut().isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<Node>();
        account.ruledOut().forEach((reason, count) -> reasons.add(Node.of(count + ": " + reach(reason))));
        return Optional.of(Node.of(
                account.ruledOut().values().stream().mapToInt(Integer::intValue).sum()
                        + " other settings within reach are not shown",
                reasons));
    }

    /** An option nobody has asked: its kind and how far it is. */
    private Node nearby(Considered option) {
        var kind = account.catalogue()
                .row("ring-names", option.ringName() == null ? "" : option.ringName())
                .map(row -> ", " + row.text("name"))
                .orElse("");
        var way = option.minutes() == null
                ? ""
                : ", an estimated " + option.minutes() + (option.minutes() == 1 ? " minute" : " minutes") + " away";
        return Node.of(sentences.name(option.urn()) + kind + way);
    }

    /** The sentence for a reason by which settings were passed over before any option was made of them. */
    private String reach(String reason) {
        if (reason.equals("beyond-shortlist")) {
            return "Further away than the nearest of the same kind that are shown.";
        }
        return account.catalogue().principles().stream()
                .filter(p ->
                        p.subject().equals("setting") && p.words().reasons().containsKey(reason))
                .findFirst()
                .map(p -> (audience == Audience.FAMILY ? audience : Audience.PANEL)
                        .pick(p.words().reasons().get(reason))
                        .replace("{setting}", "the setting"))
                .orElse(reason);
    }

    private Node option(Considered option, Predicate<Finding> shown) {
        return option(option, shown, teller::node);
    }

    private Node option(Considered option, Predicate<Finding> shown, Function<Finding, Node> said) {
        var reliedOn = account.findings().stream()
                .filter(f -> "gates".equals(f.effect()) && f.outcome() != Outcome.NOT_APPLICABLE)
                .filter(f -> Objects.equals(f.urn(), option.urn()));
        var found = option.findings().stream()
                .filter(shown)
                .filter(finding -> audience == Audience.OFFICER || !"orders".equals(finding.effect()));
        var children = Stream.concat(reliedOn, found).map(said).toList();
        return Node.of(
                sentences.name(option.urn()) + ": "
                        + (awaited(option)
                                ? "its answer is awaited"
                                : standing(option.standing()).toLowerCase(Locale.UK))
                        + (option.requested() ? ", asked for" : ""),
                children);
    }

    /** A finding that is not met, or cannot be told, with what was read of the facts and what is needed. */
    private Node reasoned(Finding finding) {
        var node = teller.node(finding);
        if (finding.outcome() != Outcome.NOT_MET && finding.outcome() != Outcome.CANNOT_TELL) {
            return node;
        }
        var principle = sentences.principle(finding.principle());
        var read = finding.facts().stream()
                .map(saw -> fact(saw.path()) + ": " + Sentences.show(saw.path(), saw.value()))
                .collect(Collectors.joining("; "));
        var needed = principle.map(p -> Needed.of(finding, p)).orElse(List.of());
        var children = new ArrayList<Node>();
        children.add(Node.of("Read: " + (read.isEmpty() ? "nothing is on record" : read)));
        children.add(Node.of("Needed: "
                + (needed.isEmpty()
                        ? principle.map(p -> "yes to «" + p.question() + "»").orElse("not known")
                        : String.join("; ", needed))));
        return new Node(node.text(), node.mark(), node.principle(), node.cites(), children);
    }

    private boolean awaited(Considered option) {
        return option.standing().equals("needs-consultation")
                && account.of("action").stream()
                        .anyMatch(one -> one.conclusion().code().equals("await-reply")
                                && Objects.equals(one.conclusion().urn(), option.urn()));
    }

    private String standing(String code) {
        return account.catalogue().name("standings", code);
    }

    /** Asked-for facts by who can supply them: those of the request, and of the settings somebody has contacted. */
    private List<Node> missing() {
        var byWho = new LinkedHashMap<String, Set<String>>();
        account.findings().stream().filter(this::matters).forEach(finding -> asks(finding, byWho));
        account.options().stream()
                .filter(Considered::contacted)
                .flatMap(option -> option.findings().stream())
                .forEach(finding -> asks(finding, byWho));
        var nodes = new ArrayList<Node>();
        if (!account.disputed().isEmpty()) {
            nodes.add(Node.of(
                    audience == Audience.FAMILY
                            ? "Some facts are disputed, so we treat them as not known yet"
                            : "Disputed, and so treated as not known",
                    account.disputed().stream().map(this::fact).map(Node::of).toList()));
        }
        byWho.forEach((who, what) ->
                nodes.add(Node.of(supplier(who), what.stream().map(Node::of).toList())));
        return nodes;
    }

    /** A gap in what only some roads need is not asked for unless a conclusion rests on it. */
    private boolean matters(Finding finding) {
        return !Set.of("asks", "gates").contains(finding.effect())
                || Stream.of("blocking", "action", "judgement")
                        .flatMap(kind -> account.of(kind).stream())
                        .anyMatch(one -> one.conclusion().because().contains(finding.principle()));
    }

    private void asks(Finding finding, Map<String, Set<String>> byWho) {
        for (String path : finding.asks()) {
            var who = asks.row(path).map(row -> row.text("who")).orElse("council");
            byWho.computeIfAbsent(who, w -> new LinkedHashSet<>()).add(fact(path));
        }
    }

    /** A fact in words: what it is, of which setting, of which plan line. */
    private String fact(String path) {
        var words = asks.row(path)
                .map(row -> row.text(audience == Audience.FAMILY ? "family" : "words"))
                .orElse(path);
        var urn = Asks.urn(path).filter(account.names()::containsKey);
        return words + urn.map(u -> " (" + sentences.name(u) + ")").orElse("") + line(path);
    }

    /** For a plan line the id is what tells one ask from another. */
    private static String line(String path) {
        return path.contains(".provision.") || path.contains(".lines.")
                ? " – plan line " + path.substring(path.lastIndexOf('.') + 1)
                : "";
    }

    private String supplier(String who) {
        return switch (who) {
            case "family" -> audience == Audience.FAMILY ? TELL_US : "The family can say";
            case "setting" -> "The setting can say";
            case "health" -> "Health can say";
            case "nobody" -> "Nobody can change";
            default -> "The council must find out";
        };
    }

    /** What was found, and what its principle leaves to a person. */
    private List<Node> weigh() {
        var nodes = new LinkedHashSet<Node>();
        for (Concluded one : account.of("judgement")) {
            about(one.conclusion().code(), one.conclusion().urn())
                    .forEach(finding -> sentences
                            .principle(finding.principle())
                            .ifPresent(p -> nodes.add(new Node(
                                    named(finding).text(),
                                    null,
                                    p.id(),
                                    sentences.cites(p, audience),
                                    p.judgement() == null || audience == Audience.FAMILY
                                            ? List.of()
                                            : List.of(Node.of(p.judgement()))))));
        }
        return List.copyOf(nodes);
    }

    /** What is known not to have been done, and settles nothing here: nothing else in the explanation rests on it. */
    private List<Node> gaps() {
        var restedOn = account.concluded().stream()
                .flatMap(one -> one.conclusion().because().stream())
                .collect(Collectors.toSet());
        return account.findings().stream()
                .filter(f -> f.outcome() == Outcome.NOT_MET && f.subject().equals("request") && f.urn() == null)
                .filter(f -> Set.of("flags", "asks", "informs", "tasks").contains(f.effect()))
                .filter(f -> !restedOn.contains(f.principle()))
                .map(teller::node)
                .toList();
    }

    /** The findings of a principle about the request, or about one setting. */
    private List<Finding> about(String principle, Integer urn) {
        return Stream.concat(
                        account.findings().stream(), account.options().stream().flatMap(o -> o.findings().stream()))
                .filter(f -> f.principle().equals(principle) && (urn == null || urn.equals(f.urn())))
                .toList();
    }

    /** A finding that says which setting it is about, where it stands apart from the others of that setting. */
    private Node named(Finding finding) {
        var node = teller.node(finding);
        var name = finding.subject().equals("option") ? sentences.name(finding.urn()) : "";
        if (name.isEmpty() || node.text().contains(name)) {
            return node;
        }
        var text = node.text().startsWith("The setting ")
                ? name + node.text().substring("The setting".length())
                : name + ": " + node.text();
        return new Node(text, node.mark(), node.principle(), node.cites(), node.children());
    }

    /** The clocks of the request before those of each setting, the earliest last day first. */
    private List<Node> deadlines() {
        return account.of("deadline").stream()
                .sorted(Comparator.comparing((Concluded one) -> one.conclusion().urn() != null)
                        .thenComparing(one -> one.conclusion().due(), Comparator.nullsLast(Comparator.naturalOrder())))
                .flatMap(one -> about(
                        one.conclusion().because().get(0), one.conclusion().urn())
                        .stream())
                .map(this::named)
                .toList();
    }

    private List<Node> next() {
        var nodes = new LinkedHashSet<Node>();
        for (Concluded one : account.of("action")) {
            nodes.add(Node.of(
                    sentences.of(one, audience) + by(one),
                    Told.by(one.conclusion(), account.findings(), account.catalogue()).stream()
                            .map(told -> Node.of(
                                    (audience == Audience.FAMILY ? told.family() : told.words()) + ": " + told.name()))
                            .toList()));
        }
        return List.copyOf(nodes);
    }

    /** Each change with the advice it would lead to: nothing of it is asked for, and none of it is a promise. */
    private List<Node> changes(List<Change> changes) {
        return changes.stream()
                .map(change -> Node.of(
                        "The advice would be: " + then(change),
                        Stream.concat(
                                        change.set().stream().map(fact -> Node.of(became(fact))),
                                        Stream.of(Node.of(gift(change.whose()))))
                                .toList()))
                .toList();
    }

    private String then(Change change) {
        var outcome = account.catalogue().name("outcomes", change.then());
        return outcome + (change.settingUrn() == null ? "" : ": " + sentences.name(change.settingUrn())) + ", if";
    }

    private String became(Change.Fact fact) {
        return Asks.of(account.catalogue(), "changes")
                .row(fact.path())
                .map(row -> row.text(audience == Audience.FAMILY ? "family" : "words"))
                .map(words -> Sentences.capital(words.replace(
                                "{setting}",
                                sentences.name(Asks.urn(fact.path()).orElse(null)))
                        .replace("{line}", fact.path().substring(fact.path().lastIndexOf('.') + 1))))
                .orElseGet(() -> fact(fact.path()) + ": " + Sentences.show("", fact.to()));
    }

    private String gift(String whose) {
        return switch (whose) {
            case "family" -> audience == Audience.FAMILY ? "That is for you to say." : "That is for the family to say.";
            case "setting" -> "That is for the setting to answer.";
            case "health" -> "That is for health to say.";
            default -> "That is for the council to do.";
        };
    }

    /** By when; for an officer also who acts, and because of which principles. */
    private String by(Concluded action) {
        var day = Optional.ofNullable(action.conclusion().due()).map(due -> Sentences.show("due", due));
        if (audience != Audience.OFFICER) {
            return day.map(due -> " By " + due + ".").orElse("");
        }
        var parts = new ArrayList<String>();
        account.catalogue()
                .row("action-kinds", action.conclusion().code())
                .map(kind -> kind.text("who"))
                .ifPresent(parts::add);
        day.ifPresent(due -> parts.add("by " + due));
        if (!action.conclusion().because().isEmpty()) {
            parts.add("because of " + String.join(", ", action.conclusion().because()));
        }
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    /** A principle left out; where another version of it was in force, which one this is. */
    private String left(NotInForce left) {
        if (sentences.principle(left.principle()).isEmpty()) {
            return left.principle() + " was not in force on the decision date.";
        }
        return left.principle() + " has another version, in force from " + Sentences.show("from", left.from())
                + (left.to() == null ? "" : " to " + Sentences.show("to", left.to()))
                + ". It was not in force on the decision date.";
    }

    private List<Node> notes() {
        var nodes = new ArrayList<Node>();
        nodes.add(
                Node.of(
                        audience == Audience.FAMILY
                                ? "Cost played no part in working out whether a place is suitable."
                                : "Cost played no part in whether an option is suitable, within reach or shortlisted: the rulebook is refused if it could."));
        if (audience != Audience.FAMILY) {
            account.notInForce().forEach(left -> nodes.add(Node.of(left(left))));
            account.findings().stream()
                    .filter(f -> f.outcome() == Outcome.NOT_APPLICABLE && audience == Audience.OFFICER)
                    .map(teller::node)
                    .forEach(nodes::add);
        }
        return nodes;
    }
}

package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.explanation.Explanation.Section;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Concluded;

/** Builds the tree of an explanation of an evaluation with the autism toolkit: the same branches for every reader, in words of each. */
public final class ToolkitExplainer {

    private final ToolkitAccount account;
    private final Audience audience;
    private final Sentences sentences;
    private final Asks asks;
    private final Teller teller;
    private final boolean family;

    private ToolkitExplainer(ToolkitAccount account, Audience audience) {
        this.account = account;
        this.audience = audience;
        this.sentences = new Sentences(account.catalogue(), Map.of());
        this.asks = Asks.of(account.catalogue());
        this.teller = new Teller(sentences, audience);
        this.family = audience == Audience.FAMILY;
    }

    /** The explanation of an account to one reader. */
    public static Explanation explain(ToolkitAccount account, Audience audience) {
        return new ToolkitExplainer(account, audience).explanation();
    }

    private Explanation explanation() {
        var outcome = account.of("outcome").get(0);
        var sections = new ArrayList<Section>();
        Teller.add(sections, "advice", "The advice", List.of(advice(outcome)));
        Teller.add(sections, "gaps", "What is not in place yet", checks(Outcome.NOT_MET));
        Teller.add(
                sections,
                "open",
                family ? "What we do not know yet" : "What is not answered or not shown",
                checks(Outcome.CANNOT_TELL));
        Teller.add(sections, "in-place", "What is in place", checks(Outcome.MET));
        Teller.add(sections, "missing", "What was missing, and who can supply it", missing());
        Teller.add(sections, "weigh", "What a person must weigh", weigh());
        Teller.add(sections, "next", "What to do next", next());
        Teller.add(sections, "notes", "Notes", notes());
        return new Explanation(
                audience.code(),
                sentences.headline(outcome),
                family
                        ? "This is advice. A named person at the council decides."
                        : "Advice only, on what a service says of itself. A named person decides, and may depart from it with a recorded reason.",
                sections);
    }

    /** The outcome in a sentence, what was evaluated, the score as a whole, and which checks hold it back. */
    private Node advice(Concluded outcome) {
        var under = new ArrayList<Node>();
        account.catalogue()
                .row("toolkit-scopes", account.scope())
                .filter(row -> !family)
                .ifPresent(row -> under.add(Node.of("What is evaluated: " + row.text("name"))));
        account.findings().stream()
                .filter(f -> audience == Audience.OFFICER || f.outcome() != Outcome.NOT_APPLICABLE)
                .map(teller::node)
                .forEach(under::add);
        var held = account.of("blocking").stream()
                .map(one -> one.conclusion().code())
                .collect(Collectors.toSet());
        everything()
                .filter(f -> held.contains(f.principle())
                        && (f.outcome() == Outcome.NOT_MET || f.outcome() == Outcome.CANNOT_TELL))
                .map(this::named)
                .forEach(under::add);
        return Node.of(sentences.of(outcome, audience), under);
    }

    private Stream<Finding> everything() {
        return Stream.concat(
                account.findings().stream(), account.byCheck().values().stream().flatMap(List::stream));
    }

    /** A check in words; its id where the rulebook at hand has none. */
    private String name(String check) {
        return account.catalogue()
                .row("toolkit-checks", check)
                .map(row -> family ? row.text("family") : check + " " + row.text("name"))
                .orElse(check);
    }

    /** A finding that says which check it is about, where it stands apart from the others of that check. */
    private Node named(Finding finding) {
        return finding.key().isEmpty() ? teller.node(finding) : teller.about(told(name(finding.key())), finding);
    }

    private static String told(String name) {
        return name.endsWith(".") ? name + " " : name + ": ";
    }

    /**
     * Each check stands in one list: where something of it is not met; else where something is not known; else where it is in place. It
     * cites what its row of the table does, so that each of its findings need not cite the toolkit again.
     */
    private List<Node> checks(Outcome wanted) {
        return account.byCheck().entrySet().stream()
                .filter(one -> standing(one.getValue()) == wanted)
                .map(one -> new Node(
                        name(one.getKey()),
                        null,
                        null,
                        account
                                .catalogue()
                                .row("toolkit-checks", one.getKey())
                                .map(row -> row.list("cites"))
                                .orElse(List.of())
                                .stream()
                                .limit(audience == Audience.OFFICER ? Integer.MAX_VALUE : 1)
                                .map(sentences::cite)
                                .toList(),
                        one.getValue().stream()
                                .filter(f -> f.outcome() != Outcome.NOT_APPLICABLE
                                        || wanted == Outcome.NOT_APPLICABLE && audience == Audience.OFFICER)
                                .map(this::uncited)
                                .toList()))
                .toList();
    }

    private Node uncited(Finding finding) {
        var node = teller.node(finding);
        return new Node(node.text(), node.mark(), node.principle(), List.of(), node.children());
    }

    private static Outcome standing(List<Finding> findings) {
        for (Outcome outcome : new Outcome[] {Outcome.NOT_MET, Outcome.CANNOT_TELL, Outcome.MET}) {
            if (findings.stream().anyMatch(f -> f.outcome() == outcome)) {
                return outcome;
            }
        }
        return Outcome.NOT_APPLICABLE;
    }

    /** Asked-for facts by who can supply them; what several checks lack is said once, with what would show each. */
    private List<Node> missing() {
        var byWho = new LinkedHashMap<String, Map<String, Set<String>>>();
        everything()
                .forEach(finding -> finding.asks().forEach(path -> {
                    var row = asks.row(path);
                    byWho.computeIfAbsent(row.map(one -> one.text("who")).orElse("council"), w -> new LinkedHashMap<>())
                            .computeIfAbsent(
                                    row.map(one -> one.text(family ? "family" : "words"))
                                            .orElse(path),
                                    w -> new LinkedHashSet<>())
                            .add(finding.key());
                }));
        var nodes = new ArrayList<Node>();
        byWho.forEach((who, what) -> nodes.add(Node.of(
                who.equals("supplier") ? "The service can say" : "The council must find out",
                what.entrySet().stream()
                        .map(one -> Node.of(
                                Sentences.capital(one.getKey()),
                                one.getValue().stream()
                                        .filter(check -> !check.isEmpty())
                                        .map(check -> Node.of(wanted(check)))
                                        .toList()))
                        .toList())));
        return nodes;
    }

    /** For a family, what it is about; for those who supply it, what would show it. */
    private String wanted(String check) {
        var evidence = account.catalogue().row("toolkit-checks", check).map(row -> row.text("evidence"));
        return family || evidence.isEmpty() ? name(check) : check + ": " + evidence.get();
    }

    /** What was found, and what its principle leaves to a person. */
    private List<Node> weigh() {
        var nodes = new LinkedHashSet<Node>();
        for (Concluded one : account.of("judgement")) {
            var about = one.conclusion();
            everything()
                    .filter(f -> f.principle().equals(about.code())
                            && (about.measure() == null || about.measure().equals(f.key())))
                    .forEach(finding -> teller.weigh(finding, named(finding), nodes));
        }
        return List.copyOf(nodes);
    }

    private List<Node> next() {
        return ReviewAccount.once(account.concluded(), "action").stream()
                .map(one -> Node.of(
                        sentences.of(one.concluded(), audience)
                                + teller.when(one.concluded().conclusion()),
                        one.measures().stream()
                                .map(check -> Node.of(name(check)))
                                .toList()))
                .toList();
    }

    private List<Node> notes() {
        var nodes = new ArrayList<Node>();
        if (!family) {
            nodes.add(
                    Node.of(
                            "Each check that applies counts the same. What is not answered is not counted as nought: it leaves the score between two bounds."));
            account.notInForce()
                    .forEach(left ->
                            nodes.add(Node.of(left.principle() + " was not in force on the day of the evaluation.")));
        }
        var left = checks(Outcome.NOT_APPLICABLE);
        if (!left.isEmpty()) {
            nodes.add(Node.of(family ? "What does not count here" : "Checks that do not apply", left));
        }
        return nodes;
    }
}

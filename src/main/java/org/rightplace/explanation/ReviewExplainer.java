package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.explanation.Explanation.Section;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.rulebook.Concluded;

/** Builds the tree of an explanation of a contract's review: the same branches for every reader, in words of each. */
public final class ReviewExplainer {

    private final ReviewAccount account;
    private final Audience audience;
    private final Sentences sentences;
    private final Asks asks;
    private final Teller teller;
    private final boolean family;

    private ReviewExplainer(ReviewAccount account, Audience audience) {
        this.account = account;
        this.audience = audience;
        this.sentences = new Sentences(account.catalogue(), Map.of());
        this.asks = Asks.of(account.catalogue());
        this.teller = new Teller(sentences, audience);
        this.family = audience == Audience.FAMILY;
    }

    /** The explanation of an account to one reader. */
    public static Explanation explain(ReviewAccount account, Audience audience) {
        return new ReviewExplainer(account, audience).explanation();
    }

    private Explanation explanation() {
        var outcome = account.of("outcome").get(0);
        var sections = new ArrayList<Section>();
        Teller.add(sections, "advice", "The advice", List.of(advice(outcome)));
        Teller.add(
                sections,
                "duties",
                family ? "What the law asks" : "Which duty applies",
                findings(this::isLaw, f -> true));
        Teller.add(
                sections,
                "promises",
                family ? "What this service promises children" : "What is in place",
                findings(f -> !isLaw(f), f -> f.outcome() == Outcome.MET));
        Teller.add(sections, "measures", family ? "How we will know it works" : "The measures, one by one", measures());
        Teller.add(
                sections,
                "gaps",
                "What is not in place yet",
                findings(f -> !isLaw(f), f -> f.outcome() == Outcome.NOT_MET));
        Teller.add(sections, "missing", "What was missing, and who can supply it", missing());
        Teller.add(sections, "weigh", "What a person must weigh", weigh());
        Teller.add(sections, "deadlines", "Deadlines", deadlines());
        Teller.add(sections, "next", "What to do next", next());
        Teller.add(
                sections,
                "suggested",
                family ? "What could be promised" : "Measures that would close gaps",
                suggested());
        Teller.add(sections, "notes", "Notes", notes());
        return new Explanation(
                audience.code(),
                sentences.headline(outcome),
                family
                        ? "This is advice. A named person at the council decides."
                        : "Advice only. A named person decides, and may depart from it with a recorded reason.",
                sections);
    }

    /** Ready to be put into the contract; what stands in brackets must be filled in. */
    private List<Node> suggested() {
        return account.suggested().stream()
                .map(one -> family
                        ? Node.of(one.family())
                        : Node.of(
                                one.words(),
                                audience == Audience.OFFICER
                                        ? List.of(Node.of("Closes: " + String.join(", ", one.closes())))
                                        : List.of()))
                .toList();
    }

    /** Statute stands apart from what is local policy, so that neither is taken for the other. */
    private boolean isLaw(Finding finding) {
        return sentences
                .principle(finding.principle())
                .filter(p -> p.basis().equals("statute"))
                .isPresent();
    }

    private List<Node> findings(Predicate<Finding> kind, Predicate<Finding> shown) {
        return account.findings().stream()
                .filter(kind.and(shown))
                .map(teller::node)
                .toList();
    }

    /** The outcome in a sentence, what the contract is called, its colour, and what holds it back. */
    private Node advice(Concluded outcome) {
        var held = account.of("blocking").stream()
                .map(one -> one.conclusion().code())
                .collect(Collectors.toSet());
        var under = new ArrayList<Node>();
        if (account.title() != null) {
            under.add(Node.of((family ? "The service: " : "Contract: ") + account.title()));
        }
        account.of("rag").stream().findFirst().ifPresent(rag -> under.add(Node.of(sentences.of(rag, audience))));
        everything()
                .filter(f -> held.contains(f.principle())
                        && (f.outcome() == Outcome.NOT_MET || f.outcome() == Outcome.CANNOT_TELL))
                .map(this::named)
                .forEach(under::add);
        return Node.of(sentences.of(outcome, audience), under);
    }

    private Stream<Finding> everything() {
        return Stream.concat(
                account.findings().stream(),
                account.byMeasure().values().stream().flatMap(List::stream));
    }

    /** A finding that says which measure it is about, where it stands apart from the others of that measure. */
    private Node named(Finding finding) {
        return finding.key().isEmpty() ? teller.node(finding) : teller.about(finding.key() + ": ", finding);
    }

    private List<Node> measures() {
        return account.measures().entrySet().stream()
                .map(one -> Node.of(
                        one.getKey()
                                + (one.getValue() == null
                                        ? family ? ": it is not said what is measured" : ": no words are given"
                                        : ": " + one.getValue()),
                        account.byMeasure().get(one.getKey()).stream()
                                .filter(f -> audience == Audience.OFFICER || f.outcome() != Outcome.NOT_APPLICABLE)
                                .map(teller::node)
                                .toList()))
                .toList();
    }

    /** Asked-for facts by who can supply them; what several measures lack is said once, with their ids. */
    private List<Node> missing() {
        var byWho = new LinkedHashMap<String, Map<String, Set<String>>>();
        everything()
                .forEach(finding -> finding.asks().forEach(path -> {
                    var row = asks.row(path);
                    var who = row.map(one -> one.text("who")).orElse("council");
                    var words = row.map(one -> one.text(family ? "family" : "words"))
                            .orElse(path);
                    byWho.computeIfAbsent(who, w -> new LinkedHashMap<>())
                            .computeIfAbsent(words, w -> new LinkedHashSet<>())
                            .add(finding.key());
                }));
        var nodes = new ArrayList<Node>();
        byWho.forEach((who, what) -> nodes.add(Node.of(
                who.equals("supplier") ? "The supplier can say" : "The council must find out",
                what.entrySet().stream()
                        .map(one -> Node.of(one.getKey() + of(one.getValue())))
                        .toList())));
        return nodes;
    }

    private static String of(Collection<String> measures) {
        var ids = measures.stream().filter(id -> !id.isEmpty()).toList();
        return ids.isEmpty() ? "" : " (" + String.join(", ", ids) + ")";
    }

    /** What was found, and what its principle leaves to a person. */
    private List<Node> weigh() {
        var nodes = new LinkedHashSet<Node>();
        for (Concluded one : account.of("judgement")) {
            everything()
                    .filter(finding ->
                            finding.principle().equals(one.conclusion().code()))
                    .filter(finding -> finding.key()
                            .equals(Objects.toString(one.conclusion().measure(), "")))
                    .forEach(finding -> teller.weigh(finding, named(finding), nodes));
        }
        return List.copyOf(nodes);
    }

    private List<Node> deadlines() {
        return account.of("deadline").stream()
                .flatMap(one -> account.findings().stream()
                        .filter(f -> one.conclusion().because().contains(f.principle())))
                .map(teller::node)
                .toList();
    }

    private List<Node> next() {
        return ReviewAccount.once(account.concluded(), "action").stream()
                .map(one -> Node.of(sentences.of(one.concluded(), audience)
                        + of(one.measures())
                        + teller.when(one.concluded().conclusion())))
                .toList();
    }

    private List<Node> notes() {
        var nodes = new ArrayList<Node>();
        if (!family) {
            nodes.add(
                    Node.of(
                            "A rating says how the latest figure stands to its target, in the words of the law; the colour is the area's own sign of progress. A figure that is missing is rated other and is never green."));
            account.notInForce()
                    .forEach(left -> nodes.add(Node.of(left.principle() + " was not in force on the review date.")));
        }
        if (audience == Audience.OFFICER) {
            nodes.addAll(findings(f -> !isLaw(f), f -> f.outcome() == Outcome.NOT_APPLICABLE));
        }
        return nodes;
    }
}

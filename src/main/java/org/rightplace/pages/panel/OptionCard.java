package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.List;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;
import org.rightplace.placement.EvaluatedOption;
import org.rightplace.placement.Recommendation;

/**
 * One option of a recommendation.
 *
 * @param rank its place in the order, from 1
 * @param contacted whether it was asked for, consulted or named, rather than only near home
 * @param standing where it stands, a code
 * @param tag the same in words
 * @param facts what is shown of it at a glance, in order
 * @param findings what each principle says of it, without what does not apply
 */
public record OptionCard(
        int rank,
        int urn,
        String name,
        boolean requested,
        boolean contacted,
        String standing,
        Tag tag,
        List<Fact> facts,
        List<Finding> findings) {

    /** A fact with its name. */
    public record Fact(String name, String value) {}

    /** The options in their order. */
    static List<OptionCard> of(Recommendation found) {
        var account = found.account();
        var sentences = new Sentences(account.catalogue(), account.names());
        var cards = new ArrayList<OptionCard>();
        for (EvaluatedOption option : found.evaluated().options()) {
            var said = Explainer.found(account, option.urn(), Audience.PANEL)
                    .map(Node::children)
                    .orElse(List.of());
            cards.add(of(cards.size() + 1, found, option, Finding.of(said, sentences)));
        }
        return List.copyOf(cards);
    }

    private static OptionCard of(int rank, Recommendation found, EvaluatedOption option, List<Finding> said) {
        var evaluated = found.evaluated();
        var catalogue = found.catalogue();
        var standing = evaluated.code("standing", option.urn()).orElse("possible");
        return new OptionCard(
                rank,
                option.urn(),
                option.name(),
                option.requested(),
                option.contacted(),
                standing,
                Tag.ofStanding(standing, InWords.name(catalogue, "standings", standing)),
                List.of(
                        new Fact("Kind", InWords.capital(InWords.name(catalogue, "ring-names", option.ringName()))),
                        new Fact("Distance from home", InWords.kilometres(option.metres())),
                        new Fact("Journey (estimate)", InWords.minutes(option.minutes())),
                        new Fact(
                                "Place free",
                                InWords.yes(evaluated
                                        .code("available", option.urn())
                                        .orElse(null))),
                        new Fact(
                                "Can make all the provision",
                                InWords.yes(
                                        evaluated.code("suitable", option.urn()).orElse(null))),
                        new Fact("Public cost a year", InWords.pounds(option.annualPublicPence())),
                        new Fact("In the local area", InWords.yes(option.local())),
                        new Fact("Mainstream in law", InWords.yes(option.mainstream()))),
                said.stream()
                        .filter(one -> !one.mark().equals("not-applicable"))
                        .toList());
    }

    public boolean advised() {
        return standing.equals("advised");
    }

    /** A fact by its name; that it is not known where there is none. */
    public String fact(String wanted) {
        return facts.stream()
                .filter(fact -> fact.name().equals(wanted))
                .map(Fact::value)
                .findFirst()
                .orElse(InWords.NOT_KNOWN);
    }

    /** What was found with one mark, exceptions apart. */
    public List<Finding> found(String mark) {
        return findings.stream()
                .filter(one -> !one.exception() && one.mark().equals(mark))
                .toList();
    }

    /** What was found of the exceptions that an officer may rely on. */
    public List<Finding> exceptions() {
        return findings.stream().filter(Finding::exception).toList();
    }
}

package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.rightplace.explanation.Sentences;
import org.rightplace.placement.Recommendation;

/**
 * Options side by side: facts first, then every principle that says something else of one than of another.
 *
 * @param options the columns
 */
public record Comparison(List<OptionCard> options, List<Row> facts, List<Row> findings) {

    /** Most options that stand side by side. */
    public static final int MOST = 4;

    /**
     * One row.
     *
     * @param name what it is about
     * @param principle id of the principle; empty for a fact
     */
    public record Row(String name, String principle, List<Cell> cells) {}

    /** @param tag null where there is none, of a fact say */
    public record Cell(Tag tag, String text) {}

    static Comparison of(Recommendation found, List<OptionCard> options) {
        var facts = new ArrayList<Row>();
        facts.add(new Row(
                "Where it stands",
                "",
                options.stream().map(one -> new Cell(one.tag(), "")).toList()));
        facts.add(new Row(
                "Asked for",
                "",
                options.stream()
                        .map(one -> new Cell(null, one.requested() ? "Yes" : "No"))
                        .toList()));
        if (!options.isEmpty()) {
            options.get(0)
                    .facts()
                    .forEach(fact -> facts.add(new Row(
                            fact.name(),
                            "",
                            options.stream()
                                    .map(one -> new Cell(null, one.fact(fact.name())))
                                    .toList())));
        }
        var account = found.account();
        var sentences = new Sentences(account.catalogue(), account.names());
        var principles = new LinkedHashSet<String>();
        options.forEach(one -> one.findings().forEach(finding -> principles.add(finding.principle())));
        var findings = new ArrayList<Row>();
        for (String principle : principles) {
            var said = options.stream().map(one -> said(one, principle)).toList();
            boolean differs = said.stream()
                            .map(one -> one.map(Finding::mark).orElse(""))
                            .distinct()
                            .count()
                    > 1;
            if (differs || options.size() == 1) {
                findings.add(new Row(
                        sentences.principle(principle).map(p -> p.question()).orElse(principle),
                        principle,
                        said.stream()
                                .map(one -> one.map(finding -> new Cell(finding.tag(), finding.text()))
                                        .orElse(new Cell(Tag.ofMark(null), "")))
                                .toList()));
            }
        }
        return new Comparison(List.copyOf(options), List.copyOf(facts), List.copyOf(findings));
    }

    private static Optional<Finding> said(OptionCard option, String principle) {
        return option.findings().stream()
                .filter(finding -> finding.principle().equals(principle))
                .findFirst();
    }
}

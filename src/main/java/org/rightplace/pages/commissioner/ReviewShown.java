package org.rightplace.pages.commissioner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.contract.Review;
import org.rightplace.contract.Suggestions.Suggestion;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Outcome;
import org.rightplace.pages.Days;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Table;

/**
 * A review of a contract as its page shows it.
 *
 * @param title what the contract is called; its reference where that is not known
 * @param outcome in words
 * @param headline the outcome in one line
 * @param standing what a review is and is not
 * @param reviewedOn the review date in words
 * @param holding what holds the contract back, with what each rests on
 * @param bases what was found of the contract, apart by what it rests on
 * @param missing what must be known, by who can say
 * @param weigh what a person must weigh
 * @param score what the answers to the autism toolkit add up to; null where there is none
 */
public record ReviewShown(
        String title,
        String reference,
        String outcome,
        String headline,
        String standing,
        Colour colour,
        String reviewedOn,
        List<Said> holding,
        List<Basis> bases,
        List<Measure> measures,
        List<Suggested> suggestions,
        List<Node> missing,
        List<Node> weigh,
        List<ToDo> actions,
        List<Limit> deadlines,
        Score score) {

    /**
     * What was found that rests on one kind of source.
     *
     * @param says what kind that is
     * @param open not met, or cannot be told
     * @param left does not apply
     */
    public record Basis(String heading, String says, List<Said> open, List<Said> met, List<Said> left) {}

    /**
     * One measure of the contract.
     *
     * @param number from 1
     * @param words its own
     * @param rating of the latest figure, in words
     * @param others what was found of it beside the letters
     */
    public record Measure(
            int number,
            String id,
            String words,
            Colour colour,
            String rating,
            List<Letter> letters,
            List<Said> others) {}

    /**
     * A letter of SMART.
     *
     * @param said null where its principle was not in force
     */
    public record Letter(String name, Said said) {}

    /**
     * A measure that would close gaps.
     *
     * @param id of its words on the page
     * @param closes what it would answer, as questions
     * @param letters names of those it meets
     */
    public record Suggested(
            String id,
            String name,
            String words,
            String family,
            List<String> closes,
            List<String> letters,
            List<String> cites) {}

    /**
     * A time limit.
     *
     * @param due in words
     * @param state in words
     * @param look class of the tag around the state
     */
    public record Limit(String name, String due, String state, String look, List<String> cites) {}

    /** @param today the day by which a time limit has passed or not */
    static ReviewShown of(Review review, LocalDate today) {
        return new Making(review).shown(today);
    }

    private record Making(
            Review review, Catalogue catalogue, Sentences sentences, Explanation explanation, Set<String> blocking) {

        private Making(Review review) {
            this(
                    review,
                    review.catalogue(),
                    review.sentences(),
                    review.explain(Audience.OFFICER),
                    Set.copyOf(review.reviewed().codes("blocking")));
        }

        private ReviewShown shown(LocalDate today) {
            var reviewed = review.reviewed();
            var outcome = reviewed.outcome().conclusion().code();
            return new ReviewShown(
                    Objects.requireNonNullElse(reviewed.title(), "Contract " + reviewed.reference()),
                    reviewed.reference(),
                    catalogue.name("contract-outcomes", outcome),
                    review.headline(),
                    explanation.standing(),
                    Colour.of(reviewed.rag(), catalogue),
                    Days.of(reviewed.lawAsAt()),
                    holding(),
                    bases(),
                    measures(),
                    reviewed.suggestions().stream().map(this::suggested).toList(),
                    explanation.nodes("missing"),
                    explanation.nodes("weigh"),
                    ToDo.in(reviewed.concluded(), sentences, catalogue),
                    review.deadlines().stream().map(one -> limit(one, today)).toList(),
                    reviewed.toolkit() == null ? null : Score.of(reviewed.toolkit(), catalogue));
        }

        private Said said(Finding finding) {
            return Said.of(finding, sentences);
        }

        /** Law first, then guidance, then local policy. */
        private List<Said> holding() {
            return review.reviewed().findings().stream()
                    .filter(finding -> blocking.contains(finding.principle()) && isOpen(finding))
                    .map(this::said)
                    .sorted(Comparator.comparing(one -> BASES.indexOf(one.basis())))
                    .toList();
        }

        private static final List<String> BASES = List.of("statute", "guidance", "local-policy", "");

        private List<Basis> bases() {
            return Stream.of(
                            basis(
                                    "statute",
                                    "What the law asks",
                                    "These rest on an Act of Parliament or on regulations."),
                            basis("guidance", "What guidance asks", "These rest on guidance, which is not itself law."),
                            basis(
                                    "local-policy",
                                    "What local policy asks",
                                    "These rest on the policy of the local area. They are not law."),
                            basis("", "What else was found", "The rulebook does not say what this rests on."))
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** Empty where nothing was found that rests on it. */
        private Optional<Basis> basis(String code, String heading, String says) {
            var all = review.reviewed().ofContract().stream()
                    .map(this::said)
                    .filter(one -> one.basis().equals(code))
                    .toList();
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Basis(
                            heading,
                            says,
                            all.stream()
                                    .filter(one ->
                                            one.outcome() == Outcome.NOT_MET || one.outcome() == Outcome.CANNOT_TELL)
                                    .sorted(Comparator.comparing(one -> one.outcome() != Outcome.NOT_MET))
                                    .toList(),
                            with(all, Outcome.MET),
                            with(all, Outcome.NOT_APPLICABLE)));
        }

        private static boolean isOpen(Finding finding) {
            return finding.outcome() == Outcome.NOT_MET || finding.outcome() == Outcome.CANNOT_TELL;
        }

        private static List<Said> with(List<Said> all, Outcome outcome) {
            return all.stream().filter(one -> one.outcome() == outcome).toList();
        }

        private List<Measure> measures() {
            var shown = new ArrayList<Measure>();
            review.reviewed()
                    .measures()
                    .forEach((id, words) -> shown.add(measure(
                            shown.size() + 1, id, words, review.reviewed().ofKpi(id))));
            return shown;
        }

        private Measure measure(int number, String id, String words, List<Finding> findings) {
            var letters = catalogue.table("smart-letters").rows();
            var asked = letters.stream().map(row -> row.text("principle")).collect(Collectors.toSet());
            return new Measure(
                    number,
                    id,
                    words == null ? "no words are given" : words,
                    Colour.of(review.code("rag-colours", findings), catalogue),
                    review.code("kpi-ratings", findings)
                            .map(code -> catalogue.name("kpi-ratings", code).toLowerCase(Locale.UK))
                            .orElse("none"),
                    letters.stream().map(row -> letter(row, findings)).toList(),
                    findings.stream()
                            .filter(finding ->
                                    !asked.contains(finding.principle()) && finding.outcome() != Outcome.NOT_APPLICABLE)
                            .map(this::said)
                            .toList());
        }

        private Letter letter(Table.Row row, List<Finding> findings) {
            return new Letter(
                    row.text("name"),
                    findings.stream()
                            .filter(finding -> finding.principle().equals(row.text("principle")))
                            .findFirst()
                            .map(this::said)
                            .orElse(null));
        }

        private Suggested suggested(Suggestion one) {
            return new Suggested(
                    "wording-" + one.code(),
                    one.name(),
                    one.kpi().path("text").asText(),
                    one.family(),
                    one.closes().stream()
                            .map(id -> sentences
                                    .principle(id)
                                    .map(Principle::question)
                                    .orElse(id))
                            .toList(),
                    one.letters().stream()
                            .map(code -> catalogue.name("smart-letters", code))
                            .toList(),
                    one.cites().stream().map(sentences::cite).toList());
        }

        private Limit limit(Review.Deadline one, LocalDate today) {
            var name = catalogue.name("contract-clocks", one.clock());
            var cites = one.cites().stream().map(sentences::cite).toList();
            if (one.state().equals("met")) {
                return new Limit(name, Days.of(one.due()), "Done", "govuk-tag--green", cites);
            }
            if (one.due() == null) {
                return new Limit(name, Days.of(one.due()), "Cannot tell yet", "govuk-tag--yellow", cites);
            }
            return one.due().isBefore(today)
                    ? new Limit(name, Days.of(one.due()), "Overdue", "govuk-tag--red", cites)
                    : new Limit(name, Days.of(one.due()), "To come", "govuk-tag--blue", cites);
        }
    }
}

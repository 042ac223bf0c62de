package org.rightplace.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One statement of law or policy as the catalogue holds it.
 *
 * @param id {@code LPF-05}
 * @param theme folder it stands in: placement, contract, toolkit
 * @param file its rules, below the rules folder
 * @param question in plain words, ends with a question mark
 * @param subject kind of subject it is about
 * @param cites keys in {@code rules/sources}
 * @param basis statute, guidance, local-policy
 * @param effect blocks, asks, flags, orders, gates, tasks, informs
 * @param from first day in force
 * @param to last day in force; null if open
 * @param owner who answers for it
 * @param reviewBy when it must be looked at again
 * @param judgement what a person must still weigh; null if nothing is said
 * @param siblings its rules
 * @param reads what its rules read, {@code Journey.minutes}; worked out, not declared
 * @param words what it says
 */
public record Principle(
        String id,
        String theme,
        String file,
        String question,
        String subject,
        List<String> cites,
        String basis,
        String effect,
        LocalDate from,
        LocalDate to,
        String owner,
        LocalDate reviewBy,
        String judgement,
        List<ParsedRule> siblings,
        SortedSet<String> reads,
        Words words) {

    /** Whether it is in force on a date. */
    public boolean inForce(LocalDate date) {
        return !from.isAfter(date) && (to == null || !to.isBefore(date));
    }

    /** Ids of the parameters its rules judge against, sorted. */
    public SortedSet<String> parameters() {
        var ids = new TreeSet<String>();
        siblings.stream()
                .flatMap(rule -> rule.patterns().stream())
                .filter(pattern -> pattern.type().equals("Parameter"))
                .forEach(pattern -> ids.addAll(Lint.literals(pattern, "id")));
        return ids;
    }

    /** The same with other rules. */
    Principle with(List<ParsedRule> others) {
        return new Principle(
                id, theme, file, question, subject, cites, basis, effect, from, to, owner, reviewBy, judgement, others,
                reads, words);
    }

    /** Whether each answer it gives has a sentence for every reader. */
    public boolean hasWords() {
        return siblings.stream()
                .map(rule -> words.reasons().get(rule.reason()))
                .allMatch(said -> said != null
                        && Stream.of(said.officer(), said.panel(), said.family())
                                .allMatch(text -> text != null && !text.isBlank()));
    }
}

package org.rightplace.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.Step;
import org.rightplace.rulebook.Table;

/**
 * The page that stands as {@code rules/README.md}: how to read a principle, where each requirement of the papers stands
 * ({@code tables/paper-rows}), and every principle.
 */
final class RulesPage {

    private static final String HOW_TO_READ = """
            # The rules

            Law and policy stand in this folder, not in the program. This page is written by `./rightplace rules list --markdown`: change the
            rules, then write it anew.

            ## How to read a principle

            A principle is one question, as in *Is the journey to school within the guide time?* Three files side by side say all there is to it:

            | file | says |
            |---|---|
            | `LPF-05-journey-guide.drl` | what is asked. It begins with the question and, in plain words, what is looked at and why. Below stand the rules, one or more for each answer: `when` what must be so, `then` what is said |
            | `LPF-05-journey-guide.scenarios.yaml` | examples: with these facts, this answer. `./rightplace rules test` runs them all |
            | `LPF-05-journey-guide.words.yaml` | each answer in a sentence for an officer, for a panel and for a family |

            There are four answers. *Met*: it is so. *Not met*: it is known not to be so. *Cannot tell*: a fact is missing or disputed, and the answer
            says which; it never means no. *Not applicable*: it does not reach this child or setting, and the answer says why. Every principle in
            force gives exactly one of them; none is silent.

            Above the first rule stand its marks: what it rests on (`@cites`, a key in `sources/`), since when and until when it is in force (`@from`,
            `@to`), who answers for it and when it is looked at again, and what it leaves to a person (`@judgement`). Its basis is *statute*,
            *guidance* or *local-policy*, and no local policy displaces what the law gives a family. Its effect is what follows:

            | effect | means |
            |---|---|
            | blocks | about a request: nothing is named until it is put right. About a setting: the council may not choose it; a family's lawful request is never defeated by it. About a contract or a measure: it is not signed until it is put right |
            | gates | a named person must look |
            | asks | evidence is asked for |
            | flags | the panel is told |
            | orders | it orders the council's own search, nothing else |
            | tasks | there is something to do |
            | informs | other steps build on it |

            Numbers stand in `parameters/`, each with its unit, its dates and its source; codes in `tables/`. What the answers come to together is
            decided by the steps in the `conclusions/` of each theme, in the order of the lists at the end. `./rightplace rules show LPF-05` prints one principle with
            everything that belongs to it.
            """;

    private RulesPage() {}

    static String of(Rulebook rulebook) {
        var page = new StringBuilder(HOW_TO_READ);
        requirements(rulebook.catalogue(), page);
        principles(rulebook, page);
        page.append("\n## The order of tests\n");
        var theme = "";
        for (Step step : rulebook.catalogue().steps()) {
            if (!step.theme().equals(theme)) {
                theme = step.theme();
                page.append("\nFor a ").append(theme).append(":\n\n");
            }
            page.append(step.number())
                    .append(". ")
                    .append(step.words().title())
                    .append(" (`")
                    .append(step.name())
                    .append("`)\n");
        }
        return page.toString();
    }

    private static void requirements(Catalogue catalogue, StringBuilder page) {
        var rows = catalogue.table("paper-rows").rows();
        var standings = rows.stream()
                .collect(Collectors.groupingBy(row -> row.text("standing"), LinkedHashMap::new, Collectors.counting()));
        page.append("\n## Where each requirement of the area's papers stands\n\n")
                .append(rows.size())
                .append(" requirements were found in the papers of the area: ")
                .append(standings.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", ")))
                .append("""
                        .
                        *Built*: the principles named ask it. *Measure*: it is counted over many children or decisions. *Report*: it is shown to those who plan or
                        govern. *Contract*: it is asked of a contract or a service. *Later*: it waits for something else. Only *built* has a part in advice.
                        """);
        for (Table.Row row : rows) {
            if (row.text("part") != null) {
                page.append("\n### ").append(row.text("part")).append("\n\n");
                line(page, List.of("requirement", "asks", "stands", "where, or why it waits"));
                page.append("|---|---|---|---|\n");
            }
            line(page, List.of(row.text("id"), row.text("asks"), row.text("standing"), where(row, catalogue)));
        }
    }

    private static String where(Table.Row row, Catalogue catalogue) {
        var parts = new ArrayList<String>();
        if (row.text("standing").equals("built")) {
            var by = row.list("by").isEmpty() ? List.of(row.text("id")) : row.list("by");
            parts.add(by.stream()
                            .map(id -> catalogue.principles().stream().anyMatch(p -> p.id().equals(id))
                                    ? id
                                    : id + " (not in this rulebook)")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (row.text("words") != null) {
            parts.add(row.text("words"));
        }
        return String.join(" ", parts);
    }

    private static void principles(Rulebook rulebook, StringBuilder page) {
        page.append("\n## The principles\n\n")
                .append(rulebook.catalogue().principles().size())
                .append(
                        " principles. Those that begin with LAW ask what the law itself asks; those that begin with REACH say which")
                .append(
                        " settings are looked at; those with GATE, who looks again before a decision. KPI-RATING and KPI-COLOUR say how a")
                .append(" measure of a contract goes.\n\n");
        line(page, List.of("id", "question", "about", "basis", "effect", "in force", "sources", "examples"));
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (Principle p : rulebook.catalogue().principles()) {
            line(
                    page,
                    List.of(
                            p.id(),
                            p.question(),
                            p.subject(),
                            p.basis(),
                            p.effect(),
                            "from " + p.from() + (p.to() == null ? "" : " to " + p.to()),
                            String.join(", ", p.cites()),
                            examples(rulebook.scenariosByOutcome(p))));
        }
    }

    /** How many scenarios show each outcome: {@code met 2, not met 1}. */
    static String examples(Map<String, Long> byOutcome) {
        return byOutcome.entrySet().stream()
                .map(one -> one.getKey().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ")
                .append(cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }
}

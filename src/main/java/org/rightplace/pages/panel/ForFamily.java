package org.rightplace.pages.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rightplace.choice.Choice;
import org.rightplace.choice.Choices;
import org.rightplace.choice.Chosen;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Explainer;
import org.rightplace.explanation.Explanation;
import org.rightplace.explanation.Node;
import org.rightplace.explanation.Sentences;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.placement.EvaluatedOption;
import org.rightplace.placement.Recommendation;

/**
 * What a family is told of a recommendation, in the rulebook's words for families.
 *
 * @param to who asks and appeals on the family's side
 * @param about what the letter is about, in a line
 * @param council whose advice it is
 * @param reference of the request
 * @param standing what this is and is not
 * @param decided what a named person decided, a line each; empty while nobody has
 * @param advice what is advised, and what it rests on
 * @param why what speaks for the setting advised
 * @param others the settings that were asked and are not advised, each with why not
 * @param tell what the family can tell the council
 * @param next what happens next
 * @param deadlines time limits that are not over
 * @param support where free advice can be had; empty where the rulebook says nothing of it
 * @param rights what one can do who does not agree, each with where the law says so
 */
public record ForFamily(
        String to,
        String about,
        String council,
        String reference,
        String standing,
        List<String> decided,
        List<Node> advice,
        List<Node> why,
        List<Node> others,
        List<Node> tell,
        List<Node> next,
        List<Node> deadlines,
        List<String> support,
        List<Right> rights) {

    /** The principle whose words say where free advice can be had. */
    private static final String ADVICE_OFFERED = "STAT-12";

    private static final String SERVICE =
            "You can ask for free, impartial advice at any time. The service is called SENDIASS.";

    /** Something one can do, and where the law says so. */
    public record Right(String text, String cite) {}

    /** @param stored the entry, with its private part */
    static ForFamily of(StoredEntry stored, Recommendation found, Choices choices) {
        var explanation = found.explain(Audience.FAMILY);
        var account = found.account();
        var sentences = new Sentences(account.catalogue(), account.names());
        return new ForFamily(
                found.evaluated()
                        .code("holder", null)
                        .map(code -> InWords.name(found.catalogue(), "requesters", code))
                        .orElse("The family"),
                about(found.evaluated().code("holder", null).orElse("")),
                String.join(
                        " and ",
                        stored.authorities().stream()
                                .map(code -> InWords.name(found.catalogue(), "authorities", code))
                                .toList()),
                stored.sections().get("request").path("reference").asText(),
                explanation.standing(),
                decided(found, choices),
                explanation.nodes("advice"),
                explanation.nodes("why"),
                others(found),
                tell(explanation),
                explanation.nodes("next"),
                deadlines(found, explanation),
                support(found, sentences),
                rights(found, sentences));
    }

    private static String about(String holder) {
        return switch (holder) {
            case "young-person" -> "Where you will be educated";
            case "parent" -> "Where your child will be educated";
            default -> "Where a child or young person will be educated";
        };
    }

    /** What runs still, or ran out: what the family was answered in time is not said again. */
    private static List<Node> deadlines(Recommendation found, Explanation explanation) {
        var running = found.evaluated().of("deadline").stream()
                .filter(one -> !one.code().equals("met"))
                .map(one -> one.because().get(0))
                .toList();
        return explanation.nodes("deadlines").stream()
                .filter(node -> running.contains(node.principle()))
                .toList();
    }

    private static List<String> support(Recommendation found, Sentences sentences) {
        var said = found.evaluated().findings().stream()
                .filter(finding -> finding.principle().equals(ADVICE_OFFERED))
                .map(finding -> sentences.of(finding, Audience.FAMILY));
        return sentences.principle(ADVICE_OFFERED).isEmpty()
                ? List.of()
                : Stream.concat(said, Stream.of(SERVICE)).distinct().toList();
    }

    private static List<String> decided(Recommendation found, Choices choices) {
        var standing = choices.standing();
        if (standing.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(InWords.name(found.catalogue(), "choices", standing.get().code()) + ".");
        Optional.ofNullable(standing.get().choice()).ifPresent(said -> said(found, said, lines));
        if (standing.map(Chosen::choice).isEmpty()) {
            lines.add("Who decided, and why, has been erased.");
        }
        return List.copyOf(lines);
    }

    private static void said(Recommendation found, Choice said, List<String> lines) {
        if (said.settingUrn() != null) {
            lines.add("The setting is "
                    + found.evaluated().options().stream()
                            .filter(option -> option.urn() == said.settingUrn())
                            .map(EvaluatedOption::name)
                            .findFirst()
                            .orElse("the one with the number " + said.settingUrn())
                    + ".");
        }
        if (said.code() != null) {
            lines.add(InWords.name(found.catalogue(), "departure-codes", said.code()) + ".");
        }
        if (said.reason() != null) {
            lines.add("The reason: " + said.reason());
        }
        lines.add("Decided by " + said.decidedBy() + " (" + said.roleInWords() + ") on " + Days.of(said.decidedOn())
                + ".");
    }

    /** What was found against each; where nothing was, what is not known of it. */
    private static List<Node> others(Recommendation found) {
        var account = found.account();
        return account.options().stream()
                .filter(option -> option.contacted() && !option.standing().equals("advised"))
                .flatMap(option -> Explainer.found(account, option.urn(), Audience.FAMILY).stream())
                .map(node -> {
                    var against = marked(node, "not-met");
                    return Node.of(node.text(), against.isEmpty() ? marked(node, "cannot-tell") : against);
                })
                .toList();
    }

    private static List<Node> marked(Node node, String mark) {
        return node.children().stream().filter(one -> mark.equals(one.mark())).toList();
    }

    private static List<Node> tell(Explanation explanation) {
        return explanation.nodes("missing").stream()
                .filter(node -> node.text().equals(Explainer.TELL_US))
                .flatMap(node -> node.children().stream())
                .map(node -> Node.of(InWords.capital(node.text())))
                .toList();
    }

    /** Said only where the rulebook the advice was made with has the provision. */
    private static List<Right> rights(Recommendation found, Sentences sentences) {
        return Stream.of(
                        new Right(
                                "You can appeal about the school or college that the plan names, about the type it names, or because it names none.",
                                "cfa-2014/s51-2"),
                        new Right(
                                "You do not need a mediation certificate for an appeal that is only about that. The council must still offer you mediation.",
                                "cfa-2014/s55"),
                        new Right(
                                "Your appeal must reach the Tribunal within two months after the council sent you its notice. If you have a mediation certificate, it is one month from the day of the certificate, if that is later.",
                                "tribunal-rules-2008/rule-20"))
                .filter(right -> found.catalogue().provision(right.cite()).isPresent())
                .map(right -> new Right(right.text(), sentences.cite(right.cite())))
                .toList();
    }

    /** What speaks for the setting advised: what was found met. */
    public List<String> reasons() {
        return why.stream()
                .flatMap(option -> marked(option, "met").stream())
                .map(Node::text)
                .distinct()
                .toList();
    }

    /** Each sentence by itself. */
    public static List<String> sentences(List<String> texts) {
        var each = new LinkedHashSet<String>();
        for (String text : texts) {
            each.addAll(Arrays.asList(text.strip().split("(?<=[.!?])\\s+(?=\\p{Lu})")));
        }
        return List.copyOf(each);
    }

    /** The texts of statements, without what stands under them. */
    public static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Node::text).toList();
    }
}

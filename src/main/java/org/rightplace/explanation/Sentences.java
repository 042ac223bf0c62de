package org.rightplace.explanation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rightplace.facts.Conclusion;
import org.rightplace.facts.Finding;
import org.rightplace.facts.Parameter;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Concluded;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Words;

/** Fills the rulebook's sentences with what a finding saw. */
public final class Sentences {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final Pattern NUMBERED = Pattern.compile("(s|r|p)(\\d+[a-z]*)((?:-[0-9a-z]+)*)");
    private static final int LONGEST_HEADLINE = 139;

    private final Catalogue catalogue;
    private final Map<String, Principle> principles;
    private final Map<Integer, String> names;

    /** @param catalogue as it was in force on the day the law was read at: words and citations are looked up by id */
    public Sentences(Catalogue catalogue, Map<Integer, String> names) {
        this.catalogue = catalogue;
        this.principles = catalogue.principles().stream()
                .collect(Collectors.toMap(Principle::id, Function.identity(), (one, other) -> one));
        this.names = names;
    }

    /** A principle as it was in force on that day; empty for one that was not. */
    public Optional<Principle> principle(String id) {
        return Optional.ofNullable(principles.get(id));
    }

    /** What a finding says to a reader; its reason code where the rulebook at hand has no words for it. */
    public String of(Finding finding, Audience audience) {
        return words(finding)
                .map(audience::pick)
                .map(sentence -> fill(sentence, finding))
                .orElse(finding.reason());
    }

    private Optional<Words.Sentences> words(Finding finding) {
        return principle(finding.principle()).map(p -> p.words().reasons().get(finding.reason()));
    }

    /** What the conclusion of a step says to a reader; empty text where it gives no reason. */
    public String of(Concluded concluded, Audience audience) {
        return reason(concluded)
                .map(audience::pick)
                .map(sentence -> setting(sentence, concluded.conclusion()))
                .orElse("");
    }

    /** The headline of an outcome, under 140 characters: a long name of a setting is cut, never the rest. */
    public String headline(Concluded outcome) {
        var template = reason(outcome)
                .map(Words.Sentences::headline)
                .orElse(outcome.conclusion().code());
        var name = name(outcome.conclusion().urn());
        var whole = template.replace("{setting}", name);
        if (whole.length() <= LONGEST_HEADLINE) {
            return whole;
        }
        int room =
                Math.max(1, LONGEST_HEADLINE - template.replace("{setting}", "").length() - 1);
        return template.replace(
                "{setting}", name.substring(0, Math.min(room, name.length())).strip() + "…");
    }

    private Optional<Words.Sentences> reason(Concluded concluded) {
        return catalogue.steps().stream()
                .filter(step -> step.name().equals(concluded.step()))
                .map(step -> step.words()
                        .reasons()
                        .get(
                                concluded.conclusion().reason() == null
                                        ? ""
                                        : concluded.conclusion().reason()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The name of a setting; a plain word where it is not known. */
    public String name(Integer urn) {
        return urn == null ? "the setting" : names.getOrDefault(urn, "setting " + urn);
    }

    private String setting(String sentence, Conclusion conclusion) {
        return capital(
                sentence.replace("{setting}", name(conclusion.urn())).replace("{due}", show("due", conclusion.due())));
    }

    /** Puts values in place of what stands in braces. Looked for by hand: every finding of every answer is told. */
    private String fill(String sentence, Finding finding) {
        var filled = new StringBuilder();
        int told = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', told)) {
            int close = sentence.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(sentence, told, open).append(value(sentence.substring(open + 1, close), finding));
            told = close + 1;
        }
        return capital(filled.append(sentence, told, sentence.length()).toString());
    }

    static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : sentence.substring(0, 1).toUpperCase(Locale.UK) + sentence.substring(1);
    }

    private String value(String placeholder, Finding finding) {
        if (placeholder.equals("setting")) {
            return name(finding.urn());
        }
        if (placeholder.equals("due")) {
            return show("due", finding.due());
        }
        if (placeholder.equals("order")) {
            return show("order", finding.order());
        }
        for (Parameter parameter : finding.parameters()) {
            if (parameter.id().equals(placeholder)) {
                return show(parameter);
            }
        }
        for (Finding.Saw saw : finding.facts()) {
            if (lastName(saw.path()).equals(placeholder)) {
                return placeholder.toLowerCase(Locale.ROOT).endsWith("urn") && saw.value() instanceof Number urn
                        ? name(urn.intValue())
                        : show(placeholder, saw.value());
            }
        }
        return "not known";
    }

    /** What a path names in the end: {@code minutes} for {@code journeys[900001].minutes}. */
    static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(']')) + 1);
    }

    /** A parameter's value, without its unit but for money. */
    static String show(Parameter parameter) {
        return parameter.unit().equals("pence")
                ? pounds(parameter.value())
                : parameter.value() == null
                        ? parameter.word()
                        : parameter.value().toString();
    }

    /** A value as a reader sees it: money in pounds, dates in words, lists with commas. */
    static String show(String name, Object value) {
        if (value == null) {
            return "not known";
        }
        if (value instanceof LocalDate date) {
            return date.format(DAY);
        }
        if (value instanceof Number number && name.endsWith("Pence")) {
            return pounds(number.longValue());
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(one -> show(name, one)).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    private static String pounds(Long pence) {
        return pence == null
                ? "not known"
                : pence % 100 == 0
                        ? String.format(Locale.UK, "£%,d", pence / 100)
                        : String.format(Locale.UK, "£%,d.%02d", pence / 100, pence % 100);
    }

    /** Citations of a finding in words: all of them for an officer, the first for anybody else. */
    public List<String> cites(Finding finding, Audience audience) {
        return principle(finding.principle()).map(p -> cites(p, audience)).orElse(List.of());
    }

    List<String> cites(Principle principle, Audience audience) {
        return principle.cites().stream()
                .limit(audience == Audience.OFFICER ? Integer.MAX_VALUE : 1)
                .map(this::cite)
                .toList();
    }

    /** One citation in words. */
    public String cite(String key) {
        var source = catalogue.sources().get(key.substring(0, Math.max(0, key.indexOf('/'))));
        return catalogue
                .provision(key)
                .map(provision -> (source.brief() == null ? source.title() + "," : source.brief()) + " " + place(key)
                        + (provision.checked().equals("unsure") ? " (to be checked)" : ""))
                .orElse(key);
    }

    /** {@code s39-4-b-i} reads s.39(4)(b)(i), {@code r13-2} reads reg. 13(2), {@code p9-83} reads para. 9.83. */
    static String place(String key) {
        var provision = key.substring(key.indexOf('/') + 1);
        Matcher numbered = NUMBERED.matcher(provision);
        if (!numbered.matches()) {
            return provision.replace('-', ' ');
        }
        var rest = numbered.group(3);
        if (numbered.group(1).equals("p")) {
            return "para. " + numbered.group(2) + rest.replace('-', '.');
        }
        return (numbered.group(1).equals("s") ? "s." : "reg. ")
                + numbered.group(2)
                + rest.replaceAll("-([0-9a-z]+)", "($1)");
    }
}

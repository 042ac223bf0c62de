package org.rightplace.pages.board;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rightplace.explanation.Sentences;
import org.rightplace.governance.Activation;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.pages.Days;
import org.rightplace.pages.board.EntryPage.Fact;
import org.rightplace.rulebook.DatedParameter;
import org.rightplace.rulebook.ParsedRule;
import org.rightplace.rulebook.Principle;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.rulebook.Scenario;
import org.rightplace.web.Pages;
import org.rightplace.web.Problem;
import org.rightplace.web.Query;
import org.rightplace.web.Route;

/** {@code /rulebook}: what is in service, principle by principle, in words and with its sources; for everybody who has signed in. */
public final class RulebookPages {

    private static final int PAGE = 50;
    private static final Query<Long> BEFORE =
            Query.number("before", "Only activations before this entry.", 0, 1L << 53);

    private static final Map<String, String> EFFECTS = Map.of(
            "blocks", "Holds things up until it is put right",
            "gates", "A named person must look",
            "asks", "Evidence is asked for",
            "flags", "The panel is told",
            "orders", "It orders the council’s own search",
            "tasks", "There is something to do",
            "informs", "Other steps build on it");
    private static final Map<String, String> BASES =
            Map.of("statute", "Law", "guidance", "Guidance", "local-policy", "Local policy");
    private static final List<String> ORDER = List.of("placement", "contract", "toolkit");
    private static final Map<String, String> THEMES =
            Map.of("placement", "Placements", "contract", "Contracts", "toolkit", "Autism toolkit");
    private static final Map<String, String> SUBJECTS = Map.of(
            "option", "Each setting",
            "considered-option", "Each setting that was asked for or consulted",
            "request", "The request as a whole",
            "contract", "The contract as a whole",
            "kpi", "Each measure of the contract",
            "evaluation", "The self-evaluation as a whole",
            "check", "Each check of the toolkit",
            "setting", "Each setting within reach",
            "waiver", "Each decision to go on without something");
    private static final Map<String, String> CHECKED =
            Map.of("text", "read in the text", "secondary", "known from other sources", "unsure", "to be checked");

    private final Supplier<Rulebook> rulebook;
    private final Ledger ledger;

    public RulebookPages(Supplier<Rulebook> rulebook, Ledger ledger) {
        this.rulebook = rulebook;
        this.ledger = ledger;
    }

    /** Principles of one theme. */
    public record Theme(String name, List<Line> lines) {}

    /**
     * One principle, or one of its dated versions.
     *
     * @param scenarios how many, by outcome in words
     */
    public record Line(
            String id,
            String question,
            String effect,
            String basis,
            String sources,
            String dates,
            String owner,
            String scenarios) {}

    /** One source of a principle. */
    public record Cited(String words, String title, String link, String version, String checked, String note) {}

    /** What one answer says to each reader. */
    public record Answer(String outcome, String officer, String panel, String family) {}

    /** A scenario as it ran just now. */
    public record Ran(String name, String why, String day, String expects, List<String> wrong) {}

    /** One dated version of a principle. */
    public record Version(
            String question,
            String judgement,
            List<Fact> facts,
            List<Cited> cited,
            List<Dated> parameters,
            List<Answer> answers,
            List<Ran> ran) {}

    /** A parameter with its values, newest last. */
    public record Dated(String id, String title, String owner, String reviewBy, List<Value> values) {}

    /** What a parameter is from a day on. */
    public record Value(String from, List<String> says, String cites, String unsure) {}

    /** What is served. */
    public List<Route> routes() {
        return List.of(
                Route.get("/rulebook", this::whole).mayAll(),
                Route.get("/rulebook/principles/{principle}", this::principle).mayAll(),
                Route.get("/rulebook/parameters", this::parameters).mayAll(),
                Route.get("/rulebook/activations", this::activations).mayAll());
    }

    private void whole(Context context) {
        var book = rulebook.get();
        var catalogue = book.catalogue();
        var themes = catalogue.principles().stream()
                .collect(Collectors.groupingBy(Principle::theme, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingInt(one -> ORDER.indexOf(one.getKey())))
                .map(one -> new Theme(
                        THEMES.getOrDefault(one.getKey(), one.getKey()),
                        one.getValue().stream().map(p -> line(book, p)).toList()))
                .toList();
        var manifest = catalogue.manifest();
        Pages.show(
                context,
                "Rulebook",
                "board/rulebook.jte",
                Map.of(
                        "facts",
                        List.of(
                                new Fact("Name", manifest.name(), null),
                                new Fact("Version", manifest.version(), null),
                                new Fact("Approved by", manifest.approvedBy(), null),
                                new Fact("Approved on", When.day(manifest.approvedOn()), null),
                                inService(catalogue.digest()),
                                new Fact("Digest of its files", catalogue.digest(), null)),
                        "themes",
                        themes,
                        "count",
                        catalogue.principles().size()));
    }

    private Fact inService(String digest) {
        return ledger.newest(1, null, EntryKind.RULEBOOK_ACTIVATED).stream()
                .map(Activation::of)
                .filter(one -> one.digest().equals(digest))
                .map(one -> new Fact("In service since", Days.at(one.recordedAt()), "/rulebook/activations"))
                .findFirst()
                .orElse(new Fact("In service", "From the folder of rules: none was activated yet", null));
    }

    private static Line line(Rulebook book, Principle p) {
        var sentences = new Sentences(book.catalogue(), Map.of());
        return new Line(
                p.id(),
                p.question(),
                EFFECTS.getOrDefault(p.effect(), p.effect()),
                BASES.getOrDefault(p.basis(), p.basis()),
                p.cites().stream().map(sentences::cite).collect(Collectors.joining("; ")),
                dates(p),
                plain(p.owner()),
                book.scenariosByOutcome(p).entrySet().stream()
                        .map(one -> outcome(one.getKey()) + " " + one.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String dates(Principle p) {
        return "From " + When.day(p.from()) + (p.to() == null ? "" : " to " + When.day(p.to()));
    }

    /** A code as words: {@code SEN placements} for {@code sen-placements}. */
    private static String plain(String code) {
        if (code == null || code.isEmpty()) {
            return "";
        }
        var words = code.replace('-', ' ').replaceFirst("^sen(d?)\\b", "SEN$1").replaceFirst("^SENd", "SEND");
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static String outcome(String code) {
        var words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void principle(Context context) {
        var book = rulebook.get();
        var id = context.pathParam("principle");
        var versions = book.catalogue().principles().stream()
                .filter(p -> p.id().equals(id))
                .toList();
        if (versions.isEmpty()) {
            throw new Problem(404, "Page not found");
        }
        var title = versions.get(versions.size() - 1).words().title();
        Pages.show(
                context,
                versions.get(0).id() + ": " + title,
                "board/principle.jte",
                Map.of(
                        "id",
                        versions.get(0).id(),
                        "title",
                        title,
                        "versions",
                        versions.stream().map(p -> version(book, p)).toList()));
    }

    private static Version version(Rulebook book, Principle p) {
        var facts = List.of(
                new Fact("About", SUBJECTS.getOrDefault(p.subject(), plain(p.subject())), null),
                new Fact("What follows from it", EFFECTS.getOrDefault(p.effect(), p.effect()), null),
                new Fact("Rests on", BASES.getOrDefault(p.basis(), p.basis()), null),
                new Fact("In force", dates(p), null),
                new Fact("Who answers for it", plain(p.owner()), null),
                new Fact("Looked at again by", When.day(p.reviewBy()), null));
        return new Version(
                p.question(),
                p.judgement() == null ? "" : p.judgement(),
                facts,
                p.cites().stream().map(cite -> cited(book, cite)).toList(),
                p.parameters().stream()
                        .map(id -> book.catalogue().parameters().get(id))
                        .filter(Objects::nonNull)
                        .map(parameter -> dated(book, parameter))
                        .toList(),
                answers(p),
                book.tryScenarios(p).stream().map(RulebookPages::ran).toList());
    }

    private static Cited cited(Rulebook book, String cite) {
        var catalogue = book.catalogue();
        var source = catalogue.sources().get(cite.substring(0, Math.max(0, cite.indexOf('/'))));
        var provision = catalogue.provision(cite);
        return new Cited(
                new Sentences(catalogue, Map.of()).cite(cite),
                provision.map(one -> one.title()).orElse(""),
                source == null || source.link() == null ? "" : source.link(),
                source == null || source.version() == null ? "" : source.version(),
                provision
                        .map(one -> CHECKED.getOrDefault(one.checked(), one.checked()))
                        .orElse(""),
                provision.map(one -> one.note()).orElse(""));
    }

    private static List<Answer> answers(Principle p) {
        var answers = new LinkedHashMap<String, Answer>();
        for (ParsedRule rule : p.siblings()) {
            var words = p.words().reasons().get(rule.reason());
            if (words != null) {
                answers.putIfAbsent(
                        rule.outcome() + rule.reason(),
                        new Answer(outcome(rule.outcome()), words.officer(), words.panel(), words.family()));
            }
        }
        return List.copyOf(answers.values());
    }

    private static Ran ran(Scenario.Ran ran) {
        var scenario = ran.scenario();
        return new Ran(
                scenario.name(),
                scenario.why() == null ? "" : scenario.why(),
                When.day(scenario.lawAsAt()),
                outcome(scenario.expect().path("outcome").asText("")),
                ran.wrong());
    }

    private static Dated dated(Rulebook book, DatedParameter parameter) {
        var sentences = new Sentences(book.catalogue(), Map.of());
        return new Dated(
                parameter.parameter(),
                parameter.title(),
                plain(parameter.owner()),
                When.day(parameter.reviewBy()),
                parameter.values().stream()
                        .map(value -> new Value(
                                When.day(value.from()),
                                says(parameter, value),
                                sentences.cite(value.cites()),
                                value.unsure() == null ? "" : value.unsure()))
                        .toList());
    }

    private static List<String> says(DatedParameter parameter, DatedParameter.Value value) {
        if (value.value() != null) {
            return List.of(number(value.value(), parameter.unit()));
        }
        if (value.words() != null) {
            return value.words();
        }
        var says = new ArrayList<String>();
        value.of()
                .forEach((of, one) -> says.add(plain(of) + ": "
                        + (one instanceof Number some ? number(some.longValue(), parameter.unit()) : one.toString())));
        return says;
    }

    private static String number(long value, String unit) {
        if ("pence".equals(unit)) {
            return value % 100 == 0
                    ? String.format(Locale.UK, "£%,d", value / 100)
                    : String.format(Locale.UK, "£%,d.%02d", value / 100, value % 100);
        }
        return String.format(Locale.UK, "%,d", value) + (unit == null || unit.equals("count") ? "" : " " + unit);
    }

    private void parameters(Context context) {
        var book = rulebook.get();
        Pages.show(
                context,
                "Numbers and lists of the rulebook",
                "board/parameters.jte",
                Map.of(
                        "parameters",
                        book.catalogue().parameters().values().stream()
                                .map(parameter -> dated(book, parameter))
                                .toList()));
    }

    private void activations(Context context) {
        var found = ledger.newest(PAGE + 1, BEFORE.of(context).orElse(null), EntryKind.RULEBOOK_ACTIVATED);
        var values = new LinkedHashMap<String, Object>();
        values.put("activations", found.stream().limit(PAGE).map(Activation::of).toList());
        values.put(
                "times",
                found.stream()
                        .limit(PAGE)
                        .map(one -> Days.at(one.entry().recordedAt()))
                        .toList());
        values.put(
                "next",
                found.size() > PAGE
                        ? "/rulebook/activations?before="
                                + found.get(PAGE - 1).entry().sequence()
                        : null);
        Pages.show(context, "Rulebooks that were put in service", "board/activations.jte", values);
    }
}

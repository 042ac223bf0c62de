package org.rightplace.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rightplace.access.Look;
import org.rightplace.access.Looks;
import org.rightplace.choice.Choices;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Held;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/**
 * A copy of everything held on a person, as files: for each draft what has been filled in, for each entry its record, its private parts, its receipt and, where it is advice, why it
 * is as it is in the family's words; {@value #INDEX}, by which the person finds their way; and {@value #CHECKS}, for the officer alone.
 */
public final class AccessExport {

    static final String INDEX = "index.html";
    static final String CHECKS = "check-before-sending.txt";

    /** Codes, ids, days, numbers and postcodes speak of nobody else; any other text may. */
    private static final Pattern SPEAKS_OF_NOBODY =
            Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*|[A-Z0-9]+([-_][A-Z0-9]+)*|\\d{4}-\\d{2}-\\d{2}");

    private final Ledger ledger;
    private final Answers answers;
    private final Looks looks;
    private final Unsent unsent;
    private final Supplier<Catalogue> rules;
    private final Clock clock;

    /** @param unsent what was begun on persons and not sent */
    public AccessExport(
            Ledger ledger, Answers answers, Looks looks, Unsent unsent, Supplier<Catalogue> rules, Clock clock) {
        this.ledger = ledger;
        this.answers = answers;
        this.looks = looks;
        this.unsent = unsent;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One entry on the page.
     *
     * @param title what it is and when it was recorded
     * @param lines what is to be said of it
     * @param files beside the page, with what each holds
     */
    public record Line(String title, List<String> lines, Map<String, String> files) {}

    /**
     * Writes the files.
     *
     * @param folder is there, and empty
     * @return how many entries were written
     * @throws Refused when nothing is held under the reference
     */
    public int write(String personReference, Path folder) throws IOException {
        var held = ledger.persons().held(personReference);
        var drafts = unsent.about().apply(personReference);
        if (held.isEmpty() && drafts.isEmpty()) {
            throw ErasureService.nobody();
        }
        var lines = new ArrayList<Line>();
        var checks = new ArrayList<String>();
        for (StoredEntry one : held.map(Held::entries).orElse(List.of())) {
            lines.add(entry(folder, one, checks));
            looks.noteLocal(Look.What.EXPORT, one.entry().decisionId(), one.authorities());
        }
        for (int i = 0; i < drafts.size(); i++) {
            lines.add(draft(folder, "draft-" + (i + 1), drafts.get(i), checks));
        }
        Files.writeString(folder.resolve(INDEX), page(held, lines));
        Files.writeString(folder.resolve(CHECKS), checks(checks));
        return lines.size();
    }

    /** What was begun and not sent. Nothing was advised on it. */
    private Line draft(Path folder, String name, Unsent.Begun one, List<String> checks) throws IOException {
        var body = new JsonMapper().readTree(one.body());
        var file = name + "/request.json";
        Files.createDirectories(folder.resolve(name));
        write(folder, file, body);
        var found = new ArrayList<String>();
        speaking(body, "", found);
        found.forEach(at -> checks.add(file + " " + at));
        return new Line(
                "A request that was begun and not sent, last saved at " + one.on(),
                List.of("It was begun by " + one.account() + ". Nothing was advised on it."),
                Map.of(file, "what has been filled in so far"));
    }

    private Line entry(Path folder, StoredEntry one, List<String> checks) throws IOException {
        var name = "entry-%06d".formatted(one.entry().sequence());
        Files.createDirectories(folder.resolve(name));
        var files = new LinkedHashMap<String, String>();
        var lines = new ArrayList<String>();
        var answer = answers.of(one);
        if (answer.isPresent()) {
            explain(folder, name, one, answer.get(), files);
        }
        for (var section : one.sections().entrySet()) {
            var file = name + "/" + section.getKey() + ".json";
            write(folder, file, section.getValue());
            files.put(file, said(section.getKey()));
            var found = new ArrayList<String>();
            speaking(section.getValue(), "", found);
            found.forEach(at -> checks.add(file + " " + at));
        }
        write(folder, name + "/record.json", one.body());
        files.put(name + "/record.json", "what the log keeps for good: codes, no name");
        write(
                folder,
                name + "/receipt.json",
                ledger.proofs().receipt(one.entry()).json());
        files.put(name + "/receipt.json", "proof that the record was not changed");
        looked(folder, name, one, files);
        int absent = one.body().path("commitments").size() - one.sections().size();
        if (absent > 0) {
            lines.add("Part of what it said of you has been erased.");
        }
        if (Choices.isAdvice(one)) {
            lines.addAll(Choices.on(one.entry().decisionId(), ledger).lines(rules.get()));
        }
        return new Line(
                kind(one) + ", recorded on " + Days.of(one.entry().recordedAt()) + ", number "
                        + one.entry().sequence(),
                lines,
                files);
    }

    /** Who looked at it so far, the newest first. */
    private void looked(Path folder, String name, StoredEntry one, Map<String, String> files) throws IOException {
        var found = looks.find(Looks.Asked.at(one.entry().decisionId()), Integer.MAX_VALUE, null);
        if (found.isEmpty()) {
            return;
        }
        var names = rules.get();
        var text = new StringBuilder("Who looked at this record, the newest first.\n\n");
        found.forEach(look -> text.append(look.at())
                .append("  ")
                .append(look.account())
                .append(", ")
                .append(look.role())
                .append(": ")
                .append(look.what().wireName())
                .append(look.reason() == null ? "" : ". " + names.name("reasons-to-know", look.reason()))
                .append('\n'));
        Files.writeString(folder.resolve(name).resolve("looks.txt"), text);
        files.put(name + "/looks.txt", "who looked at it, when, and where a reason was asked for, why");
    }

    private void explain(Path folder, String name, StoredEntry one, Answered answer, Map<String, String> files)
            throws IOException {
        var explanation = answer.explain(Audience.FAMILY);
        var under = Choices.under(answer, one.entry().decisionId(), ledger);
        Files.writeString(folder.resolve(name).resolve("why.html"), Html.of(explanation, under));
        Files.writeString(
                folder.resolve(name).resolve("why.txt"),
                PlainText.of(explanation) + "\n" + String.join("\n", under) + "\n");
        files.put(name + "/why.html", "the advice and why it is as it is, in plain words");
        files.put(name + "/why.txt", "the same as plain text");
    }

    private static void write(Path folder, String file, JsonNode json) throws IOException {
        Files.write(folder.resolve(file), (json.toPrettyString() + "\n").getBytes(UTF_8));
    }

    private static String said(String section) {
        return switch (section) {
            case "request" -> "what was sent in: what people told the council";
            case "answer" -> "everything that was found, with the facts it was found from";
            case "choice" -> "what somebody decided, who, and why";
            case "officer" -> "which officer did it";
            case "asker" -> "which officer asked";
            default -> "another part that is kept private";
        };
    }

    private static String kind(StoredEntry one) {
        return switch (one.entry().kind()) {
            case PLACEMENT_RECOMMENDATION -> "Advice on a placement";
            case HUMAN_CHOICE -> "What a person decided on advice";
            case CORRECTION ->
                Hold.QUESTION.equals(one.body().path("question").textValue())
                        ? "A hold, so that nothing is erased for now"
                        : "Something put right";
            case CONTRACT_REVIEW -> "A review of a contract";
            case TOOLKIT_EVALUATION -> "A look at a service with the autism toolkit";
            default -> "An entry of the log";
        };
    }

    /** Places of texts that may speak of somebody else, or be somebody's name; never what stands there. */
    private static void speaking(JsonNode node, String pointer, List<String> into) {
        if (node.isTextual() && !SPEAKS_OF_NOBODY.matcher(node.textValue()).matches()) {
            into.add(pointer.isEmpty() ? "(all of it)" : pointer);
        }
        node.properties().forEach(field -> speaking(field.getValue(), pointer + "/" + field.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            speaking(node.get(i), pointer + "/" + i, into);
        }
    }

    private String page(Optional<Held> found, List<Line> lines) {
        var today = LocalDate.now(clock.withZone(Filter.ENGLAND));
        var kept = new ArrayList<String>();
        found.flatMap(held -> Retention.of(held, rules.get(), today))
                .ifPresent(one -> kept.add("It is kept until " + Days.of(one.until()) + ": " + one.className() + ", "
                        + one.years() + " years from birth."));
        found.ifPresent(held -> Hold.standing(held.entries()).forEach(hold -> kept.add(hold.line(rules.get()))));
        return Html.page(
                "held.jte",
                Map.of(
                        "day",
                        Days.of(today),
                        "kept",
                        kept,
                        "lines",
                        lines,
                        "key",
                        ledger.proofs().key()));
    }

    private String checks(List<String> places) {
        var text =
                new StringBuilder("For the officer who sends this. Do not send this file.\n\nBefore a copy is sent:\n");
        rules.get()
                .table("disclosure-checks")
                .rows()
                .forEach(row -> text.append("- ").append(row.text("name")).append('\n'));
        text.append(
                        "\nWhat is written out again stands in the files why.html and why.txt beside these as well, and in index.html.")
                .append("\nTexts that may name or speak of somebody else, by file and place:\n");
        places.forEach(place -> text.append("- ").append(place).append('\n'));
        return text.toString();
    }
}

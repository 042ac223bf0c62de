package org.rightplace.tribunal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rightplace.choice.Choices;
import org.rightplace.choice.Chosen;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Decision;
import org.rightplace.decision.Kind;
import org.rightplace.explanation.Audience;
import org.rightplace.explanation.Html;
import org.rightplace.explanation.PlainText;
import org.rightplace.ledger.EntryKind;
import org.rightplace.rulebook.Rulebook;

/** Writes the files of a bundle: those that are given, and those that are made from them, which whoever checks makes again. */
public final class Writing {

    private Writing() {}

    /** A file, or a folder where the name ends with a slash, and what it is. */
    public record Item(String name, String words) {}

    /** All files but the list of them. */
    static SortedMap<String, byte[]> files(CaseFile one, List<Kind<?>> kinds) {
        var files = new TreeMap<>(Layout.given(one));
        var answer = answer(one, kinds);
        answer.ifPresent(found -> explanations(files, one, found));
        var title = "Decision " + one.advice().text("decisionId");
        var items = items(one, answer.isPresent());
        var paragraphs = paragraphs(one, answer.isPresent());
        var page = Html.page("bundle.jte", Map.of("title", title, "items", items, "paragraphs", paragraphs));
        files.put("index.html", page.getBytes(UTF_8));
        var text = new StringBuilder(title).append("\n\n");
        items.forEach(item ->
                text.append(item.name()).append("\n    ").append(item.words()).append('\n'));
        paragraphs.forEach(paragraph -> text.append('\n').append(paragraph).append('\n'));
        files.put("README.txt", text.toString().getBytes(UTF_8));
        return files;
    }

    /** Whether a file is made from others, so that another version of the program may write it otherwise. */
    static boolean made(String name) {
        return name.startsWith(Layout.EXPLANATION) || name.equals("index.html") || name.equals("README.txt");
    }

    /** The answer that was given; empty when what it was given on has been erased. */
    private static Optional<Answered> answer(CaseFile one, List<Kind<?>> kinds) {
        var stored = one.advice().stored();
        var receipt = one.advice().receipt();
        return Kind.ofAny(
                kinds,
                stored,
                () -> Decision.of(stored.entry(), receipt::checkpoint),
                () -> Rulebook.describe(one.rulebook()));
    }

    private static void explanations(Map<String, byte[]> files, CaseFile one, Answered answer) {
        var chosen = one.later().stream()
                .map(Recorded::stored)
                .filter(stored -> stored.entry().kind() == EntryKind.HUMAN_CHOICE)
                .map(Chosen::read)
                .toList();
        var under = new Choices(one.advice().text("decisionId"), chosen).under(answer);
        for (Audience audience : Audience.values()) {
            var explanation = answer.explain(audience);
            var name = Layout.EXPLANATION + audience.code();
            files.put(name + ".html", Html.of(explanation, under).getBytes(UTF_8));
            files.put(
                    name + ".txt",
                    (PlainText.of(explanation) + "\n" + String.join("\n", under) + "\n").getBytes(UTF_8));
        }
    }

    private static List<Item> items(CaseFile one, boolean explained) {
        var items = new ArrayList<Item>();
        if (explained) {
            items.add(new Item(
                    "explanation/family.html", "The advice and the reasons for it, in plain words for the family."));
            items.add(new Item("explanation/panel.html", "The same for the panel."));
            items.add(
                    new Item(
                            "explanation/officer.html",
                            "The same for an officer, with each section of the law. Beside each is a .txt with the same text."));
        }
        items.add(new Item(
                "record.json",
                "The record of the advice, to the byte as it is in the council's log. It holds no names."));
        if (!one.advice().sections().isEmpty()) {
            items.add(new Item(
                    "private/", "What the advice was given on and what was found: private, and to be kept so."));
        }
        items.add(new Item(
                "receipt.json",
                "The proof that this record is in the log under its number, and was not changed since."));
        if (!one.later().isEmpty()) {
            items.add(
                    new Item(
                            "later/",
                            "What people chose on the advice, in the order it was recorded: for each its record, its private part and its proof."));
        }
        items.add(new Item(
                "rulebook/", "The law and policy, as rules, that the advice was given by, as they were on that day."));
        items.add(new Item(
                "checkpoint.txt",
                "What the log held when it took in the record, signed. The same is printed with the advice."));
        items.add(new Item("key.txt", "The council's public key, with which the signatures are checked."));
        items.add(new Item("bundle.json", "When this bundle was made, and by which version of the program."));
        items.add(new Item("MANIFEST", "A list of all these files with the size and the hash of each, signed."));
        return items;
    }

    private static List<String> paragraphs(CaseFile one, boolean explained) {
        var paragraphs = new ArrayList<String>();
        if (!explained) {
            paragraphs.add(
                    "What was said of people in this decision has been erased, and with it the explanation. The record itself"
                            + " stays: it shows by which rules the advice was given, when, and what came of it.");
        }
        paragraphs.add(
                "To check it, have the program Rightplace and run: ./rightplace decisions verify-bundle FILE --key KEY."
                        + " FILE is this zip, or the folder it was unpacked to. KEY is the council's key, which you get from the council"
                        + " another way, not from here; without it the check says only that the files agree with each other.");
        paragraphs.add(
                "The check looks at every byte. It holds the record and each choice against its proof, the private files against"
                        + " what the record says of them, and the rules against the record. Then it writes the explanations again from"
                        + " the record and the rules, and compares them with those here.");
        paragraphs.add(
                "What no bundle can show: that nothing was recorded on this decision after the bundle was made, on "
                        + one.made() + ".");
        return paragraphs;
    }
}

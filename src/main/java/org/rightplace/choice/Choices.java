package org.rightplace.choice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rightplace.decision.Answered;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/**
 * What people chose on one piece of advice, in the order it was recorded.
 *
 * @param advice its id
 * @param all every choice, those that were put right later among them
 */
public record Choices(String advice, List<Chosen> all) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** What is said of advice nobody has decided on. */
    public static final String UNDECIDED = "undecided";

    /** The choices on a piece of advice. */
    public static Choices on(String advice, Ledger ledger) {
        return new Choices(
                advice,
                ledger.following(advice).stream()
                        .filter(stored -> stored.entry().kind() == EntryKind.HUMAN_CHOICE)
                        .map(Chosen::read)
                        .toList());
    }

    /** What stands under recorded advice: where it is recorded, and what people chose on it. */
    public static List<String> under(Answered answer, String id, Ledger ledger) {
        return on(id, ledger).under(answer);
    }

    /** What stands under the advice these were made on. */
    public List<String> under(Answered answer) {
        return Stream.concat(answer.provenance().stream(), lines(answer.catalogue()).stream())
                .toList();
    }

    /** Whether an entry holds advice, on which there can be a choice. */
    public static boolean isAdvice(StoredEntry stored) {
        return EntryKind.ADVICE.contains(stored.entry().kind());
    }

    /** The latest choice of a standing; empty where there is none. */
    public Optional<Chosen> latest(String standing) {
        return all.stream().filter(one -> one.standing().equals(standing)).reduce((first, second) -> second);
    }

    /** The choice that stands: the latest of those that decide. */
    public Optional<Chosen> standing() {
        return latest(Choice.DECISION);
    }

    /** Id of the last one recorded; null where there is none. */
    String last() {
        return all.isEmpty() ? null : all.get(all.size() - 1).id();
    }

    /** Without what was said of people, as if that had been erased. */
    public Choices withoutPrivate() {
        return new Choices(advice, all.stream().map(Chosen::withoutPrivate).toList());
    }

    /** As the API gives it, {@code schema/outcomes.json}. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("advice", advice);
        json.put("state", standing().map(Chosen::code).orElse(UNDECIDED));
        json.put("decision", standing().map(one -> one.id()).orElse(null));
        var choices = json.putArray("choices");
        all.forEach(one -> choices.add(one.json()));
        return json;
    }

    /**
     * A line for each choice, for under the advice; one that says so where there is none.
     *
     * @param catalogue whose tables name the codes
     */
    public List<String> lines(Catalogue catalogue) {
        return lines(one -> line(one, catalogue));
    }

    /** The same, for those who may not see what was said of people: only what was chosen. */
    public List<String> bareLines(Catalogue catalogue) {
        return lines(one -> bareLine(one, catalogue));
    }

    private List<String> lines(Function<Chosen, String> line) {
        var lines = new ArrayList<>(all.stream().map(line).toList());
        if (standing().isEmpty()) {
            lines.add("No person has decided on this advice yet.");
        }
        return lines;
    }

    private static String bareLine(Chosen one, Catalogue catalogue) {
        return chosen(one, catalogue)
                + (one.choice() == null
                        ? ". What was said of people has been erased. Entry "
                        : ". Who chose it, and why, is not shown. Entry ")
                + one.sequence() + ".";
    }

    private static String chosen(Chosen one, Catalogue catalogue) {
        return (one.decides() ? "Decision" : "Panel's recommendation") + ": " + catalogue.name("choices", one.code());
    }

    private static String line(Chosen one, Catalogue catalogue) {
        if (one.choice() == null) {
            return bareLine(one, catalogue);
        }
        var said = one.choice();
        return chosen(one, catalogue)
                + (said.settingUrn() == null ? "" : ", setting " + said.settingUrn())
                + ", by " + said.decidedBy() + " (" + said.roleInWords() + ") on "
                + said.decidedOn().format(DAY)
                + (said.code() == null ? "" : ". " + catalogue.name("departure-codes", said.code()))
                + (said.reason() == null ? "" : ": " + withoutStop(said.reason()))
                + (said.corrects() == null ? "." : ". It puts an earlier choice right.")
                + " Entry " + one.sequence() + ".";
    }

    /** A reason may end as a sentence does, and the line goes on to its own end. */
    private static String withoutStop(String reason) {
        return reason.strip().replaceFirst("\\.$", "");
    }
}

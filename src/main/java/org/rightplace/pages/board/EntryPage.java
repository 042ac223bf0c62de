package org.rightplace.pages.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.choice.Chosen;
import org.rightplace.decision.Asker;
import org.rightplace.decision.RecordsApi;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Erased;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Days;
import org.rightplace.pages.RecordPage;
import org.rightplace.pages.Records;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.web.Pages;

/** The page of an entry that is no advice: a choice, a rulebook put in service, an erasure, a legal hold, what is the log's own. */
public final class EntryPage implements RecordPage {

    private final Ledger ledger;
    private final RecordsApi access;
    private final EntryWords words;

    public EntryPage(Ledger ledger, RecordsApi access, Records records, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.access = access;
        this.words = new EntryWords(ledger, records, rules);
    }

    /** The kinds of entry it is the page of. */
    public static List<EntryKind> kinds() {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> !EntryKind.ADVICE.contains(kind))
                .toList();
    }

    /**
     * One thing that is said of the entry.
     *
     * @param link where more of it stands; null for nowhere
     */
    public record Fact(String name, String value, String link) {}

    @Override
    public boolean showsBare() {
        return true;
    }

    @Override
    public void show(Context context, StoredEntry stored) {
        var whole = access.isWhole(context, stored);
        var values = new LinkedHashMap<String, Object>();
        values.put("title", EntryWords.kind(stored.entry().kind()));
        values.put("says", says(stored.entry().kind()));
        values.put("id", stored.entry().decisionId());
        values.put("facts", facts(context, stored));
        values.put("body", stored.body().toPrettyString());
        values.put(
                "gone",
                whole
                        && stored.sections().isEmpty()
                        && !stored.body().path("commitments").isEmpty());
        values.put("reasons", whole ? Map.of() : access.reasons());
        Pages.show(context, EntryWords.kind(stored.entry().kind()), "board/entry.jte", values);
    }

    private static String says(EntryKind kind) {
        return switch (kind) {
            case HUMAN_CHOICE ->
                "A named person, or a panel, chose what to do about advice. The advice stays as it was given.";
            case RULEBOOK_ACTIVATED -> "From this entry on, questions are answered with this rulebook.";
            case ERASURE ->
                "What some entries said of a person was deleted for good. Their codes stay, and the log still proves them.";
            case CORRECTION -> "While a legal hold stands, nothing of the person is erased.";
            case GENESIS -> "The first entry. It holds the public key that checkpoints of this log are signed with.";
            case KEY_ROTATED -> "From this entry on, checkpoints are signed with another key.";
            default -> throw new IllegalArgumentException("Advice has a page of its own");
        };
    }

    private List<Fact> facts(Context context, StoredEntry stored) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("What it came to", words.outcome(stored), null));
        follows(stored, facts);
        switch (stored.entry().kind()) {
            case HUMAN_CHOICE -> choice(stored, facts);
            case RULEBOOK_ACTIVATED -> rulebook(stored, facts);
            case ERASURE -> erasure(RecordsApi.sight(context), stored, facts);
            case CORRECTION -> add(facts, "Officer", stored.sections().get("officer"), "by");
            case GENESIS, KEY_ROTATED ->
                facts.add(new Fact(
                        "Public key", stored.body().at("/content/publicKey").asText("none"), null));
            default -> throw new IllegalArgumentException("Advice has a page of its own");
        }
        var asker = stored.sections().get(Asker.SECTION);
        add(facts, "Recorded by", asker, "name");
        facts.add(new Fact(
                "In the role of", stored.body().path("actorRole").asText().replace('-', ' '), null));
        facts.add(new Fact("Recorded", Days.at(stored.entry().recordedAt()), null));
        var authorities = stored.authorities().stream()
                .map(code -> words.name("authorities", code))
                .toList();
        if (!authorities.isEmpty()) {
            facts.add(new Fact("Council", String.join(", ", authorities), null));
        }
        facts.add(new Fact("Place in the log", "Entry " + stored.entry().sequence(), null));
        return facts;
    }

    private void follows(StoredEntry stored, List<Fact> facts) {
        var follows = stored.body().path("follows").textValue();
        if (follows != null) {
            ledger.find(follows)
                    .ifPresent(other -> facts.add(new Fact(
                            "Follows",
                            EntryWords.kind(other.entry().kind()) + ", entry "
                                    + other.entry().sequence() + ": " + words.outcome(other),
                            "/decisions/" + follows)));
        }
    }

    private void choice(StoredEntry stored, List<Fact> facts) {
        var content = stored.body().path("content");
        if (content.path("code").isTextual()) {
            facts.add(new Fact(
                    "Reason by its code",
                    words.name("departure-codes", content.get("code").asText()),
                    null));
        }
        facts.add(new Fact("Decided on", When.day(content.path("decidedOn").asText()), null));
        facts.add(new Fact(
                "After the advice was given",
                span(content.path("secondsSinceAdvice").asLong()),
                null));
        if (content.path("corrects").isTextual()) {
            facts.add(new Fact(
                    "Puts right",
                    "An earlier choice on the same advice",
                    "/decisions/" + content.get("corrects").asText()));
        }
        var panel = content.path("panel");
        if (panel.isObject()) {
            facts.add(new Fact("Panel", panel(panel), null));
        }
        var said = Chosen.read(stored).choice();
        if (said != null) {
            addText(facts, "Reason in words", said.reason());
            addText(facts, "Decided by", said.decidedBy());
            addText(facts, "Setting", said.settingUrn() == null ? null : "Number " + said.settingUrn());
            addText(
                    facts,
                    "Chair of the panel",
                    said.panel() == null ? null : said.panel().chair());
        }
    }

    private static String panel(JsonNode panel) {
        var parts = new ArrayList<String>();
        if (panel.path("members").isNumber()) {
            parts.add(panel.get("members").asInt() + " members");
        }
        if (panel.path("quorate").isBoolean()) {
            parts.add(panel.get("quorate").asBoolean() ? "enough to decide" : "too few to decide");
        }
        if (panel.path("conflicts").isNumber()) {
            parts.add(panel.get("conflicts").asInt() + " interests declared");
        }
        return parts.isEmpty() ? "Sat" : String.join(", ", parts);
    }

    private static String span(long seconds) {
        if (seconds < 60) {
            return "Less than a minute";
        }
        long minutes = seconds / 60;
        if (minutes < 120) {
            return minutes + " minutes";
        }
        return minutes < 2 * 24 * 60 ? minutes / 60 + " hours" : minutes / (24 * 60) + " days";
    }

    private static void rulebook(StoredEntry stored, List<Fact> facts) {
        var content = stored.body().path("content");
        facts.add(new Fact("Rulebook", content.at("/rulebook/name").asText(), "/rulebook"));
        facts.add(new Fact("Digest of its files", content.at("/rulebook/digest").asText(), null));
        facts.add(new Fact("In place of", content.path("previous").asText("None: it was the first"), null));
        add(facts, "Approved by", stored.sections().get("approver"), "name");
    }

    private void erasure(Sight sight, StoredEntry stored, List<Fact> facts) {
        var content = stored.body().path("content");
        Erased.in(stored.body())
                .ifPresent(erased -> erased.forEach(one -> ledger.at(one.sequence())
                        .ifPresent(other -> facts.add(new Fact(
                                "Erased from",
                                EntryWords.kind(other.entry().kind()) + ", entry " + one.sequence(),
                                sight.covers(other)
                                        ? "/decisions/" + other.entry().decisionId()
                                        : null)))));
        facts.add(new Fact(
                "Time it was to be kept for",
                content.path("retentionEnded").asBoolean() ? "Had ended" : "Had not ended",
                null));
        add(facts, "Erased by", stored.sections().get("officer"), "by");
        add(facts, "Approved by", stored.sections().get("officer"), "approvedBy");
    }

    private static void add(List<Fact> facts, String name, JsonNode section, String field) {
        addText(facts, name, section == null ? null : section.path(field).textValue());
    }

    private static void addText(List<Fact> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value, null));
        }
    }
}

package org.rightplace.pages.board;

import java.util.function.Supplier;
import org.rightplace.choice.Choices;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.pages.Records;
import org.rightplace.rulebook.Catalogue;

/** What an entry of the log is, in words; nothing private is ever in them. */
final class EntryWords {

    private final Ledger ledger;
    private final Records records;
    private final Supplier<Catalogue> rules;

    /** @param rules whose tables name the codes of what was not made with a rulebook */
    EntryWords(Ledger ledger, Records records, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.records = records;
        this.rules = rules;
    }

    static String kind(EntryKind kind) {
        return switch (kind) {
            case GENESIS -> "Start of the log";
            case PLACEMENT_RECOMMENDATION -> "Placement advice";
            case CONTRACT_REVIEW -> "Contract review";
            case TOOLKIT_EVALUATION -> "Autism self-evaluation";
            case HUMAN_CHOICE -> "A person's choice";
            case RULEBOOK_ACTIVATED -> "Rulebook put in service";
            case ERASURE -> "Personal details erased";
            case CORRECTION -> "Legal hold";
            case KEY_ROTATED -> "New signing key";
        };
    }

    /** What it came to. */
    String outcome(StoredEntry stored) {
        var content = stored.body().path("content");
        return switch (stored.entry().kind()) {
            case PLACEMENT_RECOMMENDATION, CONTRACT_REVIEW, TOOLKIT_EVALUATION -> records.outcome(stored);
            case HUMAN_CHOICE -> {
                var decides = content.hasNonNull("choice");
                var what = name(
                        "choices",
                        content.path(decides ? "choice" : "recommended").asText());
                yield decides ? what : "Panel's recommendation: " + what;
            }
            case RULEBOOK_ACTIVATED ->
                "Version " + content.at("/rulebook/version").asText();
            case ERASURE -> name("erasure-reasons", content.path("reason").asText());
            case CORRECTION ->
                (content.path("hold").asText().equals("placed") ? "Placed: " : "Released: ")
                        + name("hold-reasons", content.path("reason").asText());
            case GENESIS, KEY_ROTATED -> "The log's own";
        };
    }

    /** Where the decision on a piece of advice stands; empty for what is no advice. */
    String choice(StoredEntry stored) {
        return Choices.isAdvice(stored)
                ? Choices.on(stored.entry().decisionId(), ledger)
                        .standing()
                        .map(one -> name("choices", one.code()))
                        .orElse("Not decided yet")
                : "";
    }

    /** The name of a code; the code itself where the rulebook in service does not have it. */
    String name(String table, String code) {
        return rules.get().name(table, code);
    }
}

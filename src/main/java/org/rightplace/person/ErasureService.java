package org.rightplace.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.DraftRefused;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Held;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Persons;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/** Erases what is held on a person, when nothing stands in the way; says beforehand what would go, what would stay, and what does. */
public final class ErasureService {

    static final String REASONS = "erasure-reasons";

    private static final String QUESTION = "erasure";
    private static final int MENTIONS = 20;

    private final Ledger ledger;
    private final Unsent unsent;
    private final Supplier<Catalogue> rules;
    private final Clock clock;

    /**
     * @param unsent what was begun on persons and not sent
     * @param rules whose tables hold the reasons and whose parameters the years
     */
    public ErasureService(Ledger ledger, Unsent unsent, Supplier<Catalogue> rules, Clock clock) {
        this.ledger = ledger;
        this.unsent = unsent;
        this.rules = rules;
        this.clock = clock;
    }

    /** How many drafts there are about a person. They are no records: no hold and no time keeps them. */
    public int drafts(String personReference) {
        return unsent.about().apply(personReference).size();
    }

    /**
     * Deletes the drafts about a person, whoever began them.
     *
     * @return how many there were
     */
    public int eraseDrafts(String personReference) {
        return unsent.forget().applyAsInt(personReference);
    }

    /** Whether the log holds anything on a person. */
    public boolean isOnRecord(String personReference) {
        return ledger.persons().held(personReference).isPresent();
    }

    /**
     * What an erasure would do.
     *
     * @param goes the entries that would lose their private sections
     * @param holds that stand
     * @param retention empty when it cannot be told
     * @param inTheWay why it cannot be done, a sentence each; empty when it can
     * @param mentions other entries whose private sections may name the reference, at most {@value #MENTIONS}; they would stay as they are
     */
    public record Plan(
            List<StoredEntry> goes,
            List<Hold> holds,
            Optional<Retention> retention,
            List<String> inTheWay,
            List<StoredEntry> mentions) {

        /** How many sections would go. */
        public int sections() {
            return goes.stream().mapToInt(one -> one.sections().size()).sum();
        }
    }

    /** @throws Refused when nothing is held under the reference, or the reason is none */
    public Plan plan(String personReference, Erasing asked) {
        var held = ledger.persons().held(personReference).orElseThrow(ErasureService::nobody);
        var own = held.entries().stream().map(one -> one.entry().sequence()).collect(Collectors.toSet());
        var text = new Filter(null, null, null, null, null, null, null, personReference);
        return new Plan(
                Persons.chosen(held, asked.only()).stream()
                        .filter(one -> !one.sections().isEmpty())
                        .toList(),
                Hold.standing(held.entries()),
                Retention.of(held, rules.get(), today()),
                inTheWay(held, asked),
                ledger.find(text, own.size() + MENTIONS, null).stream()
                        .filter(one -> !own.contains(one.entry().sequence()))
                        .limit(MENTIONS)
                        .toList());
    }

    static Refused nobody() {
        return new Refused("Nothing is held under this reference, or all of it has been erased");
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Filter.ENGLAND));
    }

    private List<String> inTheWay(Held held, Erasing asked) {
        var catalogue = rules.get();
        var reason = Codes.row(catalogue, REASONS, asked.reason());
        var inTheWay = new ArrayList<String>();
        Hold.standing(held.entries()).forEach(hold -> inTheWay.add(hold.line(catalogue)));
        var known = held.entries().stream().map(one -> one.entry().decisionId()).collect(Collectors.toSet());
        if (!known.containsAll(asked.only())) {
            inTheWay.add("A decision named with --only is not held on this person.");
        } else if (Persons.chosen(held, asked.only()).stream()
                .allMatch(one -> one.sections().isEmpty())) {
            inTheWay.add("Nothing private is left of what is to be erased.");
        }
        if (askedForAdvice(held, asked.by().name()) || askedForAdvice(held, asked.approvedBy())) {
            inTheWay.add("Who asked for advice on this person neither erases nor approves it: somebody else has to.");
        }
        if (!ended(held) && !reason.is("early")) {
            inTheWay.add(
                    "The time it is kept for has not ended, or cannot be told, and this reason does not go before.");
        }
        if (!ended(held) && reason.is("second")) {
            if (asked.approvedBy() == null) {
                inTheWay.add(
                        "The time it is kept for has not ended, or cannot be told: a second officer has to approve,"
                                + " with --approved-by NAME.");
            } else if (asked.approvedBy().equalsIgnoreCase(asked.by().name())) {
                inTheWay.add("Who approves must be somebody else than who erases.");
            }
        }
        return List.copyOf(inTheWay);
    }

    /** By full name or by account, as whoever runs the command is known by either. */
    private static boolean askedForAdvice(Held held, String name) {
        return name != null
                && held.entries().stream()
                        .flatMap(one -> Stream.ofNullable(one.sections().get(Asker.SECTION)))
                        .anyMatch(asker -> name.equalsIgnoreCase(
                                        asker.path("name").asText())
                                || name.equalsIgnoreCase(asker.path("account").asText()));
    }

    private boolean ended(Held held) {
        return Retention.of(held, rules.get(), today())
                .map(one -> one.ended(today()))
                .orElse(false);
    }

    /**
     * Erases. What stands in the way is asked again while nobody else can record anything.
     *
     * @return the entry that says so
     * @throws Refused when something stands in the way; then nothing was erased
     * @throws org.rightplace.ledger.AppendFailed when it could not be recorded; then nothing was erased
     */
    public Entry erase(String personReference, Erasing asked) {
        Codes.row(rules.get(), REASONS, asked.reason());
        try {
            return ledger.persons()
                    .erase(personReference, asked.only(), held -> {
                        var inTheWay = inTheWay(held, asked);
                        if (!inTheWay.isEmpty()) {
                            throw new DraftRefused(String.join(" ", inTheWay));
                        }
                        return draft(held, asked, ended(held));
                    })
                    .orElseThrow(ErasureService::nobody);
        } catch (DraftRefused e) {
            throw new Refused(e.getMessage());
        }
    }

    /** Codes only in the body, and of the person nothing at all: free text would be about them and could not be erased with them. */
    private static Draft draft(Held held, Erasing asked, boolean ended) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("reason", asked.reason())
                .put("retentionEnded", ended)
                .put("whole", asked.only().isEmpty());
        Draft.belonging(content, held.authorities());
        Map<String, JsonNode> sections = Map.of(
                "officer",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("by", asked.by().name())
                        .put("approvedBy", asked.approvedBy()));
        return new Draft(EntryKind.ERASURE, null, asked.by().role(), QUESTION, null, null, content, sections, null);
    }

    /** What is said in place of a decision that can no longer be explained; empty when nothing of it was erased. */
    public Optional<List<String>> instead(StoredEntry decision) {
        return ledger.persons().erasureOf(decision.entry().sequence()).map(erasure -> {
            var lines = new ArrayList<String>();
            lines.add("Decision " + decision.entry().decisionId() + ", entry "
                    + decision.entry().sequence() + ", "
                    + decision.entry().kind().wireName() + ", recorded on "
                    + Days.of(decision.entry().recordedAt()) + ".");
            lines.add("What it said of a person was erased on "
                    + Days.of(erasure.entry().recordedAt()) + ", entry "
                    + erasure.entry().sequence() + ": "
                    + rules.get()
                            .name(REASONS, erasure.body().at("/content/reason").asText())
                    + ". It can no longer be explained.");
            var outcome = decision.body().at("/content/result/outcome").textValue();
            if (outcome != null) {
                lines.add("What stays is codes, its outcome among them: "
                        + rules.get().name("outcomes", outcome) + " (" + outcome
                        + "). Its record is still proved by the log.");
            }
            return List.copyOf(lines);
        });
    }
}

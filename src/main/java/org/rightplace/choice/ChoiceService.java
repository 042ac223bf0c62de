package org.rightplace.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.rightplace.decision.Answered;
import org.rightplace.decision.Answers;
import org.rightplace.decision.Asked;
import org.rightplace.decision.Asker;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Once;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.Binding;
import org.rightplace.schema.InputError;

/** Records what a named person chooses on advice. The advice stays as it was given; the choice is an entry of its own that follows it. */
public final class ChoiceService {

    static final String QUESTION = "outcome";

    private final Supplier<Rulebook> rulebook;
    private final IntPredicate knownUrn;
    private final Ledger ledger;
    private final Answers answers;
    private final Clock clock;

    /**
     * What came of it: a recorded choice, or everything that is wrong with what was sent.
     *
     * @param chosen null when there are errors
     */
    public record Given(Chosen chosen, List<InputError> errors) {

        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param rulebook whose tables hold the codes
     * @param knownUrn whether the register has a setting of that urn
     */
    public ChoiceService(
            Supplier<Rulebook> rulebook, IntPredicate knownUrn, Ledger ledger, Answers answers, Clock clock) {
        this.rulebook = rulebook;
        this.knownUrn = knownUrn;
        this.ledger = ledger;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Records a choice.
     *
     * @param advice the entry it is about
     * @param json UTF-8, as {@code schema/outcome.json}
     * @param asker whoever records it; callers do not share keys
     * @param key the caller's own name for the request, under which it is recorded once in 24 hours; null for none
     * @throws NotOpen when there can be no such choice on this entry, or somebody else chose meanwhile
     * @throws org.rightplace.ledger.KeyReused when the key stands for another request
     * @throws org.rightplace.ledger.AppendFailed when it could not be recorded
     */
    public Given choose(StoredEntry advice, byte[] json, Asker asker, String key) {
        var once = key == null
                ? null
                : Asked.canonical(QUESTION + " " + advice.entry().decisionId(), json)
                        .map(canonical -> new Once(key, asker.account(), canonical))
                        .orElse(null);
        if (once != null) {
            // Asked before it is checked: the choice made then is in the way of the same choice now.
            var before = ledger.already(once);
            if (before.isPresent()) {
                return recorded(before.get().decisionId());
            }
        }
        var answer = answer(advice);
        var book = rulebook.get();
        var about = about(advice, answer);
        var sent = book.schemas()
                .of("outcome")
                .read(json, (tree, wrongs) -> ChoiceChecks.check(tree, about, knownUrn, wrongs));
        if (!sent.accepted()) {
            return new Given(null, sent.errors());
        }
        var choice = Binding.to(Choice.class, sent.tree());
        var before = Choices.on(advice.entry().decisionId(), ledger);
        mayFollow(choice, before);
        var draft = draft(advice, choice, sent.tree(), asker);
        var appended = ledger.appendAfter(draft, before.last(), once)
                .orElseThrow(
                        () -> new NotOpen("Somebody else made a choice on this advice meanwhile; look at it first"));
        return recorded(appended.entry().decisionId());
    }

    private Given recorded(String id) {
        return new Given(Chosen.read(ledger.find(id).orElseThrow()), List.of());
    }

    private Answered answer(StoredEntry advice) {
        if (!Choices.isAdvice(advice)) {
            throw new NotOpen("A choice is made on advice, and this entry is none; its kind is "
                    + advice.entry().kind().wireName());
        }
        return answers.of(advice)
                .orElseThrow(() ->
                        new NotOpen("What this advice was made from has been erased; it can no longer be decided on"));
    }

    private ChoiceChecks.About about(StoredEntry advice, Answered answer) {
        return new ChoiceChecks.About(
                LocalDate.ofInstant(advice.entry().recordedAt(), Filter.ENGLAND),
                LocalDate.now(clock.withZone(Filter.ENGLAND)),
                answer.settingUrn(),
                advice.entry().kind() == EntryKind.PLACEMENT_RECOMMENDATION);
    }

    /** What was put off may be chosen later; what was chosen may only be put right. */
    private static void mayFollow(Choice choice, Choices before) {
        var latest = before.latest(choice.standing());
        if (choice.corrects() != null) {
            if (latest.isEmpty() || !latest.get().id().equals(choice.corrects())) {
                throw new NotOpen(
                        "A choice puts right the latest of its standing on the same advice, and the one named is not that");
            }
        } else if (latest.isPresent() && !latest.get().code().equals(Choice.DEFERRED)) {
            throw new NotOpen("A choice has been made on this advice; one that puts it right names it in corrects");
        }
    }

    private Draft draft(StoredEntry advice, Choice choice, JsonNode tree, Asker asker) {
        var person = advice.sections().get("request").at("/person/reference").textValue();
        return new Draft(
                EntryKind.HUMAN_CHOICE,
                advice.entry().decisionId(),
                asker.role(),
                QUESTION,
                null,
                null,
                content(advice, choice),
                asker.with(Chosen.SECTION, tree),
                person);
    }

    /** Codes only. A setting is named where the advice itself may name it: one that is only near home would tell where home is. */
    private ObjectNode content(StoredEntry advice, Choice choice) {
        var content = JsonNodeFactory.instance.objectNode();
        Draft.belonging(content, advice.authorities());
        content.put("standing", choice.standing());
        content.put(choice.decides() ? "choice" : "recommended", choice.choice());
        content.put("code", choice.code());
        content.put("role", choice.role());
        content.put("decidedOn", choice.decidedOn().toString());
        content.put("corrects", choice.corrects());
        content.put(
                "secondsSinceAdvice",
                Duration.between(advice.entry().recordedAt(), clock.instant()).toSeconds());
        if (choice.panel() != null) {
            content.putObject("panel")
                    .put("members", choice.panel().members())
                    .put("quorate", choice.panel().quorate())
                    .put(
                            "conflicts",
                            choice.panel().conflicts() == null
                                    ? null
                                    : choice.panel().conflicts().size());
        }
        var named = advice.body().at("/content/options").has(String.valueOf(choice.settingUrn()));
        content.put("settingUrn", named ? choice.settingUrn() : null);
        return content;
    }
}

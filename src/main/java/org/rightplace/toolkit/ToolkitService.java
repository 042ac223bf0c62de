package org.rightplace.toolkit;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.rightplace.decision.AdviceErased;
import org.rightplace.decision.Asked;
import org.rightplace.decision.Asker;
import org.rightplace.decision.Decision;
import org.rightplace.decision.Kept;
import org.rightplace.decision.Kind;
import org.rightplace.ledger.Appended;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Once;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Rulebook;
import org.rightplace.schema.InputError;

/** Evaluates with the autism toolkit: reads, gathers facts, evaluates, and records the evaluation before it is given. */
public final class ToolkitService {

    /** How evaluations are read back. */
    public static final Kind<ToolkitAnswer> KIND = new Kind<>(EntryKind.TOOLKIT_EVALUATION, ToolkitAnswer::read);

    private final Supplier<Rulebook> rulebook;
    private final IntPredicate knownUrn;
    private final Ledger ledger;
    private final Kept<ToolkitAnswer> recorded;

    /**
     * What came of a self-evaluation: an answer, or everything that is wrong with what was sent.
     *
     * @param answer null when there are errors
     * @param errors empty when there is an answer
     * @param catalogue of the rulebook it was read with
     */
    public record Given(ToolkitAnswer answer, List<InputError> errors, Catalogue catalogue) {

        public boolean accepted() {
            return errors.isEmpty();
        }
    }

    /**
     * @param rulebook the one in service; asked once for each evaluation, so that it ends on the rulebook it began with
     * @param knownUrn whether the register has a setting of that urn
     * @param ledger where evaluations are recorded
     */
    public ToolkitService(Supplier<Rulebook> rulebook, IntPredicate knownUrn, Ledger ledger) {
        this.rulebook = rulebook;
        this.knownUrn = knownUrn;
        this.ledger = ledger;
        this.recorded = new Kept<>(ledger, KIND);
    }

    /**
     * Evaluates.
     *
     * @param json UTF-8, as {@code schema/toolkit-evaluation.json}
     * @throws org.rightplace.ledger.AppendFailed when it could not be recorded: then there is no answer
     */
    public Given evaluate(byte[] json, Asker asker) {
        return evaluate(json, asker, draft -> new Appended(ledger.append(draft), false));
    }

    /**
     * Evaluates, unless its caller sent the same in the last 24 hours under the same key: then the answer is the one recorded then, and
     * nothing is recorded again. What is refused does not use its key up.
     *
     * @param asker signed in: callers do not share keys
     * @param key the caller's own name for the request
     * @throws org.rightplace.ledger.KeyReused when the key stands for another request
     * @throws AdviceErased when what was recorded has been erased since
     * @throws org.rightplace.ledger.AppendFailed as {@link #evaluate}; it can then be sent again under the key
     */
    public Given evaluateOnce(byte[] json, Asker asker, String key) {
        var canonical = Asked.canonical(ToolkitRecord.QUESTION, json);
        if (canonical.isEmpty()) {
            // It cannot be recorded under any key; reading it says why.
            return evaluate(json, asker);
        }
        var once = new Once(key, asker.account(), canonical.get());
        return ledger.already(once)
                .map(this::again)
                .orElseGet(() -> evaluate(json, asker, draft -> ledger.appendOnce(draft, once)));
    }

    private Given again(Entry entry) {
        var answer = recorded.find(entry.decisionId()).orElseThrow(AdviceErased::new);
        return new Given(answer, List.of(), answer.catalogue());
    }

    private Given evaluate(byte[] json, Asker asker, Function<Draft, Appended> append) {
        var book = rulebook.get();
        var read = read(json, book, knownUrn);
        if (!read.accepted()) {
            return new Given(null, read.errors(), book.catalogue());
        }
        var evaluated = Evaluated.of(book, read.evaluation());
        ledger.keepRulebook(book.catalogue().digest(), book.folder()::zip);
        var appended = append.apply(ToolkitRecord.draft(evaluated, read.tree(), book, asker));
        return appended.again()
                ? again(appended.entry())
                : new Given(
                        new ToolkitAnswer(Decision.of(appended.entry(), ledger.proofs()), evaluated, book.catalogue()),
                        List.of(),
                        book.catalogue());
    }

    static ToolkitReader.Read read(byte[] json, Rulebook book, IntPredicate knownUrn) {
        return new ToolkitReader(book.schemas().of("toolkit-evaluation"), book.catalogue(), knownUrn).read(json);
    }
}

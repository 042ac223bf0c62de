package org.rightplace.contract;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rightplace.decision.AdviceErased;
import org.rightplace.decision.Asked;
import org.rightplace.decision.Decision;
import org.rightplace.ledger.Appended;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Once;
import org.rightplace.rulebook.Rulebook;

/** Reviews contracts: reads, gathers facts, evaluates, and records the review before it is given. */
public final class ContractService {

    private final Supplier<Rulebook> rulebook;
    private final Ledger ledger;
    private final Reviews recorded;

    /**
     * @param rulebook the one in service; asked once for each contract, so that a review ends on the rulebook it began with
     * @param ledger where reviews are recorded
     */
    public ContractService(Supplier<Rulebook> rulebook, Ledger ledger) {
        this.rulebook = rulebook;
        this.ledger = ledger;
        this.recorded = new Reviews(ledger);
    }

    /**
     * Reviews a contract.
     *
     * @param json UTF-8, as {@code schema/contract.json}
     * @param actorRole role of whoever asks, for the ledger
     * @throws org.rightplace.ledger.AppendFailed when the review could not be recorded: then there is none
     */
    public ContractAnswer review(byte[] json, String actorRole) {
        return review(json, actorRole, draft -> new Appended(ledger.append(draft), false));
    }

    /**
     * Reviews a contract, unless its caller sent the same in the last 24 hours under the same key: then the review is the one recorded
     * then, and nothing is recorded again. A contract that is refused does not use its key up.
     *
     * @param caller who sends it: callers do not share keys
     * @param key the caller's own name for the request
     * @throws org.rightplace.ledger.KeyReused when the key stands for another request
     * @throws AdviceErased when what was recorded has been erased since
     * @throws org.rightplace.ledger.AppendFailed as {@link #review}; it can then be sent again under the key
     */
    public ContractAnswer reviewOnce(byte[] json, String actorRole, String caller, String key) {
        var canonical = Asked.canonical(ReviewRecord.QUESTION, json);
        if (canonical.isEmpty()) {
            // It cannot be recorded under any key; reading it says why.
            return review(json, actorRole);
        }
        var once = new Once(key, caller, canonical.get());
        return ledger.already(once)
                .map(this::again)
                .orElseGet(() -> review(json, actorRole, draft -> ledger.appendOnce(draft, once)));
    }

    private ContractAnswer again(Entry entry) {
        var review = recorded.find(entry.decisionId()).orElseThrow(AdviceErased::new);
        return new ContractAnswer(review, List.of(), review.catalogue());
    }

    private ContractAnswer review(byte[] json, String actorRole, Function<Draft, Appended> append) {
        var book = rulebook.get();
        var read = read(json, book);
        if (!read.accepted()) {
            return new ContractAnswer(null, read.errors(), book.catalogue());
        }
        var reviewed = Reviewing.review(book, read.request(), read.tree());
        ledger.keepRulebook(book.catalogue().digest(), book.folder()::zip);
        var appended = append.apply(ReviewRecord.draft(reviewed, read.tree(), book, actorRole));
        return appended.again()
                ? again(appended.entry())
                : new ContractAnswer(
                        new Review(Decision.of(appended.entry()), reviewed, book.catalogue()),
                        List.of(),
                        book.catalogue());
    }

    static ContractReader.Read read(byte[] json, Rulebook book) {
        return new ContractReader(
                        book.schemas().of("contract"), book.catalogue().begins())
                .read(json);
    }
}

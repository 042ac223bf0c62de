package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Once;
import org.rightplace.ledger.Sight;
import org.rightplace.rulebook.Rulebook;

/** Reviews contracts: reads, gathers facts, evaluates, and records the review before it is given. */
public final class ContractService {

    private final Supplier<Rulebook> rulebook;
    private final Ledger ledger;
    private final Kept<Review> recorded;
    private final Clock clock;

    /** How reviews are read back. */
    public static final Kind<Review> KIND = new Kind<>(EntryKind.CONTRACT_REVIEW, Review::read);

    /**
     * @param rulebook the one in service; asked once for whatever is handed in, so that a review ends on the rulebook it began with
     * @param ledger where reviews are recorded
     * @param clock gives the day of review where what is handed in has none of its own
     */
    public ContractService(Supplier<Rulebook> rulebook, Ledger ledger, Clock clock) {
        this.rulebook = rulebook;
        this.ledger = ledger;
        this.recorded = new Kept<>(ledger, KIND);
        this.clock = clock;
    }

    /**
     * Reviews every contract in what was handed in. Those that can be read are reviewed although others cannot.
     *
     * @param sent a contract as {@code schema/contract.json}, published data (OCDS 1.1), or a list of measures as CSV
     * @throws org.rightplace.ledger.AppendFailed when a review could not be recorded: then none is given, and those before it are found in the
     *     ledger
     */
    public Handed review(byte[] sent, Asker asker) {
        return review(
                sent,
                recording(asker, (draft, number) -> new Appended(ledger.append(draft), false)),
                number -> Optional.empty());
    }

    /**
     * Reviews as {@link #review} does, and records nothing: what it gives is a trial, on which nothing may be decided.
     *
     * @param sent as {@link #review}
     */
    public Handed tryOut(byte[] sent) {
        return review(
                sent,
                (reviewed, tree, book, number) -> new Review(Decision.WHAT_IF, reviewed, book.catalogue()),
                number -> Optional.empty());
    }

    /**
     * Reviews as {@link #review}, unless its caller sent the same in the last 24 hours under the same key: then each review is the one
     * recorded then, and nothing is recorded again. A contract that is refused does not use its key up.
     *
     * @param asker signed in: callers do not share keys
     * @param key the caller's own name for the request
     * @throws org.rightplace.ledger.KeyReused when the key stands for another request
     * @throws AdviceErased when what was recorded has been erased since
     * @throws org.rightplace.ledger.AppendFailed as {@link #review}; it can then be sent again under the key
     */
    public Handed reviewOnce(byte[] sent, Asker asker, String key) {
        var canonical = canonical(sent);
        if (canonical.isEmpty()) {
            // It cannot be recorded under any key; reading it says why.
            return review(sent, asker);
        }
        // Each contract in what was sent is a request of its own, known by its number.
        IntFunction<Once> once = number ->
                new Once(key, number == 0 ? asker.account() : asker.account() + " " + number, canonical.get());
        return review(
                sent,
                recording(asker, (draft, number) -> ledger.appendOnce(draft, once.apply(number))),
                number -> ledger.already(once.apply(number)).map(this::again));
    }

    /** A list of measures is no JSON: it is the same when its bytes are. */
    private static Optional<byte[]> canonical(byte[] sent) {
        return Asked.canonical(ReviewRecord.QUESTION, sent)
                .or(() -> FileKind.of(sent) == FileKind.KPI_SHEET ? Optional.of(sent) : Optional.empty());
    }

    private interface Appending {
        Appended append(Draft draft, int number);
    }

    /** Makes a review of what was found. */
    private interface Giving {
        Review give(Reviewed reviewed, JsonNode tree, Rulebook book, int number);
    }

    /** Gives a review once it has been recorded. */
    private Giving recording(Asker asker, Appending appending) {
        return (reviewed, tree, book, number) -> {
            ledger.keepRulebook(book.catalogue().digest(), book.folder()::zip);
            var appended = appending.append(ReviewRecord.draft(reviewed, tree, book, asker), number);
            return appended.again()
                    ? again(appended.entry())
                    : new Review(Decision.of(appended.entry(), ledger.proofs()), reviewed, book.catalogue());
        };
    }

    /**
     * The latest review of each contract.
     *
     * @param rag only those of this colour; all for null
     * @param sight those only that somebody may see
     */
    public Portfolio portfolio(Portfolio.Sort sort, String rag, Sight sight) {
        return Portfolio.of(recorded.latest(today(), sight), sort, rag);
    }

    /** Today, as days go in England. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(Filter.ENGLAND));
    }

    /** The colours a contract may have. */
    List<String> colours() {
        return rulebook.get().catalogue().codes("rag-colours");
    }

    private Review again(Entry entry) {
        return recorded.find(entry.decisionId()).orElseThrow(AdviceErased::new);
    }

    private Handed review(byte[] sent, Giving giving, IntFunction<Optional<Review>> before) {
        var book = rulebook.get();
        var file = ContractFile.read(sent, LocalDate.now(clock), book);
        var reviews = new ArrayList<Review>();
        var refused = new ArrayList<Handed.Refused>();
        for (int number = 0; number < file.contracts().size(); number++) {
            var contract = file.contracts().get(number);
            // Asked before it is checked: the rulebook may have changed since.
            var known = contract.json() == null ? Optional.<Review>empty() : before.apply(number);
            var read = known.isPresent() || contract.json() == null ? null : read(contract.json(), book);
            if (known.isPresent()) {
                reviews.add(known.get());
            } else if (read != null && read.accepted()) {
                reviews.add(
                        giving.give(Reviewing.review(book, read.request(), read.tree()), read.tree(), book, number));
            } else {
                refused.add(new Handed.Refused(contract.release(), read == null ? contract.errors() : read.errors()));
            }
        }
        return new Handed(file.kind(), List.copyOf(reviews), List.copyOf(refused), file.passedOver(), book.catalogue());
    }

    static ContractReader.Read read(byte[] json, Rulebook book) {
        return new ContractReader(
                        book.schemas().of("contract"), book.catalogue().begins())
                .read(json);
    }
}

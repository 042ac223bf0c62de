package org.rightplace.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rightplace.ledger.Draft;
import org.rightplace.ledger.DraftRefused;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Held;
import org.rightplace.ledger.Ledger;
import org.rightplace.rulebook.Catalogue;

/** Places legal holds and releases them, and says whose record has been kept for as long as it is to be. */
public final class HoldService {

    private final Ledger ledger;
    private final Supplier<Catalogue> rules;

    /** @param rules whose tables hold the reasons and whose parameters the years */
    public HoldService(Ledger ledger, Supplier<Catalogue> rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * Places a hold.
     *
     * @param reason a code of {@code tables/hold-reasons}
     * @throws Refused when nothing is held under the reference, the reason is none, or a hold for it stands
     */
    public Entry place(String personReference, String reason, Officer by) {
        return append(personReference, reason, held -> {
            if (standing(held, reason).isPresent()) {
                throw new DraftRefused("A hold for this reason stands already");
            }
            return Hold.placed(held, personReference, reason, by);
        });
    }

    /**
     * Releases the hold that stands for a reason; those for other reasons go on standing.
     *
     * @throws Refused when there is none
     */
    public Entry release(String personReference, String reason, Officer by) {
        return append(
                personReference,
                reason,
                held -> standing(held, reason)
                        .orElseThrow(() -> new DraftRefused("No hold stands for this reason"))
                        .released(held, personReference, by));
    }

    private static Optional<Hold> standing(Held held, String reason) {
        return Hold.standing(held.entries()).stream()
                .filter(one -> one.reason().equals(reason))
                .findFirst();
    }

    private Entry append(String personReference, String reason, Function<Held, Draft> draft) {
        Codes.row(rules.get(), Hold.REASONS, reason);
        try {
            return ledger.persons().append(personReference, draft).orElseThrow(ErasureService::nobody);
        } catch (DraftRefused e) {
            throw new Refused(e.getMessage());
        }
    }

    /**
     * Somebody whose time has ended.
     *
     * @param reference the person's
     */
    public record Due(String reference, Retention retention, List<Hold> holds) {}

    /**
     * What a look through all records comes to.
     *
     * @param due those whose time has ended, by reference
     * @param persons how many there are
     * @param untold how many have no date of birth, so that it cannot be told
     */
    public record DueList(List<Due> due, int persons, int untold) {}

    /** Whose time has ended on a day. Nothing is erased by itself. */
    public DueList due(LocalDate on) {
        var catalogue = rules.get();
        var due = new ArrayList<Due>();
        int untold = 0;
        var references = ledger.persons().references();
        for (String reference : references) {
            Optional<Held> held = ledger.persons().held(reference);
            var retention = held.flatMap(one -> Retention.of(one, catalogue, on));
            if (retention.isEmpty()) {
                untold++;
            } else if (retention.get().ended(on)) {
                due.add(new Due(
                        reference, retention.get(), Hold.standing(held.get().entries())));
            }
        }
        return new DueList(List.copyOf(due), references.size(), untold);
    }
}

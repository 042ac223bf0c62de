package org.rightplace.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rightplace.ledger.CanonicalJson;
import org.rightplace.ledger.Entry;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Ledger;
import org.rightplace.ledger.Proofs;
import org.rightplace.ledger.Sight;
import org.rightplace.ledger.StoredEntry;
import org.rightplace.rulebook.Catalogue;

/** Counts what is in the ledger for those who plan and govern. Reads bodies only, which hold nothing of a person. */
public final class MeasuresService {

    private static final int MONTHS = 12;

    private final Ledger ledger;
    private final Supplier<Catalogue> rules;
    private final Clock clock;

    /** @param rules whose tables name the codes and whose parameter says which numbers are too small */
    public MeasuresService(Ledger ledger, Supplier<Catalogue> rules, Clock clock) {
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param from in the first month that counts; null for twelve months with that of {@code to}
     * @param to in the last month that counts; null for this one
     * @param by null for no split
     */
    public record Asked(LocalDate from, LocalDate to, By by) {}

    /**
     * What was counted. Only whole months are: else what two questions that differ by a day come to would tell of one child.
     *
     * @param from first day of a month
     * @param to last day of a month
     * @param limit the smallest number but zero that is shown
     */
    public record Measured(LocalDate from, LocalDate to, By by, long limit, List<Measure> measures) {}

    /** Whether a question has an end before its beginning. */
    public boolean isBackwards(Asked asked) {
        return to(asked).isBefore(from(asked));
    }

    /** Counts what somebody may see the records of. */
    public Measured measure(Asked asked, Sight sight) {
        var catalogue = rules.get();
        long limit = catalogue
                .parametersOn(LocalDate.now(clock.withZone(Filter.ENGLAND)))
                .number(Measures.LIMIT)
                .value();
        var from = from(asked);
        var to = to(asked);
        return new Measured(
                from, to, asked.by(), limit, Measures.of(entries(), from, to, asked.by(), catalogue, limit, sight));
    }

    private LocalDate to(Asked asked) {
        var day = asked.to() == null ? LocalDate.now(clock.withZone(Filter.ENGLAND)) : asked.to();
        return day.withDayOfMonth(day.lengthOfMonth());
    }

    private LocalDate from(Asked asked) {
        var day = asked.from() == null ? to(asked).withDayOfMonth(1).minusMonths(MONTHS - 1) : asked.from();
        return day.withDayOfMonth(1);
    }

    private List<StoredEntry> entries() {
        var all = new ArrayList<StoredEntry>();
        List<Entry> page;
        do {
            page = ledger.proofs().entries(all.size(), Proofs.LARGEST_PAGE);
            page.forEach(entry -> all.add(new StoredEntry(entry, CanonicalJson.read(entry.bodyBytes()), Map.of())));
        } while (page.size() == Proofs.LARGEST_PAGE);
        return all;
    }
}

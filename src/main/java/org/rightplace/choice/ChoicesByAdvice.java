package org.rightplace.choice;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rightplace.ledger.EntryKind;
import org.rightplace.ledger.Filter;
import org.rightplace.ledger.Glances;
import org.rightplace.ledger.Ledger;

/** What people chose on every piece of advice, without what was said of people: for lists, which would else ask for each line. */
public final class ChoicesByAdvice {

    private final Glances<Chosen> chosen;

    public ChoicesByAdvice(Ledger ledger) {
        this.chosen = new Glances<>(ledger, stored -> Chosen.read(stored.withoutPrivate()));
    }

    /** By the id of the advice, as of now; none for advice nobody has chosen on. */
    public Map<String, Choices> now() {
        var newestFirst = chosen.of(Filter.of(EntryKind.HUMAN_CHOICE));
        var all = new HashMap<String, Choices>();
        newestFirst.stream().collect(Collectors.groupingBy(Chosen::follows)).forEach((advice, choices) -> {
            Collections.reverse(choices);
            all.put(advice, new Choices(advice, List.copyOf(choices)));
        });
        return all;
    }
}

package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rightplace.facts.Clock;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Parameters;
import org.rightplace.rulebook.Table;

/**
 * The time limits of a contract: one for each row of {@code tables/contract-clocks} that can be there. Its length is a parameter; what it
 * runs from is the first day that is known of those the row names. The day it runs from is the first of the time, so the last day in time
 * is the day before the same day so many months on.
 */
final class ContractClocks {

    private ContractClocks() {}

    /** @param tree the contract as JSON */
    static List<Clock> of(ContractRequest contract, JsonNode tree, Catalogue catalogue, Parameters parameters) {
        var clocks = new ArrayList<Clock>();
        for (Table.Row row : catalogue.table("contract-clocks").rows()) {
            length(row, tree, parameters).ifPresent(length -> {
                var started = row.list("starts").stream()
                        .map(path -> day(tree, path))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                var due = started == null
                        ? null
                        : (row.is("inMonths") ? started.plusMonths(length) : started.plusDays(length)).minusDays(1);
                clocks.add(new Clock(
                        row.text("code"),
                        null,
                        started,
                        null,
                        due,
                        row.text("done") == null ? null : day(tree, row.text("done")),
                        null,
                        due == null ? null : ChronoUnit.DAYS.between(contract.reviewDate(), due),
                        null));
            });
        }
        return clocks;
    }

    /** Empty where the length is not known: it hangs on something that is not, or is not set on this day. */
    private static Optional<Long> length(Table.Row row, JsonNode tree, Parameters parameters) {
        var of = row.text("of") == null ? "" : text(tree, row.text("of"));
        return parameters.inForce().stream()
                .filter(p -> p.id().equals(row.text("length")) && p.of().equals(of))
                .map(p -> p.value())
                .findFirst();
    }

    private static LocalDate day(JsonNode tree, String path) {
        var text = text(tree, path);
        return text == null ? null : LocalDate.parse(text);
    }

    private static String text(JsonNode tree, String path) {
        return tree.at("/" + path.replace('.', '/')).textValue();
    }
}

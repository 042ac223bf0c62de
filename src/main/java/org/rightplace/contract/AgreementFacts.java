package org.rightplace.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.rightplace.facts.Fact;
import org.rightplace.facts.HealthContract;
import org.rightplace.facts.HealthItem;
import org.rightplace.facts.IndividualPlacement;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** The facts of what only some agreements hold: one child's placement, and what is asked of health. */
final class AgreementFacts {

    private AgreementFacts() {}

    static List<Fact> of(ContractRequest contract, Catalogue catalogue) {
        var facts = new ArrayList<Fact>();
        facts.add(placement(contract));
        facts.add(new HealthContract(contract.health() != null));
        facts.addAll(health(contract.health(), catalogue));
        return facts;
    }

    private static IndividualPlacement placement(ContractRequest contract) {
        var placement = contract.placement();
        if (placement == null) {
            return new IndividualPlacement(null, null, null, null, null, null, null, null, null);
        }
        var lines = placement.lines();
        return new IndividualPlacement(
                placement.registered(),
                placement.hours() == null ? null : placement.hours().compareTo(BigDecimal.ZERO) > 0,
                placement.noticeDays() == null ? null : placement.noticeDays().longValue(),
                placement.reviewOn(),
                monthsBegun(contract.reviewDate(), placement.reviewOn()),
                lines == null ? null : (long) lines.size(),
                count(lines, line -> line.by() == null),
                count(lines, line -> line.feePence() != null),
                count(lines, line -> line.feePence() != null && line.provision() == null));
    }

    private static Long count(List<ContractRequest.Line> lines, Predicate<ContractRequest.Line> which) {
        return lines == null ? null : lines.stream().filter(which).count();
    }

    private static Long monthsBegun(LocalDate from, LocalDate to) {
        if (to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            return -1L;
        }
        var between = Period.between(from, to);
        return between.toTotalMonths() + (between.getDays() > 0 ? 1 : 0);
    }

    private static List<HealthItem> health(ContractRequest.Health health, Catalogue catalogue) {
        var present = new HashMap<String, Boolean>();
        if (health != null && health.items() != null) {
            health.items().forEach(item -> present.put(item.code(), item.present()));
        }
        return catalogue.table("health-items").rows().stream()
                .map((Table.Row row) ->
                        new HealthItem(row.text("code"), row.text("name"), present.get(row.text("code"))))
                .toList();
    }
}

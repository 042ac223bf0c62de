package org.rightplace.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rightplace.contract.ContractRequest.Observation;
import org.rightplace.facts.Fact;
import org.rightplace.facts.Kpi;
import org.rightplace.facts.KpiField;
import org.rightplace.facts.KpiObservation;
import org.rightplace.facts.VagueWord;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** The facts about each measure: what it states, how its figures stand to each other, and its latest figure. */
final class KpiFacts {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    /** A quotient beyond this says no more than that it is large. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private static final Comparator<Observation> BY_TIME = Comparator.comparing(
                    Observation::to, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Observation::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final ContractRequest contract;
    private final Catalogue catalogue;
    private final List<Fact> facts = new ArrayList<>();

    private KpiFacts(ContractRequest contract, Catalogue catalogue) {
        this.contract = contract;
        this.catalogue = catalogue;
    }

    /** @param tree the contract as JSON */
    static List<Fact> of(ContractRequest contract, JsonNode tree, Catalogue catalogue) {
        var made = new KpiFacts(contract, catalogue);
        var kpis = contract.kpis() == null ? List.<ContractRequest.Kpi>of() : contract.kpis();
        for (int i = 0; i < kpis.size(); i++) {
            made.kpi(kpis.get(i));
            made.fields(kpis.get(i), tree.path("kpis").path(i));
            made.vague(kpis.get(i));
            made.latest(kpis.get(i));
        }
        return made.facts;
    }

    private void kpi(ContractRequest.Kpi kpi) {
        var months = ContractFacts.months(kpi.frequency(), catalogue);
        var starts = kpi.start() == null ? contract.period().start() : kpi.start();
        facts.add(new Kpi(
                kpi.id(),
                is("kpi-cohorts", kpi.cohort(), "send"),
                kpi.unit(),
                kpi.denominatorSize(),
                plain(kpi.target()),
                kpi.planForExtremeTarget() == null ? null : true,
                against(kpi.target(), kpi.baseline(), kpi.direction()),
                against(kpi.target(), kpi.comparator(), kpi.direction()),
                change(kpi),
                kpi.linkedGoal(),
                is("linked-goals", kpi.linkedGoal(), "counts"),
                starts,
                starts == null || months == null ? null : starts.plusMonths(months),
                kpi.due(),
                contract.period().end(),
                months,
                kpi.frameworkCode() == null ? null : true));
    }

    /** Whether a cell of a code's row says true; null for an unknown code. */
    private Boolean is(String table, String code, String column) {
        return code == null
                ? null
                : catalogue.table(table).row(code).orElseThrow().is(column);
    }

    private void fields(ContractRequest.Kpi kpi, JsonNode node) {
        for (Table.Row row : catalogue.table("smart-fields").rows()) {
            if (row.text("unit") == null || row.text("unit").equals(kpi.unit())) {
                facts.add(new KpiField(
                        kpi.id(),
                        row.text("letter"),
                        row.text("field"),
                        row.text("name"),
                        node.hasNonNull(row.text("field"))));
            }
        }
    }

    private void vague(ContractRequest.Kpi kpi) {
        for (String word : catalogue.table("vague-words").codes()) {
            var found = Pattern.compile("(?iu)\\b" + Pattern.quote(word) + "\\b");
            if (kpi.text() != null && found.matcher(kpi.text()).find()) {
                facts.add(new VagueWord(kpi.id(), "text", word));
            }
            if (kpi.action() != null && found.matcher(kpi.action()).find()) {
                facts.add(new VagueWord(kpi.id(), "action", word));
            }
        }
    }

    /** A time that ends after the review cannot have been measured yet, whatever is written for it. */
    private void latest(ContractRequest.Kpi kpi) {
        var observations = kpi.observations() == null ? List.<Observation>of() : kpi.observations();
        LocalDate reviewed = contract.reviewDate();
        observations.stream()
                .filter(one -> one.to() == null || !one.to().isAfter(reviewed))
                .max(BY_TIME)
                .ifPresent(one -> facts.add(new KpiObservation(
                        kpi.id(),
                        one.from(),
                        one.to(),
                        plain(one.value()),
                        Optional.ofNullable(against(one.value(), kpi.target(), kpi.direction()))
                                .map(stands -> !stands.equals("worse"))
                                .orElse(null),
                        ofTarget(one.value(), kpi.target(), kpi.direction()))));
    }

    /** How a figure stands to another: better, worse or the same, as the direction has it; null where one of the three is unknown. */
    static String against(BigDecimal figure, BigDecimal other, String direction) {
        if (figure == null || other == null || direction == null) {
            return null;
        }
        int compared = figure.compareTo(other);
        return compared == 0 ? "same" : compared > 0 == direction.equals("up") ? "better" : "worse";
    }

    private static Long ofTarget(BigDecimal figure, BigDecimal target, String direction) {
        if (figure == null || target == null || direction == null) {
            return null;
        }
        return direction.equals("up") ? perMille(figure, target) : perMille(target, figure);
    }

    private static Long change(ContractRequest.Kpi kpi) {
        return kpi.target() == null || kpi.baseline() == null || kpi.bestPastChange() == null
                ? null
                : perMille(
                        kpi.target().subtract(kpi.baseline()).abs(),
                        kpi.bestPastChange().abs());
    }

    /** Thousandths, rounded down; null where a quotient of the two says nothing: over nothing, or with a figure below nothing. */
    private static Long perMille(BigDecimal part, BigDecimal whole) {
        return part.signum() < 0 || whole.signum() <= 0
                ? null
                : part.multiply(THOUSAND)
                        .divide(whole, 0, RoundingMode.DOWN)
                        .min(MOST)
                        .longValue();
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? null : figure.stripTrailingZeros().toPlainString();
    }
}

package org.rightplace.contract.ocds;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** Reads published codes by the rulebook's tables. */
final class Codes {

    private final Table published;
    private final List<Table.Row> cpv;
    private final List<String> cohorts;

    Codes(Catalogue catalogue) {
        this.published = catalogue.table("published-codes");
        this.cpv = catalogue.table("cpv-kinds").rows().stream()
                .sorted(Comparator.comparing(
                                (Table.Row row) -> row.text("prefix").length())
                        .reversed())
                .toList();
        this.cohorts = catalogue.table("kpi-cohorts").codes();
    }

    /**
     * Our code for a published one; nothing where the table does not know it.
     *
     * @param list legal-basis, special-regime, measure, penalty, unit
     */
    Optional<String> of(String list, String code) {
        return code == null
                ? Optional.empty()
                : published.row(list + "/" + code.toLowerCase(Locale.ROOT)).map(row -> row.text("code"));
    }

    /** A group of people counted, by its code in any case. */
    Optional<String> cohort(String code) {
        return cohorts.stream().filter(one -> one.equalsIgnoreCase(code)).findFirst();
    }

    /**
     * What all codes of a service agree on; null where they do not, where the table is unsure, or where there are none.
     *
     * @param column send or lightTouch
     * @param codes eight digits each
     */
    Boolean agreed(String column, List<String> codes) {
        var said = codes.stream().map(code -> says(column, code)).distinct().toList();
        return said.equals(List.of("yes")) ? Boolean.TRUE : said.equals(List.of("no")) ? Boolean.FALSE : null;
    }

    private String says(String column, String code) {
        return cpv.stream()
                .filter(row -> code.startsWith(row.text("prefix")))
                .findFirst()
                .map(row -> row.text(column))
                .orElse("unsure");
    }
}

package org.rightplace.person;

import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** Codes of the rulebook's tables that officers give, and their names. */
final class Codes {

    private Codes() {}

    /** @throws Refused when the table has no such code; the message lists those it has */
    static Table.Row row(Catalogue catalogue, String table, String code) {
        return catalogue
                .table(table)
                .row(code)
                .orElseThrow(() -> new Refused("--reason is one of "
                        + String.join(", ", catalogue.table(table).codes())));
    }
}

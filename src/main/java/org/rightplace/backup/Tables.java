package org.rightplace.backup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which tables a backup holds. Every table of the database is named here: a test holds this list to what the migrations made.
 *
 * <p>What can be worked out from the entries is left out, so that a restored ledger stands on its entries alone.
 */
final class Tables {

    /**
     * One that is kept.
     *
     * @param key columns of its primary key, by which its rows are ordered
     * @param without columns that are worked out again
     */
    record Table(String name, List<String> key, Set<String> without) {

        Table(String name, String... key) {
            this(name, List.of(key), Set.of());
        }

        /** What it is called in a backup. */
        String file() {
            return "tables/" + name + ".jsonl";
        }
    }

    /** In an order in which rows can be put in: what refers to another table stands after it. */
    static final List<Table> KEPT = List.of(
            new Table("register_import", "id"),
            new Table("setting", "urn", "valid_from"),
            new Table("postcode", "postcode"),
            new Table("ledger_entry", "sequence"),
            new Table("ledger_section", List.of("sequence", "name"), Set.of("words")),
            new Table("ledger_subject", "person_reference"),
            new Table("ledger_once", "caller", "request_key"),
            new Table("rulebook_archive", "digest"),
            new Table("account", "name"),
            new Table("account_token", "id"),
            new Table("access_look", "id"),
            new Table("draft", "id"));

    /** Each with what becomes of it. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "register_lock", "its one row comes with the schema",
            "ledger_head", "its one row comes with the schema, and says how many entries there are",
            "ledger_node", "worked out from the entries when the ledger is opened",
            "ledger_tag", "worked out from the entries when somebody searches",
            "account_session", "whoever was signed in signs in again",
            "account_work_sign_in", "of the last minutes; whoever was signing in begins again");

    private Tables() {}

    /** Whether a table is empty, or a schema older than it does not have it. */
    private static boolean empty(Handle handle, Table table) {
        return Column.of(handle, table).isEmpty()
                || handle.createQuery("SELECT 1 FROM " + table.name() + " FETCH FIRST ROW ONLY")
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty();
    }

    /** The first table that has rows; empty when none has. */
    static Optional<String> firstWithRows(Handle handle) {
        return KEPT.stream()
                .filter(table -> !empty(handle, table))
                .map(Table::name)
                .findFirst();
    }

    /** Takes out all that was put in, and what was worked out from it. */
    static void clear(Handle handle) {
        handle.execute(
                "UPDATE ledger_head SET size = 0, tree_size = 0, tree_root = NULL, tree_edge = NULL, searchable = 0");
        handle.execute("DELETE FROM ledger_node");
        handle.execute("DELETE FROM ledger_tag");
        handle.execute("DELETE FROM account_session");
        for (int i = KEPT.size() - 1; i >= 0; i--) {
            handle.execute("DELETE FROM " + KEPT.get(i).name());
        }
    }
}

package org.rightplace.rulebook;

import java.util.List;
import java.util.Set;

/**
 * Holds {@code tables/changes} to what can lawfully change. Nobody is told that the answer would be another if the child were other than
 * the child is, lived elsewhere, or if the family asked for something else: such a row is refused, whoever writes it.
 */
final class ChangeWall {

    private static final Set<String> OWNERS = Set.of("family", "setting", "council", "health", "nobody");

    /** Who somebody is, what is asked for, what the plan must provide, and the days that clocks run from. */
    private static final List<String> PROTECTED = List.of(
            "person",
            "reference",
            "decisionDate",
            "trigger",
            "request",
            "plan",
            "clocks",
            "history",
            "disputed",
            "consider");

    /** The exception: a name in the draft's Section I is the authority's own slip. */
    private static final Set<String> ALLOWED = Set.of("plan.sectionIBlank");

    private ChangeWall() {}

    static void check(Catalogue catalogue, List<Problem> problems) {
        var table = catalogue.tables().get("changes");
        if (table == null) {
            return;
        }
        for (Table.Row row : table.rows()) {
            var path = row.text("path");
            if (row.text("whose") == null || !OWNERS.contains(row.text("whose"))) {
                problems.add(problem(path, "must say whose gift it is: family, setting, council, health or nobody"));
            }
            if (row.text("to") != null && (row.text("words") == null || row.text("family") == null)) {
                problems.add(problem(path, "needs words, for officers and panels and for the family"));
            }
            if (!List.of("any", "unknown").contains(String.valueOf(row.text("when")))) {
                problems.add(problem(path, "must say when it is tried: any or unknown"));
            }
            var first = path.split("[.\\[]", 2)[0];
            if (PROTECTED.contains(first) && !ALLOWED.contains(path)) {
                problems.add(problem(
                        path,
                        "says who somebody is, what is asked for or what the plan must"
                                + " provide; that is never among what could change"));
            }
        }
    }

    private static Problem problem(String row, String message) {
        return new Problem("tables/changes.yaml", 0, "row " + row + " " + message);
    }
}

package org.rightplace.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/**
 * Finds the row of a table that speaks of a path such as {@code consultations[900001].provision.F1}: the first whose {@code path} is the
 * path itself, or the path with {@code []} for any key, or ends in {@code *} for one last name.
 */
public final class Asks {

    private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)]");

    private final List<Table.Row> rows;
    private final Map<String, Integer> exact = new HashMap<>();
    private final List<Integer> open = new ArrayList<>();

    private Asks(List<Table.Row> rows) {
        this.rows = rows;
        for (int i = 0; i < rows.size(); i++) {
            var pattern = rows.get(i).text("path");
            exact.putIfAbsent(pattern, i);
            if (pattern.endsWith(".*")) {
                open.add(i);
            }
        }
    }

    /** {@code tables/asks}: the words for a fact that is asked for, and who can supply it. */
    public static Asks of(Catalogue catalogue) {
        return of(catalogue, "asks");
    }

    /** Another table with a {@code path} column; without rows where the rulebook has none of that name. */
    public static Asks of(Catalogue catalogue, String table) {
        var found = catalogue.tables().get(table);
        return new Asks(found == null ? List.of() : found.rows());
    }

    /** The row for a path. */
    public Optional<Table.Row> row(String path) {
        var any = KEY.matcher(path).replaceAll("[]");
        int first = Math.min(exact.getOrDefault(path, Integer.MAX_VALUE), exact.getOrDefault(any, Integer.MAX_VALUE));
        for (int i : open) {
            if (i < first && fits(rows.get(i).text("path"), any)) {
                first = i;
            }
        }
        return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(rows.get(first));
    }

    private static boolean fits(String pattern, String any) {
        return any.startsWith(pattern.substring(0, pattern.length() - 1)) && any.indexOf('.', pattern.length() - 1) < 0;
    }

    /** The urn in a path, if it has one. */
    public static Optional<Integer> urn(String path) {
        Matcher key = KEY.matcher(path);
        return key.find() && key.group(1).matches("\\d{6}")
                ? Optional.of(Integer.valueOf(key.group(1)))
                : Optional.empty();
    }
}

package org.rightplace.explanation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rightplace.rulebook.Catalogue;
import org.rightplace.rulebook.Table;

/** Finds the words for a fact that is asked for: the first row of {@code tables/asks} whose path fits. */
public final class Asks {

    private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)]");

    private Asks() {}

    /** The row for a path such as {@code consultations[900001].provision.F1}. */
    public static Optional<Table.Row> row(Catalogue catalogue, String path) {
        return row(catalogue, "asks", path);
    }

    /** The row of a table whose {@code path} column fits a path, as {@link #row(Catalogue, String)} of {@code tables/asks}. */
    public static Optional<Table.Row> row(Catalogue catalogue, String table, String path) {
        var any = KEY.matcher(path).replaceAll("[]");
        return Optional.ofNullable(catalogue.tables().get(table))
                .flatMap(found -> found.rows().stream()
                        .filter(row -> fits(row.text("path"), path, any))
                        .findFirst());
    }

    /** @param any the path with no keys in its brackets */
    private static boolean fits(String pattern, String path, String any) {
        return pattern.equals(path)
                || pattern.equals(any)
                || pattern.endsWith(".*")
                        && any.startsWith(pattern.substring(0, pattern.length() - 1))
                        && any.indexOf('.', pattern.length() - 1) < 0;
    }

    /** The urn in a path, if it has one. */
    public static Optional<Integer> urn(String path) {
        Matcher key = KEY.matcher(path);
        return key.find() && key.group(1).matches("\\d{6}")
                ? Optional.of(Integer.valueOf(key.group(1)))
                : Optional.empty();
    }
}

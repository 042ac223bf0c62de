package org.rightplace.governance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measure: how often each of several things was so, in all and by group. A number that is too small to show, or would tell one, is null.
 *
 * @param id {@code placement-outcomes}
 * @param title in plain words
 * @param counts what one is, in the plural: {@code pieces of advice}
 * @param says what it shows, in a sentence
 * @param groups what it is split by; empty where it is not split
 * @param rows a row for each thing counted, those that never were left out
 * @param total over all rows
 */
public record Measure(
        String id, String title, String counts, String says, List<Category> groups, List<Row> rows, Row total) {

    public Measure {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /**
     * How often one thing was so.
     *
     * @param byGroup in the order of the groups; empty where it is not split
     */
    public record Row(String code, String name, List<Long> byGroup, Long total) {}

    /** Counts one after the other. */
    static final class Count {

        /** Of what is hidden it is not said which is more. */
        private static final Comparator<Row> MOST_FIRST = Comparator.comparing(
                        Row::total, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                .reversed()
                .thenComparing(Row::code);

        private final Map<Category, Map<Category, Long>> counted = new LinkedHashMap<>();
        private final Map<String, Category> groups = new TreeMap<>();

        /** @param group null where it is not split */
        void add(Category category, Category group) {
            var in = group == null ? new Category("", "") : group;
            groups.put(in.code(), in);
            counted.computeIfAbsent(category, key -> new LinkedHashMap<>()).merge(in, 1L, Long::sum);
        }

        /**
         * The measure, with what is too small hidden.
         *
         * @param order of the things counted, others following by their code; empty to begin with what was counted most
         * @param main code of the thing the sentence is about; null for the one counted most
         */
        Measure measure(String id, String title, String unit, List<String> order, String main, long limit) {
            var categories = new ArrayList<>(counted.keySet());
            categories.sort(Comparator.comparingInt((Category one) -> place(order, one.code()))
                    .thenComparing(Category::code));
            var columns = new ArrayList<>(groups.values());
            boolean split = columns.stream().noneMatch(one -> one.code().isEmpty()) && !columns.isEmpty();
            if (categories.isEmpty()) {
                return new Measure(
                        id,
                        title,
                        unit,
                        "Nothing was counted.",
                        List.of(),
                        List.of(),
                        new Row("", "All", List.of(), 0L));
            }
            var numbers = new long[categories.size()][columns.size()];
            for (int row = 0; row < numbers.length; row++) {
                for (int column = 0; column < columns.size(); column++) {
                    numbers[row][column] = counted.get(categories.get(row)).getOrDefault(columns.get(column), 0L);
                }
            }
            var shown = Suppression.of(numbers, limit);
            var rows = new ArrayList<Row>();
            for (int row = 0; row < numbers.length; row++) {
                var one = categories.get(row);
                rows.add(row(one.code(), one.name(), shown[row], split));
            }
            if (order.isEmpty()) {
                rows.sort(MOST_FIRST);
            }
            var total = row("", "All", shown[numbers.length], split);
            return new Measure(
                    id, title, unit, Saying.of(rows, total, main, unit), split ? columns : List.of(), rows, total);
        }

        private static int place(List<String> order, String code) {
            int at = order.indexOf(code);
            return at < 0 ? Integer.MAX_VALUE : at;
        }

        private static Row row(String code, String name, Long[] shown, boolean split) {
            var byGroup = new ArrayList<Long>();
            for (int i = 0; split && i < shown.length - 1; i++) {
                byGroup.add(shown[i]);
            }
            return new Row(code, name, Collections.unmodifiableList(byGroup), shown[shown.length - 1]);
        }
    }
}

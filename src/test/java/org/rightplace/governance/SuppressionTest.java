package org.rightplace.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small numbers are hidden, and what is hidden cannot be worked out: tried on drawn tables, by everything that could stand there instead. */
class SuppressionTest {

    private static final long LIMIT = 5;

    private static long[][] drawn(Random random, int rows, int columns, int most) {
        var counts = new long[rows][columns];
        for (long[] row : counts) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(most);
            }
        }
        return counts;
    }

    @Test
    void nothing_is_hidden_where_nothing_is_small() {
        var shown = Suppression.of(new long[][] {{7, 0}, {12, 9}}, LIMIT);
        assertThat(shown).isDeepEqualTo(new Long[][] {{7L, 0L, 7L}, {12L, 9L, 21L}, {19L, 9L, 28L}});
    }

    @Test
    void one_small_number_takes_others_with_it() {
        var shown = Suppression.of(new long[][] {{2, 10}, {20, 30}}, LIMIT);
        assertThat(shown).isDeepEqualTo(new Long[][] {{null, null, 12L}, {null, null, 50L}, {22L, 40L, 62L}});
        assertThat(Suppression.of(new long[][] {{2}, {10}, {20}}, LIMIT)).isDeepEqualTo(new Long[][] {
            {null, null}, {null, null}, {20L, 20L}, {32L, 32L}
        });
        assertThat(Suppression.of(new long[][] {{2, 0, 0}}, LIMIT)).isDeepEqualTo(new Long[][] {
            {null, 0L, 0L, null}, {null, 0L, 0L, null}
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6})
    void sums_agree_and_no_small_number_is_shown(int rows) {
        var random = new Random(rows);
        for (int i = 0; i < 3000; i++) {
            var counts = drawn(random, rows, 1 + random.nextInt(6), i % 2 == 0 ? 8 : 40);
            var all = Suppression.withTotals(counts);
            var shown = Suppression.of(counts, LIMIT);
            for (int r = 0; r < all.length; r++) {
                for (int c = 0; c < all[0].length; c++) {
                    if (shown[r][c] == null) {
                        assertThat(all[r][c]).isPositive();
                    } else {
                        assertThat(shown[r][c]).isEqualTo(all[r][c]);
                        assertThat(shown[r][c]).as(Arrays.deepToString(counts)).matches(v -> v == 0 || v >= LIMIT);
                    }
                }
            }
            noLineLeavesOneAlone(counts, shown);
        }
    }

    /** With a total that is shown, two are hidden at least, and they come to more than a small number. */
    private static void noLineLeavesOneAlone(long[][] counts, Long[][] shown) {
        int rows = counts.length;
        int columns = counts[0].length;
        for (int r = 0; r <= rows && columns > 1; r++) {
            var line = Arrays.asList(shown[r]).subList(0, columns);
            check(line, shown[r][columns], shown);
        }
        for (int c = 0; c <= columns && rows > 1; c++) {
            var line = new ArrayList<Long>();
            for (int r = 0; r < rows; r++) {
                line.add(shown[r][c]);
            }
            check(line, shown[rows][c], shown);
        }
    }

    private static void check(List<Long> line, Long total, Long[][] shown) {
        long hidden = line.stream().filter(Objects::isNull).count();
        var as = Arrays.deepToString(shown);
        if (total == null) {
            assertThat(hidden).as(as).isPositive();
        } else if (hidden > 0) {
            assertThat(hidden).as(as).isGreaterThan(1);
            long left = total
                    - line.stream()
                            .filter(Objects::nonNull)
                            .mapToLong(Long::longValue)
                            .sum();
            assertThat(left).as(as).isGreaterThanOrEqualTo(LIMIT);
        }
    }

    /** Every way to fill in what is hidden that agrees with all that is shown: each place can hold more than one number. */
    @Test
    void each_hidden_number_could_be_another() {
        var random = new Random(7);
        for (int i = 0; i < 400; i++) {
            var counts = drawn(random, 1 + random.nextInt(3), 1 + random.nextInt(3), 8);
            var shown = Suppression.of(counts, 4);
            var fits = new ArrayList<Set<Long>>();
            int places = counts.length * counts[0].length;
            for (int p = 0; p < places; p++) {
                fits.add(new HashSet<>());
            }
            fill(new long[counts.length][counts[0].length], 0, shown, fits, new int[1]);
            for (int p = 0; p < places; p++) {
                if (shown[p / counts[0].length][p % counts[0].length] == null) {
                    assertThat(fits.get(p))
                            .as(Arrays.deepToString(counts) + Arrays.deepToString(shown))
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    private static void fill(long[][] tried, int place, Long[][] shown, List<Set<Long>> fits, int[] steps) {
        int columns = tried[0].length;
        if (place == tried.length * columns) {
            if (agrees(Suppression.withTotals(tried), shown)) {
                for (int p = 0; p < place; p++) {
                    fits.get(p).add(tried[p / columns][p % columns]);
                }
            }
            return;
        }
        if (steps[0]++ > 200_000) {
            return;
        }
        int r = place / columns;
        int c = place % columns;
        var known = shown[r][c];
        // Whoever reads it knows that a zero is never hidden.
        for (long value = known == null ? 1 : known; value <= (known == null ? 9 : known); value++) {
            tried[r][c] = value;
            if (mayStill(tried, r, c, shown)) {
                fill(tried, place + 1, shown, fits, steps);
            }
        }
        tried[r][c] = 0;
    }

    private static boolean mayStill(long[][] tried, int row, int column, Long[][] shown) {
        int columns = tried[0].length;
        long across = Arrays.stream(tried[row]).limit(column + 1).sum();
        var total = shown[row][columns];
        return total == null || (column == columns - 1 ? across == total : across <= total);
    }

    private static boolean agrees(long[][] all, Long[][] shown) {
        for (int r = 0; r < all.length; r++) {
            for (int c = 0; c < all[0].length; c++) {
                if (shown[r][c] != null && shown[r][c] != all[r][c] || shown[r][c] == null && all[r][c] == 0) {
                    return false;
                }
            }
        }
        return true;
    }
}

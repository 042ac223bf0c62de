package org.rightplace.governance;

import java.util.ArrayDeque;

/**
 * Which numbers of a table are not shown, so that nobody is found by a small one: those from 1 to below a limit, and as many others as it takes
 * that none of them can be worked out from the totals.
 *
 * <p>A zero says nothing of anybody and is always shown. What is hidden is therefore at least 1, and each hidden number lies on a ring of
 * hidden ones along which one more here is one less there: so none is the only one that fits. In a line whose total is shown the hidden numbers
 * come to the limit at least.
 */
final class Suppression {

    private final long[][] cells;
    private final boolean[][] hidden;
    private final long limit;

    private Suppression(long[][] cells, long limit) {
        this.cells = cells;
        this.hidden = new boolean[cells.length][cells[0].length];
        this.limit = limit;
    }

    /**
     * The table with its totals, null for what is hidden.
     *
     * @param counts a row for each thing counted, a column for each group; at least one of both
     * @param limit the smallest number but zero that is shown
     * @return with one more row and one more column, for the totals
     */
    static Long[][] of(long[][] counts, long limit) {
        // One column is its own total, and so is one row: then only the other direction adds up.
        if (counts.length == 1 || counts[0].length == 1) {
            return single(counts, limit);
        }
        var table = new Suppression(withTotals(counts), limit);
        table.hide();
        return table.shown();
    }

    private static Long[][] single(long[][] counts, long limit) {
        var flat = new long[counts.length * counts[0].length];
        for (int row = 0; row < counts.length; row++) {
            System.arraycopy(counts[row], 0, flat, row * counts[0].length, counts[0].length);
        }
        var line = new Suppression(new long[][] {withTotals(new long[][] {flat})[0]}, limit);
        line.hide();
        var shown = line.shown()[0];
        var all = new Long[counts.length + 1][counts[0].length + 1];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[0].length; column++) {
                var one = shown[row * counts[0].length + column];
                all[row][column] = one;
                all[counts.length][column] = counts.length == 1 ? one : shown[flat.length];
                all[row][counts[0].length] = counts[0].length == 1 ? one : shown[flat.length];
            }
        }
        all[counts.length][counts[0].length] = shown[flat.length];
        return all;
    }

    static long[][] withTotals(long[][] counts) {
        int rows = counts.length;
        int columns = counts[0].length;
        var all = new long[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                all[row][column] = counts[row][column];
                all[row][columns] += counts[row][column];
                all[rows][column] += counts[row][column];
                all[rows][columns] += counts[row][column];
            }
        }
        return all;
    }

    private Long[][] shown() {
        var shown = new Long[cells.length][cells[0].length];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                shown[row][column] = hidden[row][column] ? null : (Long) cells[row][column];
            }
        }
        return shown;
    }

    /** Only ever hides more, so it ends. */
    private void hide() {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                hidden[row][column] = cells[row][column] > 0 && cells[row][column] < limit;
            }
        }
        while (hidMore()) {
            // Each number more may leave another alone in its line.
        }
    }

    private boolean hidMore() {
        for (int row = 0; row < cells.length; row++) {
            if (hidMoreOf(line(row, true))) {
                return true;
            }
        }
        for (int column = 0; cells.length > 1 && column < cells[0].length; column++) {
            if (hidMoreOf(line(column, false))) {
                return true;
            }
        }
        return cells.length > 1 && closedRing();
    }

    /** The places of a line, its total last. */
    private int[][] line(int at, boolean across) {
        var places = new int[across ? cells[0].length : cells.length][];
        for (int i = 0; i < places.length; i++) {
            places[i] = across ? new int[] {at, i} : new int[] {i, at};
        }
        return places;
    }

    private boolean hidMoreOf(int[][] line) {
        var total = line[line.length - 1];
        int count = 0;
        long sum = 0;
        for (int i = 0; i < line.length - 1; i++) {
            if (isHidden(line[i])) {
                count++;
                sum += cell(line[i]);
            }
        }
        boolean open = isHidden(total);
        if (open ? count > 0 || cell(total) == 0 : count == 0 || count > 1 && sum >= limit) {
            return false;
        }
        int[] best = null;
        for (int i = 0; i < line.length - 1; i++) {
            if (!isHidden(line[i])
                    && cell(line[i]) > 0
                    && (best == null || better(line[i], best, open ? 0 : limit - sum))) {
                best = line[i];
            }
        }
        hide(best == null ? total : best);
        return true;
    }

    /** The smallest that is enough; where none is, the largest. */
    private boolean better(int[] one, int[] other, long enough) {
        boolean is = cell(one) >= enough;
        boolean was = cell(other) >= enough;
        if (is != was) {
            return is;
        }
        return is ? cell(one) < cell(other) : cell(one) > cell(other);
    }

    /** A hidden number that lies on no ring is the only one that fits: with the totals of its lines hidden it has one. */
    private boolean closedRing() {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[0].length; column++) {
                if (hidden[row][column] && !onRing(row, column)) {
                    int partner = partner(row, column);
                    return hideAll(row, partner);
                }
            }
        }
        return false;
    }

    /** Column of what makes a ring with a number: its own, or for one that is a total a number of its line. */
    private int partner(int row, int column) {
        if (column < cells[0].length - 1) {
            return column;
        }
        for (int other = 0; other < column; other++) {
            if (cells[row][other] > 0) {
                return other;
            }
        }
        return column;
    }

    private boolean hideAll(int someRow, int column) {
        int row = someRow;
        for (int other = 0; row == cells.length - 1 && other < cells.length - 1; other++) {
            if (cells[other][column] > 0) {
                row = other;
                break;
            }
        }
        int lastRow = cells.length - 1;
        int lastColumn = cells[0].length - 1;
        boolean more = false;
        for (int[] place : new int[][] {
            {row, column},
            {row, lastColumn},
            {lastRow, column},
            {lastRow, lastColumn},
            {someRow, column},
            {someRow, lastColumn}
        }) {
            more |= !isHidden(place) && cell(place) > 0;
            hidden[place[0]][place[1]] |= cell(place) > 0;
        }
        return more;
    }

    /** Whether the column of a hidden number is reached from its row over other hidden numbers: then they make a ring. */
    private boolean onRing(int row, int column) {
        int rows = cells.length;
        var seen = new boolean[rows + cells[0].length];
        var next = new ArrayDeque<Integer>();
        next.add(row);
        seen[row] = true;
        while (!next.isEmpty()) {
            int at = next.remove();
            for (int to = 0; to < seen.length; to++) {
                if (at < rows == to < rows || seen[to]) {
                    continue;
                }
                int r = Math.min(at, to);
                int c = Math.max(at, to) - rows;
                if (hidden[r][c] && !(r == row && c == column)) {
                    seen[to] = true;
                    next.add(to);
                }
            }
        }
        return seen[rows + column];
    }

    private boolean isHidden(int[] place) {
        return hidden[place[0]][place[1]];
    }

    private void hide(int[] place) {
        hidden[place[0]][place[1]] = true;
    }

    private long cell(int[] place) {
        return cells[place[0]][place[1]];
    }
}

package org.rightplace.contract.sheet;

import org.rightplace.schema.InputError;

/**
 * A place in a spreadsheet.
 *
 * @param row from 1, as a spreadsheet counts
 * @param column from 0
 */
record Cell(int row, int column) {

    /** The letters a spreadsheet heads a column with: A, B … Z, AA. */
    String letters() {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /**
     * What is wrong with it. The pointer is a fragment of RFC 7111, rows and columns from 1.
     *
     * @param heading the column's name as we write it; null where it has none
     * @param wanted what should stand there, never what does
     */
    InputError error(String heading, String code, String wanted) {
        return new InputError(
                "cell=" + row + "," + (column + 1),
                code,
                "Row " + row + ", column " + letters() + (heading == null ? "" : " (" + heading + ")") + ": " + wanted);
    }
}

package org.rightplace.register;

/** Thrown while reading a row, to be reported as a {@link RefusedRow}. */
final class RowRefused extends RuntimeException {

    private final String column;

    RowRefused(String column, String reason) {
        // Thousands may be thrown in one import and none is printed.
        super(reason, null, false, false);
        this.column = column;
    }

    RefusedRow at(long line) {
        return new RefusedRow(line, column, getMessage());
    }
}

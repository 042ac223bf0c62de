package org.rightplace.register;

import java.util.List;

/**
 * What an import did. Rows are counted without the heading line.
 *
 * @param read rows in the file
 * @param added rows that were new
 * @param changed rows that said something else than before
 * @param unchanged rows that said the same as before
 * @param refused rows that could not be read, at most {@value Tally#LISTED}; {@link #refusedRows} counts them all
 * @param digest SHA-256 of the file as it was given, in hexadecimal
 */
public record ImportReport(
        long read, long added, long changed, long unchanged, List<RefusedRow> refused, String digest) {

    public ImportReport {
        refused = List.copyOf(refused);
    }

    /** How many rows were refused, also those beyond the listed ones. */
    public long refusedRows() {
        return read - added - changed - unchanged;
    }
}

package org.rightplace.register;

/**
 * A row of a file that could not be read. It never repeats a value of the row.
 *
 * @param line line of the file on which the row begins; the heading line is 1
 * @param column heading of the column at fault; null when the whole row is
 * @param reason what is wrong, in plain words
 */
public record RefusedRow(long line, String column, String reason) {}

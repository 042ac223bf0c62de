package org.rightplace.register;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The newest import of a file.
 *
 * @param effectiveFrom the day from which the file's word holds; null for postcodes, which have none
 * @param read rows in the file
 * @param refused rows that could not be read, and so are not here
 * @param recordedAt when it was imported
 */
public record LastImport(LocalDate effectiveFrom, long read, long refused, Instant recordedAt) {}

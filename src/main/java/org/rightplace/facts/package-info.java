/**
 * What the rules may read: immutable records, one file each, and the {@link org.rightplace.facts.Finding} and
 * {@link org.rightplace.facts.Conclusion} they give back.
 *
 * <p>An unknown value is {@code null} and is never read as false, zero or none. Dates are {@link java.time.LocalDate},
 * money is whole pence, lengths are metres, times are minutes. Nothing here imports anything else of ours.
 */
package org.rightplace.facts;

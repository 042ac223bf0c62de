package org.rightplace.rulebook;

import java.time.LocalDate;

/**
 * A principle left out because it was not in force on the decision date.
 *
 * @param principle id
 * @param from its first day
 * @param to its last day; null if open
 */
public record NotInForce(String principle, LocalDate from, LocalDate to) {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * One kind of professional advice the plan rests on: one fact for each row of {@code tables/advice-kinds}.
 *
 * @param kind code of the table
 * @param needed whether every plan rests on this kind
 * @param on the day the newest advice of the kind is dated; null if none is recorded
 * @param daysOld days from then to the decision date; null without it
 */
public record Advice(String kind, Boolean needed, LocalDate on, Long daysOld) implements Fact {}

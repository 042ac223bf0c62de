package org.rightplace.facts;

import java.time.LocalDate;

/**
 * A duty to have regard, recorded as weighed before the authority chooses.
 *
 * @param duty section-19 or section-9
 * @param officer role; null if none is named
 * @param on the day; null if unknown
 */
public record Weighed(String duty, String officer, LocalDate on) implements Fact {}

package org.rightplace.facts;

/**
 * How letters and the plan are written for the family.
 *
 * @param readingAge reading age in whole years, rounded up; null if unknown
 * @param formats number of other forms offered; null when the request does not list them
 * @param easyRead whether easy read is among them; null with {@code formats}
 */
public record Letters(Long readingAge, Long formats, Boolean easyRead) implements Fact {}

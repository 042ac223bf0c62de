package org.rightplace.facts;

/**
 * What was tried before the plan.
 *
 * @param cycles number of cycles of assess, plan, do and review; null when the request does not list them
 * @param wholeCycles how many of them have every part: assessed, planned, done, reviewed, and what came of it; null with {@code cycles}
 * @param outreach number of kinds of outreach and specialist support that were considered; null when the request does not list them
 */
public record Graduated(Long cycles, Long wholeCycles, Long outreach) implements Fact {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * What is known of a setting's quality.
 *
 * @param urn the option
 * @param scheme the inspection scheme the grade belongs to; null if unknown
 * @param grade in that scheme; null if unknown
 * @param meetsBar whether the grade meets the local quality bar, from {@code tables/quality-bar}; null if scheme or grade is unknown to it
 * @param safeguardingMet null if unknown
 * @param openConcern whether a critical concern is open; null if unknown
 * @param inspectedOn null if unknown
 */
public record Quality(
        Integer urn,
        String scheme,
        String grade,
        Boolean meetsBar,
        Boolean safeguardingMet,
        Boolean openConcern,
        LocalDate inspectedOn)
        implements Fact {}

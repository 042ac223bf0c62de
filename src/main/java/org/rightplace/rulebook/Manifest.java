package org.rightplace.rulebook;

import java.time.LocalDate;

/**
 * Whose rulebook this is and who approved it: {@code rules/manifest.yaml}.
 *
 * @param name of the rulebook
 * @param version the owner's own, {@code 2026.1}
 * @param approvedBy who answers for it
 * @param approvedOn when
 */
public record Manifest(String name, String version, String approvedBy, LocalDate approvedOn) {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * One children's health service in use, and what takes over from it.
 *
 * @param service its code
 * @param adultService whether the adult service that takes over is named; null if not said
 * @param handoverOn the day it takes over; null if not said
 */
public record HealthService(String service, Boolean adultService, LocalDate handoverOn) implements Fact {}

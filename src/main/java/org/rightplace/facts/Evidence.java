package org.rightplace.facts;

import java.time.LocalDate;

/**
 * One piece of evidence held by an entry of the request.
 *
 * @param of the list or object it stands in: exceptions, mainstream, section9, otherwise, transport
 * @param entry place of the entry in its list, from 0; 0 where there is only one
 * @param kind an evidence kind of the API
 * @param on its date; null if unknown
 */
public record Evidence(String of, Long entry, String kind, LocalDate on) implements Fact {}

package org.rightplace.facts;

import java.time.LocalDate;

/**
 * The latest breach of a contract, or failure to perform after a chance to improve.
 *
 * @param outcome what it led to; none says that there was no breach; null where it is not known whether there was
 * @param counts whether that is something a notice must be published of; null with {@code outcome}
 * @param on the day it led to that
 * @param noticeOn the day a notice of it was published
 */
public record Breach(String outcome, Boolean counts, LocalDate on, LocalDate noticeOn) implements Fact {}

package org.rightplace.ledger;

/**
 * What {@link Ledger#appendOnce} did.
 *
 * @param entry now in the ledger
 * @param again whether it was there before: then nothing was appended, and the answer is to be rendered from this entry
 */
public record Appended(Entry entry, boolean again) {}

package org.rightplace.ledger;

import java.time.Instant;

/**
 * An entry as it stands in the ledger, without its private part.
 *
 * @param sequence its number: from 0, without gaps, never reused
 * @param decisionId UUID version 7
 * @param recordedAt to the millisecond; the order of entries is that of {@code sequence}, whatever a clock said
 * @param bodyBytes canonical JSON (RFC 8785) in UTF-8
 * @param leafHash see {@link LeafHash}
 */
public record Entry(
        long sequence, String decisionId, EntryKind kind, Instant recordedAt, byte[] bodyBytes, String leafHash) {

    public Entry {
        bodyBytes = bodyBytes.clone();
    }

    @Override
    public byte[] bodyBytes() {
        return bodyBytes.clone();
    }
}

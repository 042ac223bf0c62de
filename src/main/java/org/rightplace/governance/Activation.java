package org.rightplace.governance;

import java.time.Instant;
import org.rightplace.ledger.StoredEntry;

/**
 * The entry that put a rulebook in service.
 *
 * @param sequence its number in the ledger
 * @param name of the rulebook
 * @param version the owner's own
 * @param digest of the files
 * @param previous digest of the one that was activated before; null if none was
 */
public record Activation(
        long sequence, Instant recordedAt, String name, String version, String digest, String previous) {

    /** Of the entry that records it. */
    public static Activation of(StoredEntry stored) {
        var content = stored.body().path("content");
        var rulebook = content.path("rulebook");
        return new Activation(
                stored.entry().sequence(),
                stored.entry().recordedAt(),
                rulebook.path("name").asText(),
                rulebook.path("version").asText(),
                rulebook.path("digest").asText(),
                content.path("previous").textValue());
    }
}

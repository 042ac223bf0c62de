package org.rightplace.ledger;

/**
 * Whoever was to make an entry of what is held on a person, while nobody else could append, made none; the message says why, and nothing of
 * the person. Nothing was recorded and nothing erased.
 */
public final class DraftRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DraftRefused(String why) {
        super(why);
    }
}

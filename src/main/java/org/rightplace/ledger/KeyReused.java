package org.rightplace.ledger;

/** A caller sent another request under an idempotency key that already stands for one. Nothing was appended. */
public final class KeyReused extends RuntimeException {

    KeyReused() {
        super("This idempotency key already stands for another request; send this one under a new key");
    }
}

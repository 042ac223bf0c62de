package org.rightplace.ledger;

/** The ledger was not opened. The message says why and how to mend it. */
public final class CannotOpenLedger extends RuntimeException {

    CannotOpenLedger(String message) {
        super(message);
    }

    CannotOpenLedger(String message, Throwable cause) {
        super(message, cause);
    }
}

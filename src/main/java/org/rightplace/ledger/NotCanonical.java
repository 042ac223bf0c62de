package org.rightplace.ledger;

/** A JSON value that has no canonical form. The message says where it is and what is wrong, never the value. */
public final class NotCanonical extends IllegalArgumentException {

    NotCanonical(String message) {
        super(message);
    }
}

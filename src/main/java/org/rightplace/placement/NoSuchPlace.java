package org.rightplace.placement;

/** A place to search around that is not known; the message says what it may be, and never what was given. */
public final class NoSuchPlace extends Exception {

    private static final long serialVersionUID = 1L;

    NoSuchPlace(String message) {
        super(message, null, false, false);
    }
}

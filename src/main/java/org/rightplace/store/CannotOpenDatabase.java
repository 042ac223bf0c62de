package org.rightplace.store;

/** The database cannot be opened; the message says which and what to look at. It carries no cause: a driver's message may quote data. */
public final class CannotOpenDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotOpenDatabase(String message) {
        super(message);
    }
}

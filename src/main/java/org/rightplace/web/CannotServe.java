package org.rightplace.web;

/** The pages cannot be served; the message says why and how to mend it. */
public final class CannotServe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotServe(String message) {
        super(message);
    }
}

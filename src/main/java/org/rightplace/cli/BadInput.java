package org.rightplace.cli;

/** What the user gave cannot be used; the message says what and where, and ends the command with 2. */
public final class BadInput extends Exception {

    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }
}

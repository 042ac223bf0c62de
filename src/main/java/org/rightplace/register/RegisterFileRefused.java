package org.rightplace.register;

/** A file that was not imported at all. The message says why and how to mend it, and repeats no value of a row. */
public final class RegisterFileRefused extends RuntimeException {

    RegisterFileRefused(String message) {
        super(message);
    }
}

package org.rightplace.backup;

/** A backup cannot be put back, or not here; the message says why and quotes nothing that is in it. What was there is as it was. */
public final class CannotRestore extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRestore(String message) {
        super(message);
    }
}

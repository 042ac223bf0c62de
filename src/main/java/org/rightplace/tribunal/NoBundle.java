package org.rightplace.tribunal;

/** A bundle cannot be made, or what was given is none; the message says why and quotes nothing that is in it. */
public final class NoBundle extends Exception {

    private static final long serialVersionUID = 1L;

    NoBundle(String message) {
        super(message);
    }
}

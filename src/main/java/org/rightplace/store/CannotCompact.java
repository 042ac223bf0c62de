package org.rightplace.store;

/** The database could not be written anew without what was deleted from it; the message says why, and what to do. */
public final class CannotCompact extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotCompact(String why) {
        super(why);
    }
}

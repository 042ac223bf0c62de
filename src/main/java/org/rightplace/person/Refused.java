package org.rightplace.person;

/** What was asked for cannot be done; the message says why, and nothing of a person. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String why) {
        super(why);
    }
}

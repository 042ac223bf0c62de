package org.rightplace.access;

/** What was asked about an account will not do; the message says why, and never what was sent. */
public final class NotAccepted extends Exception {

    private static final long serialVersionUID = 1L;

    NotAccepted(String why) {
        super(why);
    }
}

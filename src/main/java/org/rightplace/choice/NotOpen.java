package org.rightplace.choice;

/** There can be no such choice on an entry: it is no advice, has been erased, or was decided on already. Nothing was recorded. */
public final class NotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotOpen(String why) {
        super(why);
    }
}

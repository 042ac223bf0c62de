package org.rightplace.rulebook;

/** The rulebook in service did something no rulebook may: stayed silent, spoke twice, or lacks what it needs. No advice is given. */
public final class RulebookDefect extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RulebookDefect(String message) {
        super(message);
    }
}

package org.rightplace.governance;

import java.util.Optional;

/** The name of who answers for a rulebook. */
public final class Approver {

    /** What a name must be, in words. */
    public static final String WANTED =
            "is the name of who answers for the rulebook, at most 200 characters on one line";

    private static final int LONGEST = 200;

    private Approver() {}

    /** A name without blanks around it; empty when it is none. */
    public static Optional<String> of(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .filter(name -> name.codePoints().noneMatch(Approver::unusable));
    }

    /** Half a surrogate pair could not be recorded. */
    private static boolean unusable(int c) {
        return Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}

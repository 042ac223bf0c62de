package org.rightplace.person;

import java.util.regex.Pattern;

/**
 * Who does something with a person's record.
 *
 * @param name kept in a private section of the entry
 * @param role a code, kept for good
 */
public record Officer(String name, String role) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern ROLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ROLE = 64;

    /** @throws Refused when either is not what it has to be */
    public Officer {
        name = checked("--by", name);
        if (!ROLE.matcher(role).matches() || role.length() > LONGEST_ROLE) {
            throw new Refused("--role is a code in lower-case letters, digits and single hyphens, records-officer say");
        }
    }

    /** @param option where it came from */
    static String checked(String option, String name) {
        var stripped = name.strip();
        boolean unusable = stripped.codePoints()
                .anyMatch(
                        c -> Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME || unusable) {
            throw new Refused(option + " is a name, at most " + LONGEST_NAME + " characters on one line");
        }
        return stripped;
    }

    /** Leaves out the name. */
    @Override
    public String toString() {
        return "Officer[" + role + "]";
    }
}

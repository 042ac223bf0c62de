package org.rightplace.choice;

import java.time.LocalDate;
import java.util.List;

/**
 * A person's choice as it was sent in; {@code schema/outcome.json}.
 *
 * @param choice code of {@code tables/choices}
 * @param standing code of {@code tables/choice-standings}: whose choice it is, a panel's that recommends or the officer's that decides
 * @param code code of {@code tables/departure-codes}; null where nothing is departed from
 * @param reason in the person's own words; null where none is given
 * @param settingUrn the setting chosen; null for the one advised, or none
 * @param decidedBy the person's name
 * @param role the person's role
 * @param decidedOn the day of the choice
 * @param corrects id of the earlier choice this one puts right; null for none
 * @param panel that sat; null where none did
 */
public record Choice(
        String choice,
        String standing,
        String code,
        String reason,
        Integer settingUrn,
        String decidedBy,
        String role,
        LocalDate decidedOn,
        String corrects,
        Panel panel) {

    public static final String DEPARTED = "departed";
    public static final String DEFERRED = "deferred";
    public static final String AGREED = "agreed";

    /** The standing of a choice that says nothing of it: what the law asks for is a decision. */
    public static final String DECISION = "decision";

    /** Whoever decided is what, for people: the role is a code. */
    public String roleInWords() {
        return role.replace('-', ' ');
    }

    public Choice {
        standing = standing == null ? DECISION : standing;
    }

    boolean decides() {
        return standing.equals(DECISION);
    }

    /**
     * Who sat.
     *
     * @param conflicts interests that were declared, in words
     */
    public record Panel(String chair, Integer members, Boolean quorate, List<String> conflicts) {}
}

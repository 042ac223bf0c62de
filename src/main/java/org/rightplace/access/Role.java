package org.rightplace.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may be here. One person may be several. */
public enum Role {
    /** Prepares requests and asks for advice. */
    CASEWORKER("caseworker"),
    /** Sits on a placement panel: reads advice and asks what if. */
    PANEL("panel"),
    /** Decides on advice, and is named for it. */
    DECISION_MAKER("decision-maker"),
    /** Has contracts and self-evaluations checked. */
    COMMISSIONER("commissioner"),
    /** Sits on a governance board: reads the log. */
    BOARD("board"),
    /** Answers for the rulebook and puts one in service. */
    RULES_OWNER("rules-owner"),
    /** Looks after accounts and the running program. Sees no child's record for that. */
    ADMINISTRATOR("administrator");

    /** Those who read what was advised and decided. */
    public static final Role[] READERS = {CASEWORKER, PANEL, DECISION_MAKER, COMMISSIONER, BOARD};

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    /** The role as it is written on the command line and in the ledger. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Role> named(String wireName) {
        return Stream.of(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }
}

package org.rightplace.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

    /** Those who see children's records whole, as it is their work. */
    private static final Set<Role> OF_CASES = EnumSet.of(CASEWORKER, PANEL, DECISION_MAKER);

    /** Those who ask for advice and reviews. Who approves rulebooks is somebody else. */
    private static final Set<Role> ASKING = EnumSet.of(CASEWORKER, COMMISSIONER);

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    /** The role as it is written on the command line and in the ledger. */
    public String wireName() {
        return wireName;
    }

    /** Whether one of these sees records about persons: whole, or as boards do. */
    static boolean seesPersons(Set<Role> roles) {
        return seesPersonsWhole(roles) || roles.contains(BOARD);
    }

    /** Whether one of these sees what is personal in them without saying why. */
    static boolean seesPersonsWhole(Set<Role> roles) {
        return roles.stream().anyMatch(OF_CASES::contains);
    }

    /** Whether one of these sees records about contracts and services. */
    static boolean seesServices(Set<Role> roles) {
        return roles.contains(COMMISSIONER) || roles.contains(BOARD);
    }

    static boolean asks(Set<Role> roles) {
        return roles.stream().anyMatch(ASKING::contains);
    }

    /** Whether one person may have all of these: nobody approves the rules by which they are advised. */
    static boolean goTogether(Set<Role> roles) {
        return !roles.contains(RULES_OWNER) || !asks(roles);
    }

    public static Optional<Role> named(String wireName) {
        return Stream.of(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }
}

package org.rightplace.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Made-up users of the demonstration, with a password everybody knows. A server that is not a demonstration refuses to start with them. */
public final class DemoUsers {

    /** The password of all of them. */
    public static final String PASSWORD = "made-up-not-secret";

    private static final Set<String> BOTH = Set.of("873", "874");

    private static final List<Account> ALL = List.of(
            Accounts.madeUp("demo-caseworker", "Casey Made-Up", EnumSet.of(Role.CASEWORKER), BOTH),
            Accounts.madeUp("demo-panel", "Pat Made-Up", EnumSet.of(Role.PANEL, Role.DECISION_MAKER), BOTH),
            Accounts.madeUp("demo-commissioner", "Chris Made-Up", EnumSet.of(Role.COMMISSIONER), BOTH),
            Accounts.madeUp("demo-board", "Bo Made-Up", EnumSet.of(Role.BOARD), BOTH),
            Accounts.madeUp("demo-owner", "Olly Made-Up", EnumSet.of(Role.RULES_OWNER, Role.ADMINISTRATOR), BOTH),
            Accounts.madeUp(
                    "demo-program",
                    "Another program, made up",
                    EnumSet.of(Role.CASEWORKER, Role.COMMISSIONER, Role.BOARD),
                    BOTH));

    private DemoUsers() {}

    /** What they sign in with. */
    public static List<String> names() {
        return ALL.stream().map(Account::name).toList();
    }

    /** Adds those that are not there yet. */
    public static void in(Accounts accounts) {
        for (var account : ALL) {
            if (accounts.find(account.name()).isEmpty()) {
                try {
                    accounts.add(account, PASSWORD);
                } catch (NotAccepted e) {
                    throw new IllegalStateException(e.getMessage());
                }
            }
        }
    }
}

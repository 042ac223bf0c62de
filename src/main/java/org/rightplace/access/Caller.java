package org.rightplace.access;

import java.util.Set;

/**
 * Somebody who has signed in, or a program that acts for them.
 *
 * @param account the name they sign in with
 * @param fullName as others know them
 * @param roles those that count now: of a token, those it is good for
 * @param authorities codes of the authorities whose records are theirs to see
 * @param formToken what a form of their session must carry; null for a program, which shows its token with every request and so cannot be
 *     made to send one unawares
 */
public record Caller(String account, String fullName, Set<Role> roles, Set<String> authorities, String formToken) {

    public Caller {
        roles = Set.copyOf(roles);
        authorities = Set.copyOf(authorities);
    }

    /** The holder of an account, in some of its roles. */
    static Caller of(Account account, Set<Role> roles, String formToken) {
        return new Caller(account.name(), account.fullName(), roles, account.authorities(), formToken);
    }

    /** Whether they see records about persons: whole, or as boards do. */
    public boolean seesPersons() {
        return Role.seesPersons(roles);
    }

    /** Whether they see what is personal in those without saying why they need to. */
    public boolean seesPersonsWhole() {
        return Role.seesPersonsWhole(roles);
    }

    /** Whether they see records about contracts and services. */
    public boolean seesServices() {
        return Role.seesServices(roles);
    }

    /** Leaves out the secret, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "Caller[" + account + "]";
    }
}

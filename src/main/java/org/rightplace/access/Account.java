package org.rightplace.access;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name what they sign in with: lower-case letters, digits and {@code . - _ ' @}
 * @param fullName as others know them
 * @param authorities codes of the authorities whose records are theirs to see
 * @param disabled whether they may no longer come in
 * @param demonstration whether it is made up, with a password everybody knows
 */
public record Account(
        String name,
        String fullName,
        Set<Role> roles,
        Set<String> authorities,
        boolean disabled,
        boolean demonstration) {

    /** Whether they ask for advice or reviews: then they approve neither rulebooks nor erasures. */
    public boolean asks() {
        return Role.asks(roles);
    }

    public Account {
        roles = Set.copyOf(roles);
        authorities = Set.copyOf(authorities);
    }
}

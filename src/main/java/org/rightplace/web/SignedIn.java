package org.rightplace.web;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Whoever sent a request, as far as it is known.
 *
 * @param account the name they sign in with
 * @param fullName as others know them
 * @param authorities codes of the authorities whose records are theirs to see
 * @param formToken what a form of their session must carry; null for a program, which shows its token with every request and so cannot be
 *     made to send one unawares
 */
public record SignedIn(String account, String fullName, Set<Role> roles, Set<String> authorities, String formToken) {

    private static final String ATTRIBUTE = "rightplace.signed-in";
    private static final String ACTING = "rightplace.acting";

    public SignedIn {
        roles = Set.copyOf(roles);
        authorities = Set.copyOf(authorities);
    }

    /** @param acting the role that lets them do what they ask */
    void on(Context context, Role acting) {
        context.attribute(ATTRIBUTE, this);
        context.attribute(ACTING, acting);
    }

    /** In which role a request is made: of the sender's, the first that lets them. Not for what is open to everybody. */
    public static Role acting(Context context) {
        return context.attribute(ACTING);
    }

    /** Who sent a request; null where nobody has signed in, which only what is open to everybody meets. */
    public static SignedIn of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Leaves out the secret, so that it cannot reach a log by way of a message. */
    @Override
    public String toString() {
        return "SignedIn[" + account + "]";
    }
}

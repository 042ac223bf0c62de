package org.rightplace.web;

import io.javalin.http.Context;
import org.rightplace.access.Caller;
import org.rightplace.access.Role;

/** Whoever sent a request, where the door let it through. */
public final class SignedIn {

    private static final String CALLER = "rightplace.caller";
    private static final String ACTING = "rightplace.acting";

    private SignedIn() {}

    /** @param acting the role that lets them do what they ask */
    static void note(Context context, Caller caller, Role acting) {
        context.attribute(CALLER, caller);
        context.attribute(ACTING, acting);
    }

    /** Who sent a request; null where nobody has signed in, which only what is open to everybody meets. */
    public static Caller caller(Context context) {
        return context.attribute(CALLER);
    }

    /** In which role a request is made: of the sender's, the first that lets them. Null where nobody has signed in. */
    public static Role acting(Context context) {
        return context.attribute(ACTING);
    }
}
